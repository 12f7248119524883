#include "access/permissions.hpp"

namespace folkmoot::access {

// The stock roles: owner, facilitator, member, contributor and reader of spaces; site_administrator,
// area_administrator and service_desk, who keep the place running and see none of what is written in it;
// space_maker, which `folkmoot setup` gives the site's own organisation in its areas: its staff open spaces.
std::vector<Permission> core_permissions() {
    using enum PermissionKind;
    return {
        {"core.view", "See what is here", look, {"owner", "facilitator", "member", "contributor", "reader"}},
        {"core.view_drafts", "See what has never been published", look,
            {"owner", "facilitator", "member", "contributor"}},
        {"core.view_people", "See who is here, and who can see a thing and why", look,
            {"owner", "facilitator", "member"}},
        {"core.view_bin", "See what was deleted", look, {"owner", "facilitator", "member"}},
        {"core.restore", "Bring back what was deleted", recover, {"owner", "facilitator", "member"}},
        {"core.restrict", "Limit a page or a section to some people", change,
            {"owner", "facilitator", "member"}},
        {"core.ask", "Ask people to comment on, approve or read something", change,
            {"owner", "facilitator", "member"}},
        {"core.raise_marking", "Raise the marking of a thing", change, {"owner", "facilitator", "member"}},
        {"core.lower_marking", "Lower a marking, with a reason", change, {"owner"}},
        {"core.manage_access", "Give people roles here, and take them away", govern,
            {"owner", "facilitator"}},
        {"core.manage_lanes", "Say which outside people form one side", govern, {"owner", "facilitator"}},
        {"core.manage_sections", "Add, rename and remove sections", change, {"owner", "facilitator"}},
        {"core.arrange_home", "Write a space's welcome, and choose what stands on its home", change,
            {"owner", "facilitator"}},
        {"core.manage_space", "Rename the space, freeze, archive and open it", govern, {"owner"}},
        {"core.appoint", "Appoint others to roles that one does not hold", govern,
            {"site_administrator", "area_administrator"}},
        {"core.create_space", "Open a new space", govern,
            {"site_administrator", "area_administrator", "space_maker"}},
        {"core.manage_areas", "Add and rename areas", govern, {"site_administrator", "area_administrator"}},
        {"core.manage_people", "Add, change and disable people, groups and organisations", govern,
            {"site_administrator"}},
        {"core.unlock_people", "Help people who cannot sign in", govern,
            {"site_administrator", "service_desk"}},
        {"core.manage_roles", "Change what each role may do", govern, {"site_administrator"}},
        {"core.manage_site", "Change the site's settings, modules and markings", govern,
            {"site_administrator"}},
        {"core.view_audit", "Read the audit log", look, {"site_administrator"}},
    };
}

} // namespace folkmoot::access
