#include "host/moving/tables.hpp"
#include "identity/name_index.hpp"
#include "identity/person.hpp"
#include "identity/profile_word.hpp"

namespace folkmoot::host::moving {
namespace {

struct OrganisationRow {
    ObjectId id;
    std::string kind;
    std::string name;
    std::string short_name;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&OrganisationRow::id>("id", "The organisation"),
            field<&OrganisationRow::kind>("kind", "host, government or external"),
            field<&OrganisationRow::name>("name", "Its name", length(1, 500)),
            field<&OrganisationRow::short_name>("short_name", "Its short name"),
            field<&OrganisationRow::created>("created", "When it was made")};
    }
};

struct PersonRow {
    ObjectId id;
    std::string kind;
    std::string name;
    std::string email;
    std::string title;
    std::optional<ObjectId> sponsor;
    std::string purpose;
    std::optional<Time> expires;
    std::string language;
    std::optional<ObjectId> organisation;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&PersonRow::id>("id", "The person"),
            field<&PersonRow::kind>("kind", "staff or guest"),
            field<&PersonRow::name>("name", "Their name", length(1, 500)),
            field<&PersonRow::email>("email", "Their address", length(1, 500)),
            field<&PersonRow::title>("title", "Their job title"),
            field<&PersonRow::sponsor>("sponsor", "Of a guest"),
            field<&PersonRow::purpose>("purpose", "Of a guest"),
            field<&PersonRow::expires>("expires", "Of a guest"),
            field<&PersonRow::language>("language", "In which they are written to"),
            field<&PersonRow::organisation>("organisation", "Whom they belong to"),
            field<&PersonRow::created>("created", "When the account was made")};
    }
};

struct GroupRow {
    ObjectId id;
    std::string name;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&GroupRow::id>("id", "The group"),
            field<&GroupRow::name>("name", "Its name", length(1, 500)),
            field<&GroupRow::created>("created", "When it was made")};
    }
};

struct MemberRow {
    ObjectId group;
    ObjectId person;
    Time since;
    static constexpr auto fields() {
        return std::array{field<&MemberRow::group>("group", "The group"),
            field<&MemberRow::person>("person", "Who is in it"),
            field<&MemberRow::since>("since", "Since when")};
    }
};

/// What people say of themselves but how to reach them: that they told people of this site.
struct ProfileRow {
    ObjectId person;
    std::string does;
    std::string works_on;
    std::string hours;
    Time changed;
    static constexpr auto fields() {
        return std::array{field<&ProfileRow::person>("person", "Whose"),
            field<&ProfileRow::does>("does", "What they do"),
            field<&ProfileRow::works_on>("works_on", "What they work on", lines),
            field<&ProfileRow::hours>("hours", "When they work"),
            field<&ProfileRow::changed>("changed", "When it was changed last")};
    }
};

struct ProfileWordRow {
    ObjectId person;
    identity::WordKind kind = identity::WordKind::skill;
    std::int64_t position = 0;
    std::string word;
    static constexpr auto fields() {
        return std::array{field<&ProfileWordRow::person>("person", "Whose"),
            field<&ProfileWordRow::kind>("kind", "A skill or a language"),
            field<&ProfileWordRow::position>("position", "Place among them"),
            field<&ProfileWordRow::word>("word", "The word", length(1, 500))};
    }
};

constexpr Sql organisations =
    OF_IDS("select id, kind, name, short_name, created from organisation where id in ", " order by id");
constexpr Sql insert_organisation{"insert into organisation (id, kind, name, short_name, created) "
                                  "values (:id, :kind, :name, :short_name, :created) on conflict do nothing"};
constexpr Sql insert_name{"insert into organisation_name (organisation, since, name, short_name) "
                          "values (:id, :created, :name, :short_name) on conflict do nothing"};

constexpr Sql carried_people =
    OF_IDS("select p.id, p.kind, p.name, p.email, p.title, p.sponsor, p.purpose, p.expires, p.language, "
           "c.organisation, p.created from person p join contact c on c.id = p.id where p.id in ",
        " order by p.id");
constexpr Sql insert_contact{"insert into contact (id, kind, name, email, organisation, created) "
                             "values (:id, 'person', :name, :email, :organisation, :created)"};
