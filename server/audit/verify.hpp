#pragma once
#include "audit/chain.hpp"

namespace folkmoot::audit {

/// What is wrong with the log, at the first line where something is.
enum class Damage {
    altered, ///< the line's hash does not follow from the line and the one before
    missing, ///< a number is not there (a line was deleted, or its number changed)
    detail_altered, ///< the detail is not the one that the line commits to
    tail_missing, ///< the log ends before the number that its head names
    head_altered, ///< the head does not name the last line's hash
    anchor_missing, ///< the log ends before the line that the anchor names
    anchor_differs, ///< the line that the anchor names has another hash now
};

struct Finding {
    Damage damage;
    std::int64_t seq; ///< the first bad number
    std::optional<ObjectId> line; ///< the row found under that number, when there is one
    std::string sentence() const; ///< for the command line
};

struct Anchor {
    std::int64_t seq = 0;
    std::string hash;
};

/// One line of text that names the last line of the log: kept outside (printed, mailed, another machine), it
/// is what shows later that a tail was cut off. "folkmoot-audit-1 <seq> <hash>".
std::string anchor(ReadTx& tx);
std::optional<Anchor> parse_anchor(std::string_view text);

/// Checks the chain from line `first` to `last` (0: the end), a thousand lines a step, so that no transaction
/// stays open long:
///     Verification check{1, 0, kept_anchor};
///     while (database.read([&](ReadTx& tx) { return check.step(tx); })) { }
class Verification {
public:
    Verification(std::int64_t first, std::int64_t last, std::optional<Anchor> against = std::nullopt);

    /// Checks the next lines; false when it is done, or something is wrong.
    bool step(ReadTx& tx);

    const std::optional<Finding>& finding() const { return finding_; }
    std::int64_t checked() const { return checked_; }
    std::int64_t erased() const { return erased_; } ///< lines whose detail has been erased

private:
    bool check(ReadTx& tx, const Line& line);
    bool check_detail(ReadTx& tx, const Line& line);
    void check_end(ReadTx& tx);
    bool found(Damage damage, std::int64_t seq, std::optional<ObjectId> line);

    std::int64_t next_;
    std::int64_t last_;
    std::optional<Anchor> against_;
    std::string hash_before_;
    std::optional<Finding> finding_;
    std::int64_t checked_ = 0;
    std::int64_t erased_ = 0;
};

} // namespace folkmoot::audit
