#pragma once
#include "folkmoot/access.hpp"
#include "folkmoot/context.hpp"

namespace folkmoot::host {

/// What the screens of administration ask for.
using UnlockPeople = Action<"core.unlock_people">;
using ManagePeople = Action<"core.manage_people">;
using Appoint = Action<"core.appoint">;

struct AccountAddress {
    ObjectId person;
    static constexpr auto fields() {
        return std::array{field<&AccountAddress::person>("person", "The person")};
    }
};

/// Whoever changes what administrators keep says which version they saw: Code::precondition_required without
/// If-Match, Code::stale when somebody else has changed it since.
inline void require_version(const RequestInfo& request, std::int64_t version) {
    if (request.if_match < 0) throw Problem(Code::precondition_required, "administration.version_missing");
    if (request.if_match != version) throw Problem(Code::stale, "administration.changed_meanwhile");
}

} // namespace folkmoot::host
