#include "identity/affiliation.hpp"

namespace folkmoot::identity {
namespace {

constexpr Sql put_until{"update affiliation set until = :now where id = :id"};
constexpr Sql insert_affiliation{"insert into affiliation (id, person, organisation, title, since, until) "
                                 "values (:id, :person, :organisation, :title, :now, :until)"};

} // namespace

ObjectId begin_affiliation(WriteTx& tx, const NewAffiliation& affiliation) {
    const ObjectId id = tx.new_id();
    tx.run(insert_affiliation, bind("id", id), bind("person", affiliation.person),
        bind("organisation", affiliation.organisation), bind("title", affiliation.title),
        bind("now", tx.now()), bind("until", affiliation.until));
    return id;
}

void end_affiliation(WriteTx& tx, ObjectId affiliation) {
    tx.run(put_until, bind("now", tx.now()), bind("id", affiliation));
}

} // namespace folkmoot::identity
