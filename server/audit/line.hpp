#pragma once
#include "folkmoot/audit.hpp"

namespace folkmoot::audit {

/// One row of the audit log as it is stored. `seq` and `hash` are empty until the sequencer has come by.
struct Line {
    ObjectId id;
    std::optional<std::int64_t> seq;
    Time at;
    ObjectId actor;
    ObjectId session;
    std::string action;
    std::optional<ObjectId> object;
    std::optional<ObjectId> space;
    AuditResult result = AuditResult::done;
    std::string reason;
    std::string request;
    std::string detail_hash; ///< the commitment to audit_detail's text; empty when there was none
    std::optional<std::string> hash;

    static constexpr auto fields() {
        return std::array{field<&Line::id>("id", "The line"),
            field<&Line::seq>("seq", "Its place in the chain"), field<&Line::at>("at", "When"),
            field<&Line::actor>("actor", "Who"), field<&Line::session>("session", "In which session"),
            field<&Line::action>("action", "What was done"), field<&Line::object>("object", "To what"),
            field<&Line::space>("space", "In which space"),
            field<&Line::result>("result", "Done, denied or failed"), field<&Line::reason>("reason", "Why"),
            field<&Line::request>("request", "In which request"),
            field<&Line::detail_hash>("detail_hash", "Commitment to the erasable detail"),
            field<&Line::hash>("hash", "Chains this line to the one before")};
    }
};

/// Longest texts that a line takes; longer ones are cut at a code point, so that an audit never stops an
/// action.
inline constexpr std::size_t longest_reason = 2000;
inline constexpr std::size_t longest_detail = 8000;

/// Forgets the detail of one line, for good. The line and the chain stay whole and verify.
void erase_detail(WriteTx& tx, ObjectId line);
/// The same for all lines about a person, and all whose detail has the address or the name in it.
void erase_details_of(WriteTx& tx, ObjectId person, std::string_view address, std::string_view name);

} // namespace folkmoot::audit
