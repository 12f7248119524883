#include "identity/name_index.hpp"

#include "identity/name_words.hpp"

namespace folkmoot::identity {
namespace {

constexpr Sql insert_beginnings{
    "insert into person_beginning (beginning, name, person) select value, :name, :id from json_each(:list)",
    "insert into person_beginning (beginning, name, person) "
    "select jsonb_array_elements_text(cast(:list as jsonb)), :name, :id"};
constexpr Sql drop_beginnings{"delete from person_beginning where person = :id"};
constexpr Sql select_unindexed{
    "select p.id, p.name, p.email from person p where p.id > :after and p.state <> 'erased' "
    "and not exists (select 1 from person_beginning b where b.person = p.id) order by p.id limit 500"};

struct NamedPerson {
    ObjectId id;
    std::string name;
    std::string email;
    static constexpr auto fields() {
        return std::array{field<&NamedPerson::id>("id", "The person"),
            field<&NamedPerson::name>("name", "Name", personal("to be found by colleagues", "until erased")),
            field<&NamedPerson::email>(
                "email", "Address", personal("to be found by colleagues", "until erased"))};
    }
};

} // namespace

void index_name(WriteTx& tx, ObjectId person, std::string_view name, std::string_view email) {
    tx.run(
        insert_beginnings, bind("list", beginnings_of(name, email)), bind("name", name), bind("id", person));
}

void renew_name(WriteTx& tx, ObjectId person, std::string_view name, std::string_view email) {
    tx.run(drop_beginnings, bind("id", person));
    index_name(tx, person, name, email);
}

std::optional<ObjectId> index_names(WriteTx& tx, ObjectId after) {
    const auto people = tx.rows<NamedPerson>(select_unindexed, bind("after", after));
    for (const auto& person : people)
        index_name(tx, person.id, person.name, person.email);
    return people.empty() ? std::nullopt : std::optional{people.back().id};
}

} // namespace folkmoot::identity
