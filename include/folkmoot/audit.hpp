#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot {

enum class AuditResult { done, denied, failed };

/// One line of the audit log:
///     tx.audit(AuditLine{"wiki.page_exported"}.about(page.id()).in(page.object().space));
/// Actor, session, request and time come from the transaction. `reason` stands in the hash chain for good, so
/// it holds nothing personal; `detail` may hold what may later have to be erased: it is kept beside the
/// chain.
class AuditLine {
public:
    explicit AuditLine(std::string_view action)
        : action(action) { }
    AuditLine&& about(ObjectId id) && { return object = id, std::move(*this); }
    AuditLine&& in(ObjectId id) && { return space = id, std::move(*this); }
    AuditLine&& because(std::string text) && { return reason = std::move(text), std::move(*this); }
    AuditLine&& with(std::string text) && { return detail = std::move(text), std::move(*this); }
    AuditLine&& was(AuditResult outcome) && { return result = outcome, std::move(*this); }

    std::string action; ///< `<room or module>.<noun>_<past>`, as events
    ObjectId object;
    ObjectId space;
    AuditResult result = AuditResult::done;
    std::string reason;
    std::string detail;
};

} // namespace folkmoot

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::AuditResult>{
    std::string_view{"done"}, std::string_view{"denied"}, std::string_view{"failed"}};
