#include "access/administrators.hpp"
#include "access/right.hpp"
#include "access/space_line.hpp"
#include "access/words.hpp"
#include "host/core_routes.hpp"
#include "identity/account.hpp"

namespace folkmoot::host {
namespace {

/// The first screen of administration: what needs looking at.
struct AdministrationView {
    std::vector<std::string> can;
    std::optional<identity::AccountCounts> accounts;
    std::optional<std::int64_t> administrators;
    std::optional<std::int64_t> ownerless;
    static constexpr auto fields() {
        return std::array{
            field<&AdministrationView::can>("can", "What the viewer may do on the site, or in some area"),
            field<&AdministrationView::accounts>(
                "accounts", "How many people there are of each state, for those who look after accounts"),
            field<&AdministrationView::administrators>(
                "administrators", "How many people administer the site, for those who appoint others"),
            field<&AdministrationView::ownerless>(
                "ownerless", "How many spaces have no owner, for those who manage all areas")};
    }
};

std::vector<std::string> rights_of_administrator(ReadTx& tx, const Viewer& viewer) {
    constexpr std::string_view areas{"core.manage_areas"};
    auto can = *access::rights_at(tx, viewer, access::site);
    if (!access::holds(can, areas) && access::holds_in_some_area(tx, viewer, areas))
        can.insert(std::ranges::upper_bound(can, areas, std::ranges::less{}), std::string{areas});
    return can;
}

AdministrationView show_administration(ReadContext& context, const Nothing&) {
    if (!context.viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.sign_in_first");
    AdministrationView view{.can = rights_of_administrator(context.tx, context.viewer)};
    const auto may = [&](std::string_view permission) { return access::holds(view.can, permission); };
    if (!may("core.unlock_people") && !may("core.manage_areas") && !may("core.manage_site")
        && !may("core.view_audit"))
        throw Problem(Code::not_found, "access.not_found");
    if (may("core.unlock_people")) view.accounts = identity::count_accounts(context.tx);
    if (may("core.appoint") && may("core.manage_people"))
        view.administrators = access::count_administrators(context.tx);
    if (may("core.manage_areas") && may("core.manage_people"))
        view.ownerless = access::count_ownerless_spaces(context.tx);
    return view;
}

} // namespace

void add_administration_routes(Registry& r) {
    r.get("/administration",
        Access::in_handler("answers whoever administers the site, some of it or an area"),
        show_administration, "What needs looking at, for whoever administers something");
}

} // namespace folkmoot::host
