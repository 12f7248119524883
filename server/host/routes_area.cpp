#include "access/area.hpp"
#include "access/area_line.hpp"
#include "access/grant.hpp"
#include "host/account_address.hpp"
#include "host/clause.hpp"
#include "host/core_routes.hpp"
#include "identity/account.hpp"

namespace folkmoot::host {
namespace {

struct AreaList {
    std::vector<access::AreaLine> items;
    static constexpr auto fields() {
        return std::array{field<&AreaList::items>("items", "The areas that the viewer may manage")};
    }
};

AreaList show_areas(ReadContext& context, const Nothing&) {
    require_sign_in(context.viewer);
    AreaList areas{.items = access::list_managed_areas(context.tx, context.viewer)};
    if (areas.items.empty() && !context.viewer.is_system())
        access::require_managed_area(context.tx, context.viewer, access::site);
    return areas;
}

struct AreaAddress {
    ObjectId area;
    static constexpr auto fields() { return std::array{field<&AreaAddress::area>("area", "The area")}; }
};

struct AreaView {
    access::AreaLine area;
    std::vector<access::AreaAdministrator> administrators;
    static constexpr auto fields() {
        return std::array{field<&AreaView::area>("area", "The area"),
            field<&AreaView::administrators>("administrators", "Who administers it by a role given there")};
    }
};

AreaView show_area(ReadContext& context, const AreaAddress& in) {
    require_sign_in(context.viewer);
    AreaView view{.area = access::require_managed_area(context.tx, context.viewer, in.area),
        .administrators = access::list_area_administrators(context.tx, in.area)};
    context.revision = view.area.version;
    return view;
}

struct AddArea {
    std::optional<ObjectId> parent;
    std::string name;
    static constexpr auto fields() {
        return std::array{
            field<&AddArea::parent>("parent", "The area above; left out: directly under the site"),
            field<&AddArea::name>("name", "Its name", length(1, 120))};
    }
};

Saved add_area(WriteContext& context, const AddArea& in) {
    require_sign_in(context.viewer);
    const auto area = access::create_area(context.tx, context.viewer, in.parent, in.name);
    context.tx.audit(AuditLine{"core.area_added"}.about(area));
    return {.id = area, .revision = 1};
}

struct RenameArea {
    ObjectId area;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&RenameArea::area>("area", "The area"),
            field<&RenameArea::name>("name", "Its name from now on", length(1, 120))};
    }
};

Saved rename_area(WriteContext& context, const RenameArea& in) {
    require_sign_in(context.viewer);
    const auto before = access::require_managed_area(context.tx, context.viewer, in.area);
    require_version(context.request, before.version);
    access::rename_area(context.tx, context.viewer, in.area, in.name);
    context.tx.audit(AuditLine{"core.area_renamed"}.about(in.area).with(before.name));
    return {.id = in.area, .revision = before.version + 1};
}

struct AreaAppointment {
    ObjectId area;
    ObjectId person;
    static constexpr auto fields() {
        return std::array{field<&AreaAppointment::area>("area", "The area"),
            field<&AreaAppointment::person>("person", "Who administers it from now on")};
    }
};

Done appoint_in_area(WriteContext& context, const AreaAppointment& in) {
    require_sign_in(context.viewer);
    access::require_managed_area(context.tx, context.viewer, in.area);
    identity::require_account(context.tx, in.person);
    access::grant(
        context.tx, context.viewer, {.subject = in.person, .role = "area_administrator", .scope = in.area});
    context.tx.audit(AuditLine{"core.role_given"}.in(in.area).about(in.person).with("area_administrator"));
    return {};
}

struct AreaAppointmentAddress {
    ObjectId area;
    ObjectId grant;
    static constexpr auto fields() {
        return std::array{field<&AreaAppointmentAddress::area>("area", "The area"),
            field<&AreaAppointmentAddress::grant>("grant", "The grant")};
    }
};

Done dismiss_in_area(WriteContext& context, const AreaAppointmentAddress& in) {
    require_sign_in(context.viewer);
    access::require_managed_area(context.tx, context.viewer, in.area);
    const auto all = access::list_area_administrators(context.tx, in.area);
    const auto found = std::ranges::find(all, in.grant, &access::AreaAdministrator::grant);
    if (found == all.end()) throw Problem(Code::not_found, "access.not_found");
    access::revoke(context.tx, context.viewer, in.grant);
    context.tx.audit(
        AuditLine{"core.role_taken"}.in(in.area).about(found->person).with("area_administrator"));
    return {};
}

} // namespace

void add_area_routes(Registry& r) {
    r.get("/administration/areas", Access::in_handler("lists what the viewer may manage"), show_areas,
        "The areas that one may manage");
    r.get("/administration/areas/{area}", Access::in_handler("requires core.manage_areas in the area"),
        show_area, "One area, and who administers it");
    r.post("/administration/areas", Access::in_handler("requires core.manage_areas at the parent"), add_area,
        "Add an area");
    r.put("/administration/areas/{area}", Access::in_handler("requires core.manage_areas in the area"),
        rename_area, "Rename an area");
    r.post("/administration/areas/{area}/administrators",
        Access::in_handler("requires core.manage_areas and core.appoint in the area"), appoint_in_area,
        "Make somebody an administrator of an area");
    r.del("/administration/areas/{area}/administrators/{grant}",
        Access::in_handler("requires core.manage_areas and core.appoint in the area"), dismiss_in_area,
        "Take the role from an administrator of an area");
}

} // namespace folkmoot::host