constexpr Sql insert_person{
    "insert into person (id, kind, email, name, title, state, sponsor, purpose, expires, language, created) "
    "values (:id, :kind, :email, :name, :title, 'disabled', :sponsor, :purpose, :expires, :language, "
    ":created)"};
constexpr Sql insert_affiliation{"insert into affiliation (id, person, organisation, title, since) "
                                 "values (:id, :person, :organisation, :title, :since)"};

constexpr Sql groups = OF_IDS("select id, name, created from person_group where id in ", " order by id");
constexpr Sql insert_group{"insert into person_group (id, name, created) values (:id, :name, :created) "
                           "on conflict do nothing"};
constexpr Sql members = OF_IDS(
    "select group_id, person, since from group_member where group_id in ", " order by group_id, person");
constexpr Sql insert_member{"insert into group_member (group_id, person, since) "
                            "values (:group, :person, :since) on conflict do nothing"};

constexpr Sql profiles =
    OF_IDS("select person, does, works_on, hours, changed from profile where person in ", " order by person");
constexpr Sql insert_profile{"insert into profile (person, does, works_on, hours, version, changed) values "
                             "(:person, :does, :works_on, :hours, 1, :changed) on conflict do nothing"};
constexpr Sql profile_words = OF_IDS("select person, kind, position, word from profile_word where person in ",
    " order by person, kind, position");
constexpr Sql count_profiles{"select count(*) from profile where person = :person"};

void put_organisation(WriteTx& tx, const OrganisationRow& row) {
    if (tx.run_with(insert_organisation, row) == 1)
        tx.run(insert_name, bind("id", row.id), bind("created", row.created), bind("name", row.name),
            bind("short_name", row.short_name));
}

/// Nobody who comes in can sign in before an administrator takes the account into use.
void put_person(WriteTx& tx, const PersonRow& row) {
    if (identity::find_person_by_email(tx, row.email)) return;
    tx.run(insert_contact, bind("id", row.id), bind("name", row.name), bind("email", row.email),
        bind("organisation", row.organisation), bind("created", row.created));
    tx.run(insert_person, bind("id", row.id), bind("kind", row.kind), bind("email", row.email),
        bind("name", row.name), bind("title", row.title), bind("sponsor", row.sponsor),
        bind("purpose", row.purpose), bind("expires", row.expires), bind("language", row.language),
        bind("created", row.created));
    identity::index_name(tx, row.id, row.name, row.email);
    if (row.organisation)
        tx.run(insert_affiliation, bind("id", tx.new_id()), bind("person", row.id),
            bind("organisation", *row.organisation), bind("title", row.title), bind("since", row.created));
}

void put_group(WriteTx& tx, const GroupRow& row) {
    tx.run_with(insert_group, row);
}

void put_member(WriteTx& tx, const MemberRow& row) {
    tx.run_with(insert_member, row);
}

/// Words come before the rest of a profile: whoever has one here already keeps it as it is.
void put_profile_word(WriteTx& tx, const ProfileWordRow& row) {
    if (tx.value<std::int64_t>(count_profiles, bind("person", row.person)).value_or(0) > 0) return;
    identity::add_word(tx, row.person, row.kind, row.word);
}

void put_profile_row(WriteTx& tx, const ProfileRow& row) {
    tx.run_with(insert_profile, row);
}

} // namespace

std::vector<Table> people_tables() {
    return {{By::organisations,
                table_of<OrganisationRow>(
                    {.name = "organisations", .select = organisations, .put = put_organisation})},
        {By::people, table_of<PersonRow>({.name = "people", .select = carried_people, .put = put_person})},
        {By::people,
            table_of<ProfileWordRow>(
                {.name = "profile_words", .select = profile_words, .put = put_profile_word})},
        {By::people, table_of<ProfileRow>({.name = "profiles", .select = profiles, .put = put_profile_row})},
        {By::groups, table_of<GroupRow>({.name = "groups", .select = groups, .put = put_group})},
        {By::groups, table_of<MemberRow>({.name = "group_members", .select = members, .put = put_member})}};
}

} // namespace folkmoot::host::moving
