#pragma once
#include "audit/line.hpp"

namespace folkmoot::audit {

/// One line as those read it who may read the log. Of things that hold content only the id is given: a title
/// is content.
struct Entry {
    ObjectId id;
    Time at;
    std::optional<ObjectId> actor;
    std::string actor_name;
    std::string action;
    std::optional<ObjectId> object;
    std::string object_name;
    std::string place_name;
    AuditResult result = AuditResult::done;
    std::string reason;
    std::string detail;
    static constexpr auto fields() {
        return std::array{field<&Entry::id>("id", "The line"), field<&Entry::at>("at", "When"),
            field<&Entry::actor>("actor", "Who; absent: the house itself, or a visitor"),
            field<&Entry::actor_name>(
                "actor_name", "Their name", personal("to say who did it", "until erased")),
            field<&Entry::action>("action", "What was done"), field<&Entry::object>("object", "To what"),
            field<&Entry::object_name>("object_name",
                "Its name, of a person, an organisation, a group or an area",
                personal("to say to whom it was done", "until erased")),
            field<&Entry::place_name>("place_name", "The space or area, where it was in one"),
            field<&Entry::result>("result", "Done, denied or failed"), field<&Entry::reason>("reason", "Why"),
            field<&Entry::detail>("detail", "More, unless it has been erased",
                personal("to say what was changed", "until erased"))};
    }
};

/// Which lines; what is left empty is not asked about.
struct Question {
    std::optional<ObjectId> actor = {};
    std::optional<ObjectId> object = {};
    std::string action = {}; ///< how the action begins, such as `identity.`
    std::optional<Time> since = {};
    std::optional<Time> until = {};
};

/// The newest first, before the given line (none: from the newest), at most `limit` (1 to 1,000). Asks no
/// rights.
std::vector<Entry> list_entries(
    ReadTx& tx, const Question& question, std::optional<ObjectId> before, std::int64_t limit);

/// How many lines one table holds at most.
inline constexpr std::size_t longest_table = 50'000;
/// All of them as comma-separated values (RFC 4180) with a line of headings, the newest first; cells that a
/// spreadsheet would take for a formula begin with an apostrophe. Throws Code::too_large when there are more
/// than that.
std::string print_table(ReadTx& tx, const Question& question);

} // namespace folkmoot::audit
