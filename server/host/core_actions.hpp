#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::host {

// What may be done by the routes of more than one noun; an action of one noun alone stands in its file.
using ManageAccess = Action<"core.manage_access">;
using ManageSite = Action<"core.manage_site">;
using ManageSpace = Action<"core.manage_space">;
using Restrict = Action<"core.restrict">;
using ViewPeople = Action<"core.view_people">;

} // namespace folkmoot::host
