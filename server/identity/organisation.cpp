#include "identity/organisation.hpp"

#include "access/rights_version.hpp"
#include "access/succession.hpp"

#include "folkmoot/audit.hpp"
#include "identity/affiliation.hpp"

namespace folkmoot::identity {
namespace {

constexpr Sql insert_organisation{"insert into organisation (id, kind, name, short_name, created) "
                                  "values (:id, :kind, :name, :short_name, :now)"};
constexpr Sql insert_name{"insert into organisation_name (organisation, since, name, short_name) "
                          "values (:organisation, :since, :name, :short_name)"};
constexpr Sql insert_domain{
    "insert into organisation_domain (domain, organisation) values (:domain, :organisation)"};
constexpr Sql update_name{"update organisation set name = :name, short_name = :short_name where id = :id"};
constexpr Sql organisation_by_id{"select id, kind, name, short_name, ended from organisation where id = :id"};
constexpr Sql all_organisations{
    "select id, kind, name, short_name, ended from organisation order by name, id limit 500"};
constexpr Sql name_at{"select name from organisation_name where organisation = :id and since <= :when "
                      "order by since desc limit 1"};
constexpr Sql by_domain{"select organisation from organisation_domain where domain = :domain"};
constexpr Sql end_organisation{"update organisation set ended = :now, successor = :into where id = :id"};
struct Membership {
    ObjectId id;
    ObjectId person;
    std::string title;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&Membership::id>("id", "The affiliation"),
            field<&Membership::person>("person", "Whose"), field<&Membership::title>("title", "Title there"),
            field<&Membership::until>("until", "Until when")};
    }
};
constexpr Sql memberships_now{"select id, person, title, until from affiliation where organisation = :id "
                              "and (until is null or until > :now) order by id limit 1000"};
constexpr Sql move_invitations{"update invitation set organisation = :into where organisation = :id"};
constexpr Sql move_domains{"update organisation_domain set organisation = :into where organisation = :id"};
constexpr Sql insert_group{"insert into person_group (id, name, created) values (:id, :name, :now)"};
constexpr Sql group_by_name{"select id from person_group where name = :name"};
constexpr Sql insert_member{
    "insert into group_member (group_id, person, since) values (:group, :person, :now) "
    "on conflict (group_id, person) do nothing"};
constexpr Sql delete_member{"delete from group_member where group_id = :group and person = :person"};

Organisation require_open(ReadTx& tx, ObjectId id) {
    auto organisation = find_organisation(tx, id);
    if (!organisation) throw Problem(Code::not_found, "identity.no_organisation");
    if (organisation->ended) throw Problem(Code::conflict, "identity.organisation_ended");
    return *organisation;
}

} // namespace

ObjectId create_organisation(WriteTx& tx, const NewOrganisation& organisation) {
    const ObjectId id = tx.new_id();
    tx.run(insert_organisation, bind("id", id), bind("kind", organisation.kind),
        bind("name", organisation.name), bind("short_name", organisation.short_name), bind("now", tx.now()));
    record_former_name(tx, id, tx.now(), organisation.name, organisation.short_name);
    for (const auto& domain : organisation.domains)
        tx.run(insert_domain, bind("domain", domain), bind("organisation", id));
    return id;
}

void rename_organisation(
    WriteTx& tx, ObjectId organisation, std::string_view name, std::string_view short_name) {
    require_open(tx, organisation);
    tx.run(update_name, bind("name", name), bind("short_name", short_name), bind("id", organisation));
    record_former_name(tx, organisation, tx.now(), name, short_name);
    access::rights_changed(tx, organisation); // its name stands beside those of its people
}

void merge_organisations(WriteTx& tx, ObjectId ending, ObjectId into) {
    require_open(tx, ending);
    require_open(tx, into);
    if (ending == into) throw Problem(Code::conflict, "identity.same_organisation");
    auto of_today = [&] {
        return tx.rows<Membership>(memberships_now, bind("id", ending), bind("now", tx.now()));
    };
    // Whoever has been moved is no longer found, so the last page is empty.
    for (auto page = of_today(); !page.empty(); page = of_today()) {
        for (const auto& old : page) {
            end_affiliation(tx, old.id);
            begin_affiliation(
                tx, {.person = old.person, .organisation = into, .title = old.title, .until = old.until});
            access::rights_changed(tx, old.person);
        }
    }
    tx.run(move_domains, bind("into", into), bind("id", ending));
    tx.run(move_invitations, bind("into", into), bind("id", ending));
    access::pass_on(tx, {.kind = access::SubjectKind::organisation, .from = ending, .to = into});
    tx.audit(AuditLine{"identity.organisations_merged"}.about(into).with(ending.text()));
    tx.run(end_organisation, bind("now", tx.now()), bind("into", into), bind("id", ending));
}

std::string organisation_name_at(ReadTx& tx, ObjectId organisation, Time when) {
    if (auto name = tx.value<std::string>(name_at, bind("id", organisation), bind("when", when)))
        return *name;
    auto today = find_organisation(tx, organisation);
    return today ? today->name : std::string{};
}

void record_former_name(
    WriteTx& tx, ObjectId organisation, Time since, std::string_view name, std::string_view short_name) {
    tx.run(insert_name, bind("organisation", organisation), bind("since", since), bind("name", name),
        bind("short_name", short_name));
}

std::optional<ObjectId> find_organisation_by_domain(ReadTx& tx, std::string_view domain) {
    return tx.value<ObjectId>(by_domain, bind("domain", domain));
}

std::optional<ObjectId> organisation_for(ReadTx& tx, std::string_view email, PersonKind kind) {
    const std::string key = email_key(email);
    if (auto known = find_organisation_by_domain(tx, std::string_view{key}.substr(key.find('@') + 1)))
        return known;
    if (kind == PersonKind::guest) return std::nullopt;
    for (const auto& body : list_organisations(tx))
        if (body.kind == OrganisationKind::host && !body.ended) return body.id;
    return std::nullopt;
}

std::optional<Organisation> find_organisation(ReadTx& tx, ObjectId id) {
    return tx.row<Organisation>(organisation_by_id, bind("id", id));
}

std::vector<Organisation> list_organisations(ReadTx& tx) {
    return tx.rows<Organisation>(all_organisations);
}

ObjectId create_group(WriteTx& tx, std::string_view name) {
    const ObjectId id = tx.new_id();
    tx.run(insert_group, bind("id", id), bind("name", name), bind("now", tx.now()));
    return id;
}

std::optional<ObjectId> find_group(ReadTx& tx, std::string_view name) {
    return tx.value<ObjectId>(group_by_name, bind("name", name));
}

void add_to_group(WriteTx& tx, ObjectId group, ObjectId person) {
    tx.run(insert_member, bind("group", group), bind("person", person), bind("now", tx.now()));
    access::rights_changed(tx, person);
}

void remove_from_group(WriteTx& tx, ObjectId group, ObjectId person) {
    tx.run(delete_member, bind("group", group), bind("person", person));
    access::rights_changed(tx, person);
}

} // namespace folkmoot::identity
