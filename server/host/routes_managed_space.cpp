#include "access/area_line.hpp"
#include "access/space_line.hpp"
#include "folkmoot/access.hpp"
#include "host/clause.hpp"
#include "host/core_routes.hpp"
#include "host/directory_page.hpp"

namespace folkmoot::host {
namespace {

constexpr std::int64_t managed_spaces_a_page = 30;
constexpr std::string_view list_name{"managed spaces"};

struct ManagedSpace : access::SpaceLine {
    std::vector<access::SpaceOwner> owners;
    static constexpr auto fields() {
        return fields_after<access::SpaceLine>(std::array{
            field<&ManagedSpace::owners>("owners", "Who has the owner's role there, in use first")});
    }
};

ManagedSpace with_owners(ReadTx& tx, access::SpaceLine line) {
    auto owners = access::list_space_owners(tx, line.id);
    return {std::move(line), std::move(owners)};
}

struct ListManagedSpaces {
    std::string q;
    std::optional<ObjectId> area;
    std::optional<access::SpaceState> state;
    bool ownerless = false;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListManagedSpaces::q>("q", "Part of a name", length(0, 100), or_default),
            field<&ListManagedSpaces::area>("area", "Only directly in this area"),
            field<&ListManagedSpaces::state>("state", "Only open, frozen or archived ones"),
            field<&ListManagedSpaces::ownerless>(
                "ownerless", "Only those that have no owner who can sign in", or_default),
            field<&ListManagedSpaces::after>(
                "after", "`next` of the page before", length(0, 2000), or_default)};
    }
};

Paged<ManagedSpace> show_managed_spaces(ReadContext& context, const ListManagedSpaces& in) {
    require_sign_in(context.viewer);
    ReadTx& tx = context.tx;
    if (access::list_managed_areas(tx, context.viewer).empty() && !context.viewer.is_system())
        access::require_managed_area(tx, context.viewer, access::site);
    const auto place = place_after(context, list_name, in.after);
    std::vector<ManagedSpace> found;
    for (auto& line : access::list_managed_spaces(tx, context.viewer,
             {.typed = in.q, .area = in.area, .state = in.state, .ownerless = in.ownerless},
             {.name = place.name, .id = place.id}, managed_spaces_a_page + 1))
        found.push_back(with_owners(tx, std::move(line)));
    return page_of(context, list_name, std::move(found), managed_spaces_a_page);
}

struct SpaceAddress {
    ObjectId space;
    static constexpr auto fields() { return std::array{field<&SpaceAddress::space>("space", "The space")}; }
};

ManagedSpace show_managed_space(ReadContext& context, const SpaceAddress& in) {
    require_sign_in(context.viewer);
    return with_owners(context.tx, access::require_managed_space(context.tx, context.viewer, in.space));
}

struct NewOwner {
    ObjectId space;
    ObjectId person;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&NewOwner::space>("space", "The space"),
            field<&NewOwner::person>("person", "Who owns it from now on, beside those who do"),
            field<&NewOwner::reason>("reason", "Why", length(0, 500), or_default)};
    }
};

Done give_owner(WriteContext& context, const NewOwner& in) {
    require_sign_in(context.viewer);
    access::require_managed_space(context.tx, context.viewer, in.space);
    access::add_owner(context.tx, context.viewer, in.space, in.person, in.reason);
    context.tx.audit(
        AuditLine{"core.role_given"}.in(in.space).about(in.person).because(in.reason).with("owner"));
    return {};
}

} // namespace

void add_managed_space_routes(Registry& r) {
    r.get("/administration/spaces",
         Access::in_handler("lists the spaces of areas that the viewer may manage"), show_managed_spaces,
         "Spaces by name with their owners and figures, and nothing of what is in them")
        .costly();
    r.get("/administration/spaces/{space}", Access::in_handler("requires core.manage_areas in its area"),
        show_managed_space, "One space with its owners and figures");
    r.post("/administration/spaces/{space}/owners",
        Access::in_handler("requires core.manage_areas in its area and core.appoint in it"), give_owner,
        "Give a space an owner");
}

} // namespace folkmoot::host
