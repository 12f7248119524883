// Who can see a space, and why: for those who look after its access.
#include "access/leaving.hpp"
#include "access/space_people.hpp"
#include "audit/table_text.hpp"
#include "folkmoot/access.hpp"
#include "folkmoot/objects.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"

namespace folkmoot::host {
namespace {

constexpr std::size_t people_a_page = 50;
constexpr std::size_t longest_table = 5'000; ///< people

struct PeopleQuestion {
    ObjectId space;
    std::optional<access::AccessWay> way;
    std::string role;
    std::optional<ObjectId> organisation;
    static constexpr auto fields() {
        return std::array{field<&PeopleQuestion::space>("space", "The space"),
            field<&PeopleQuestion::way>("way", "Only whom a role came to by this way"),
            field<&PeopleQuestion::role>("role", "Only who has this role", length(0, 60), or_default),
            field<&PeopleQuestion::organisation>("organisation", "Only who is of this organisation today")};
    }
    access::PeopleAsked asked() const { return {.way = way, .role = role, .organisation = organisation}; }
};

struct ListPeople : PeopleQuestion {
    std::string after;
    static constexpr auto fields() {
        return fields_after<PeopleQuestion>(std::array{
            field<&ListPeople::after>("after", "`next` of the page before", length(0, 1000), or_default)});
    }
};

access::PeoplePage show_people_of_space(ReadContext& context, const ListPeople& in) {
    return access::list_people_in(context.tx, context.viewer, in.space, in.asked(), in.after, people_a_page);
}

std::string time_text(const std::optional<Time>& time) {
    return time ? to_rfc3339(*time) : std::string{};
}

/// A line for each role by which somebody comes in.
std::string print_people(const std::vector<access::PersonInSpace>& people) {
    std::string table;
    audit::add_row(table,
        {"name", "person (id)", "organisation", "kind", "sponsor", "account ends", "role", "way", "through",
            "given for", "name of that", "since", "until", "reason"});
    for (const auto& one : people)
        for (const auto& role : one.why)
            audit::add_row(table,
                {one.person.name, one.person.id.text(), one.person.organisation,
                    one.guest ? "guest" : "staff", one.sponsor ? one.sponsor->name : std::string{},
                    time_text(one.account_ends), role.role_name,
                    names_of<access::AccessWay>[static_cast<std::size_t>(role.way)], role.subject_name,
                    names_of<access::ScopeKind>[static_cast<std::size_t>(role.scope_kind)], role.scope_name,
                    to_rfc3339(role.since), time_text(role.until), role.given_for});
    return table;
}

struct PeopleTable : PeopleQuestion {
    std::string reason;
    static constexpr auto fields() {
        return fields_after<PeopleQuestion>(std::array{field<&PeopleTable::reason>(
            "reason", "Why it leaves, where a marking asks for that", length(0, 500), or_default)});
    }
};

Download export_people(ReadContext& context, const PeopleTable& in) {
    access::require_reason(access::leaving_in(context.tx, in.space), in.reason);
    const auto people =
        access::all_people_in(context.tx, context.viewer, in.space, in.asked(), longest_table);
    context.note_required(AuditLine{"core.access_list_exported"}
            .in(in.space)
            .because(std::to_string(people.size()) + " people")
            .with(in.reason));
    return {.media_type = "text/csv; charset=utf-8",
        .name = access::load<Space>(context.tx, in.space).slug + "-access-"
            + to_rfc3339(context.tx.now()).substr(0, 10) + ".csv",
        .body = print_people(people)};
}

} // namespace

void add_space_people_routes(Registry& r) {
    r.get("/spaces/{space}/people", Access::to<Space, ManageAccess>("space"), show_people_of_space,
         "Who can see the space or something in it, and by which roles")
        .costly();
    r.get("/spaces/{space}/people/table", Access::to<Space, ManageAccess>("space"), export_people,
         "The same as comma-separated values; that it was taken out stands in the audit log")
        .costly();
}

} // namespace folkmoot::host
