// What people say of themselves: written by them, and taken out by administrators where it breaks the rules.
#include "host/account_address.hpp"
#include "host/core_routes.hpp"
#include "identity/account.hpp"
#include "identity/profile.hpp"

namespace folkmoot::host {
namespace {

identity::OwnProfile show_own_profile(ReadContext& context, const Nothing&) {
    auto profile = identity::find_own_profile(context.tx, context.viewer.person());
    context.revision = profile.version;
    return profile;
}

struct ChangeProfile : identity::ProfileText {
    std::string time_zone;
    static constexpr auto fields() {
        return fields_after<identity::ProfileText>(std::array{field<&ChangeProfile::time_zone>(
            "time_zone", "Where their clocks are: Europe/London", length(1, 60))});
    }
};

Saved change_own_profile(WriteContext& context, const ChangeProfile& in) {
    const auto person = context.viewer.person();
    const auto known = identity::find_own_profile(context.tx, person);
    require_version(context.request, known.version);
    identity::put_profile(context.tx, person, in, in.time_zone);
    return {.id = person, .revision = known.version + 1};
}

struct ClearProfile {
    ObjectId person;
    identity::ProfilePart part = identity::ProfilePart::does;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&ClearProfile::person>("person", "Whose profile"),
            field<&ClearProfile::part>("part", "What is taken out of it"),
            field<&ClearProfile::reason>("reason", "Why, for the audit log", length(1, 500))};
    }
};

/// The log says which part it was and why, not what stood there.
Done clear_part(WriteContext& context, const ClearProfile& in) {
    identity::require_account(context.tx, in.person);
    identity::clear_profile(context.tx, in.person, in.part);
    context.tx.audit(AuditLine{"identity.profile_cleared"}.about(in.person).because(in.reason).with(
        std::string{names_of<identity::ProfilePart>[static_cast<std::size_t>(in.part)]}));
    return {};
}

} // namespace

void add_profile_routes(Registry& r) {
    r.get("/profile", Access::signed_in(), show_own_profile, "One's own profile, to be changed");
    r.put("/profile", Access::signed_in(), change_own_profile, "Say of oneself what others shall find");
    r.post("/administration/people/{person}/profile/clear", Access::site<ManagePeople>(), clear_part,
        "Take out of somebody's profile what breaks the rules");
}

} // namespace folkmoot::host
