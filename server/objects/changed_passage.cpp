#include "objects/changed_passage.hpp"

#include "objects/changed_sentences.hpp"
#include "objects/comment_anchor.hpp"

#include <unordered_map>

namespace folkmoot::objects {
namespace {

constexpr std::size_t most_listed = 100;
constexpr std::int64_t most_revisions_back = 100;

/// What each block says, and in which order.
struct Passages {
    std::unordered_map<std::string, std::string> words;
    std::vector<std::string> order;
};

Passages passages_of(ReadTx& tx, const Standing& object, std::int64_t revision) {
    Passages passages;
    const auto shown = words_of(tx, object, revision);
    if (!shown) return passages;
    for (const auto& span : shown->spans) {
        auto block = std::to_string(static_cast<std::int64_t>(span.block));
        auto [known, is_new] = passages.words.try_emplace(block);
        if (is_new)
            passages.order.push_back(std::move(block));
        else
            known->second += '\n';
        known->second += std::string_view{shown->text}.substr(span.offset, span.size);
    }
    return passages;
}

const std::string& words_in(const Passages& passages, const std::string& block) {
    static const std::string nothing;
    const auto found = passages.words.find(block);
    return found == passages.words.end() ? nothing : found->second;
}

ChangedPassage changed(
    const std::string& block, std::int64_t revision, std::string_view was, std::string_view is) {
    auto sentences = changed_sentences(was, is);
    return {.block = block,
        .revision = revision,
        .before = std::move(sentences.before),
        .after = std::move(sentences.after)};
}

} // namespace

std::vector<ChangedPassage> passages_changed_since(
    ReadTx& tx, const Standing& object, std::int64_t revision) {
    const auto published = object.object().revision;
    const auto was = passages_of(tx, object, revision), is = passages_of(tx, object, published);
    std::vector<ChangedPassage> found;
    const auto look_at = [&](const std::vector<std::string>& blocks, bool only_gone) {
        for (const auto& block : blocks) {
            if (found.size() == most_listed) return;
            if (only_gone && is.words.contains(block)) continue;
            if (words_in(was, block) != words_in(is, block))
                found.push_back(changed(block, published, words_in(was, block), words_in(is, block)));
        }
    };
    look_at(is.order, false);
    look_at(was.order, true);
    return found;
}

std::vector<ChangedPassage> require_passages(
    ReadTx& tx, const Standing& object, std::int64_t revision, std::span<const std::string> blocks) {
    const auto published = object.object().revision;
    if (blocks.empty()) return {};
    const auto was = passages_of(tx, object, revision), is = passages_of(tx, object, published);
    std::vector<ChangedPassage> passages;
    for (const auto& block : blocks) {
        if (words_in(was, block) == words_in(is, block))
            throw Problem(Code::bad_input, "request.fields")
                .with_field({"changed", "outcomes.says_the_same", {}});
        passages.push_back(changed(block, 0, words_in(was, block), words_in(is, block)));
    }
    auto unknown = passages.size();
    const auto oldest = std::max(revision, published - most_revisions_back);
    for (auto number = published - 1; unknown > 0 && number >= oldest; --number) {
        const auto before = number == revision ? was : passages_of(tx, object, number);
        for (auto& passage : passages)
            if (passage.revision == 0 && words_in(before, passage.block) != words_in(is, passage.block)) {
                passage.revision = number + 1;
                --unknown;
            }
    }
    for (auto& passage : passages)
        if (passage.revision == 0) passage.revision = oldest;
    return passages;
}

} // namespace folkmoot::objects
