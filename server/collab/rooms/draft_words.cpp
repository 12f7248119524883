#include "collab/rooms/draft_words.hpp"

#include "collab/rooms/published_text.hpp"
#include "collab/tree/anchor.hpp"
#include "richtext/schema.hpp"
#include "richtext/shown_words.hpp"
#include "richtext/text_tokens.hpp"

#include <algorithm>

namespace folkmoot::collab {
namespace {

using richtext::Block;

/// Blocks that have words which the page shows, in the order of shown_words.
void append_spoken(std::vector<const Block*>& spoken, const std::vector<Block>& blocks) {
    for (const auto& block : blocks) {
        if (richtext::is<richtext::Embed>(block)) continue;
        if (!richtext::plain_text(block.text).empty()) spoken.push_back(&block);
        append_spoken(spoken, block.blocks);
    }
}

std::size_t octets_in(const richtext::Inline& piece) {
    return richtext::plain_text(richtext::Text{piece}).size();
}

/// A place in a text, in units of edit::EditText, of one counted in octets of its words. A thing whose words
/// it is in is the place before it.
std::size_t unit_of(const richtext::Text& text, std::size_t octet) {
    std::size_t unit = 0;
    for (const auto& piece : text) {
        const auto octets = octets_in(piece), units = richtext::unit_count(piece);
        if (octet < octets) return std::holds_alternative<std::string>(piece.content) ? unit + octet : unit;
        octet -= octets;
        unit += units;
    }
    return unit;
}

std::size_t octet_of(const richtext::Text& text, std::size_t unit) {
    std::size_t octet = 0;
    for (const auto& piece : text) {
        const auto octets = octets_in(piece), units = richtext::unit_count(piece);
        if (unit < units) return std::holds_alternative<std::string>(piece.content) ? octet + unit : octet;
        unit -= units;
        octet += octets;
    }
    return octet;
}

} // namespace

DraftWords::DraftWords(ReadTx& tx, ObjectId document, IdMint& ids) {
    const auto stored = find_document(tx, document);
    if (!stored) return;
    begun_ = true;
    content_ = open_stored(*stored);
    if (const auto following = following_of(tx, document, *stored, ids))
        for (const yjs::OwnedOctets& update : following->contribution.updates) {
            followed_ = true;
            if (!content_.apply(update, yjs::Limits::of_a_stored_state(), yjs::Budget{~std::uint64_t{0}}))
                throw Problem(Code::internal, "collab.log_unreadable");
        }
    named_text(content_, house_client(ids.next()), lasting_names(content_, document));
    auto read = tree_of(content_);
    if (!read) throw Problem(Code::too_large, "collab.text_too_large");
    read_ = std::move(*read);
    shown_ = richtext::shown_words(read_.tree);
    append_spoken(spoken_, read_.tree.blocks);
    if (spoken_.size() != shown_.spans.size()) throw std::logic_error("shown words of unknown blocks");
    constexpr std::size_t times_the_text = 40; // blocks, tree and words of an octet that was typed
    memory_ = shown_.text.size() * times_the_text + stored->state.size();
}

std::optional<TiedWords> DraftWords::tie(WordRange range) const {
    if (followed_ || range.empty() || range.end > shown_.text.size()) return std::nullopt;
    const std::lock_guard lock{mutex_};
    const auto first = position_at(range.begin, 0), last = position_at(range.end, -1);
    if (!first || !last) return std::nullopt;
    return TiedWords{.first = stored_octets(*first), .last = stored_octets(*last)};
}

std::optional<WordRange> DraftWords::find(const TiedWords& tied) const {
    const std::lock_guard lock{mutex_};
    for (const auto& position : {tied.first, tied.last})
        if (position.size() > longest_position) return std::nullopt;
    const auto limits = yjs::Limits{};
    const auto read = [&](const Bytes& octets) {
        return yjs::read_position(
            {reinterpret_cast<const std::uint8_t*>(octets.data()), octets.size()}, limits);
    };
    if (!read(tied.first) || !read(tied.last)) return std::nullopt;
    const auto begin = place_of(tied.first), end = place_of(tied.last);
    if (!begin || !end || *begin >= *end) return WordRange{};
    return WordRange{.begin = *begin, .end = *end};
}

std::optional<yjs::OwnedOctets> DraftWords::position_at(std::size_t at, std::int32_t assoc) const {
    // The end of a block's words is a place in that block, not in the next.
    const auto within = assoc < 0 ? at - 1 : at;
    const auto behind =
        std::ranges::upper_bound(shown_.spans, within, {}, &richtext::PlainText::Span::offset);
    if (behind == shown_.spans.begin()) return std::nullopt;
    const auto n = static_cast<std::size_t>(behind - shown_.spans.begin()) - 1;
    const auto octet = std::min(at - shown_.spans[n].offset, shown_.spans[n].size);
    const Block& block = *spoken_[n];
    const auto anchor = anchor_at(content_, read_, {block.id, unit_of(block.text, octet)}, assoc);
    if (!anchor) return std::nullopt;
    return yjs::write_position(*anchor);
}

std::optional<std::size_t> DraftWords::place_of(const Bytes& octets) const {
    const auto position = yjs::read_position(
        {reinterpret_cast<const std::uint8_t*>(octets.data()), octets.size()}, yjs::Limits{});
    const auto place = position ? collab::place_of(content_, read_, *position) : std::nullopt;
    if (!place) return std::nullopt;
    const auto found = std::ranges::find(spoken_, place->block, &Block::id);
    if (found == spoken_.end()) return std::nullopt;
    const auto& span = shown_.spans[static_cast<std::size_t>(found - spoken_.begin())];
    return span.offset + std::min(octet_of((*found)->text, place->at), span.size);
}

namespace {

constexpr std::size_t most_octets_kept = 64U * 1024 * 1024;
constexpr std::size_t most_states = 64;

constexpr Sql select_state{"select d.last_seq, d.follows, o.revision from live_document d join object o on "
                           "o.id = d.id where d.id = :id"};

/// What tells a state of a document from all others.
struct DraftState {
    std::int64_t last_seq = 0;
    std::int64_t follows = 0;
    std::int64_t revision = 0;
    bool operator==(const DraftState&) const = default;
    static constexpr auto fields() {
        return std::array{field<&DraftState::last_seq>("last_seq", "The last thing written in it"),
            field<&DraftState::follows>("follows", "The published revision that it goes on from"),
            field<&DraftState::revision>("revision", "The one that is published")};
    }
};

/// The states asked for last, one of each document.
class DraftShelf {
public:
    std::shared_ptr<const DraftWords> find(ObjectId document, const DraftState& state) {
        const std::lock_guard lock{mutex_};
        const auto found = std::ranges::find(entries_, document, &Entry::document);
        if (found == entries_.end() || found->state != state) return nullptr;
        std::rotate(entries_.begin(), found, found + 1);
        return entries_.front().words;
    }
    void keep(ObjectId document, const DraftState& state, std::shared_ptr<const DraftWords> words) {
        const std::lock_guard lock{mutex_};
        std::erase_if(entries_, [&](const Entry& one) { return one.document == document; });
        entries_.insert(entries_.begin(), {document, state, std::move(words)});
        std::size_t octets = 0;
        std::size_t kept = 0;
        while (kept < std::min(entries_.size(), most_states)
            && (octets += entries_[kept].words->memory()) <= most_octets_kept)
            ++kept;
        entries_.resize(std::max<std::size_t>(kept, 1));
    }

private:
    struct Entry {
        ObjectId document;
        DraftState state;
        std::shared_ptr<const DraftWords> words;
    };
    std::mutex mutex_;
    std::vector<Entry> entries_; ///< the one used last stands first
};

} // namespace

std::shared_ptr<const DraftWords> draft_words(ReadTx& tx, ObjectId document, IdMint& ids) {
    const auto state = tx.row<DraftState>(select_state, bind("id", document));
    auto& shelf = tx.kept<DraftShelf>();
    if (state)
        if (auto known = shelf.find(document, *state)) return known;
    auto words = std::make_shared<const DraftWords>(tx, document, ids);
    if (state) shelf.keep(document, *state, words);
    return words;
}

} // namespace folkmoot::collab
