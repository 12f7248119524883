#include "audit/verify.hpp"

#include <charconv>
#include <fmt/format.h>

namespace folkmoot::audit {
namespace {

constexpr Sql select_lines_between{
    "select id, seq, at, actor, session, action, object, space, result, reason, request, detail_hash, hash"
    " from audit_line where seq >= :next and seq <= :last order by seq limit 1000"};
constexpr Sql select_hash{"select hash from audit_line where seq = :seq"};
constexpr Sql select_detail{"select salt, detail from audit_detail where line = :line"};
constexpr std::string_view anchor_tag{"folkmoot-audit-1 "};

struct Detail {
    std::string salt;
    std::string detail;
    static constexpr auto fields() {
        return std::array{
            field<&Detail::salt>("salt", "Of the commitment"), field<&Detail::detail>("detail", "The text")};
    }
};

} // namespace

std::string Finding::sentence() const {
    switch (damage) {
    case Damage::altered:
        return fmt::format("Line {} has been altered: its hash does not follow from what it says.", seq);
    case Damage::missing:
        return fmt::format("Line {} is missing.", seq);
    case Damage::detail_altered:
        return fmt::format("The detail beside line {} is not the one it was written with.", seq);
    case Damage::tail_missing:
        return fmt::format(
            "Line {} and all after it are missing: the head of the log names a later one.", seq);
    case Damage::head_altered:
        return fmt::format("The head of the log does not agree with line {}, the last.", seq);
    case Damage::anchor_missing:
        return fmt::format("The log ends before line {}, which the anchor names.", seq);
    case Damage::anchor_differs:
        return fmt::format("Line {} is not the line that the anchor names.", seq);
    }
    return {};
}

std::string anchor(ReadTx& tx) {
    const Head last = head(tx);
    return fmt::format("{}{} {}", anchor_tag, last.seq, last.hash);
}

std::optional<Anchor> parse_anchor(std::string_view text) {
    if (!text.starts_with(anchor_tag)) return std::nullopt;
    text.remove_prefix(anchor_tag.size());
    Anchor result;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result.seq);
    if (error != std::errc{} || result.seq < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.size() != genesis.size() + 1 || text.front() != ' ') return std::nullopt;
    result.hash = text.substr(1);
    const bool hex = std::ranges::all_of(
        result.hash, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return hex ? std::optional{result} : std::nullopt;
}

Verification::Verification(std::int64_t first, std::int64_t last, std::optional<Anchor> against)
    : next_(std::max<std::int64_t>(first, 1))
    , last_(last > 0 ? last : std::numeric_limits<std::int64_t>::max())
    , against_(std::move(against)) {
    if (next_ == 1) hash_before_ = genesis;
}

bool Verification::step(ReadTx& tx) {
    if (finding_) return false;
    if (hash_before_.empty()) {
        const auto before = tx.value<std::string>(select_hash, bind("seq", next_ - 1));
        if (!before) return found(Damage::missing, next_ - 1, std::nullopt);
        hash_before_ = *before;
    }
    const auto lines = tx.rows<Line>(select_lines_between, bind("next", next_), bind("last", last_));
    for (const auto& line : lines)
        if (!check(tx, line)) return false;
    if (!lines.empty() && next_ <= last_) return true;
    check_end(tx);
    return false;
}

bool Verification::check(ReadTx& tx, const Line& line) {
    if (line.seq != next_) return found(Damage::missing, next_, std::nullopt);
    const std::string hash = chained(hash_before_, line);
    if (line.hash != hash) return found(Damage::altered, next_, line.id);
    if (against_ && against_->seq == next_ && against_->hash != hash)
        return found(Damage::anchor_differs, next_, line.id);
    if (!line.detail_hash.empty() && !check_detail(tx, line)) return false;
    hash_before_ = hash;
    ++next_;
    ++checked_;
    return true;
}

bool Verification::check_detail(ReadTx& tx, const Line& line) {
    const auto kept = tx.row<Detail>(select_detail, bind("line", line.id));
    if (!kept) return ++erased_, true;
    return commitment(kept->salt, kept->detail) == line.detail_hash
        || found(Damage::detail_altered, next_, line.id);
}

/// The chain itself cannot show that its end was cut off: the head, and an anchor kept elsewhere, can.
void Verification::check_end(ReadTx& tx) {
    if (next_ > last_) return; // a part was asked for, and all of it is there
    const Head last = head(tx);
    if (last.seq >= next_) {
        found(Damage::tail_missing, next_, std::nullopt);
    } else if (last.seq != next_ - 1 || last.hash != hash_before_) {
        found(Damage::head_altered, next_ - 1, std::nullopt);
    } else if (against_ && against_->seq >= next_) {
        found(Damage::anchor_missing, against_->seq, std::nullopt);
    }
}

bool Verification::found(Damage damage, std::int64_t seq, std::optional<ObjectId> line) {
    finding_ = Finding{damage, seq, line};
    return false;
}

} // namespace folkmoot::audit
