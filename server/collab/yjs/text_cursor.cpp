#include "collab/yjs/text_cursor.hpp"

#include "collab/yjs/struct_parts.hpp"
#include "collab/yjs/utf16.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace folkmoot::yjs {
namespace {

constexpr std::string_view null = "null";

auto find_key(auto& attributes, std::string_view key) {
    return std::ranges::find(
        attributes, key, [](const auto& entry) { return std::string_view{entry.first}; });
}

std::string_view value_of(const TextAttributes& attributes, std::string_view key) {
    const auto found = find_key(attributes, key);
    return found == attributes.end() ? null : std::string_view{found->second};
}

void set(TextAttributes& attributes, std::string_view key, std::string_view value) {
    if (const auto found = find_key(attributes, key); found != attributes.end())
        found->second = value;
    else
        attributes.emplace_back(key, value);
}

void remove(TextAttributes& attributes, std::string_view key) {
    if (const auto found = find_key(attributes, key); found != attributes.end()) attributes.erase(found);
}

/// What a format does to the attributes in force.
void pass(TextAttributes& attributes, std::string_view key, std::string_view value) {
    value == null ? remove(attributes, key) : set(attributes, key, value);
}

/// Equal as values: objects have their members in any order.
bool same(std::string_view left, std::string_view right) {
    if (left == right) return true;
    if (!left.starts_with('{') || !right.starts_with('{')) return false;
    return nlohmann::json::parse(left, nullptr, false) == nlohmann::json::parse(right, nullptr, false);
}

} // namespace

TextCursor::TextCursor(Edit& edit, TypeNumber text)
    : edit_{edit}
    , text_{text}
    , right_{edit.model().types[text].start} { }

bool TextCursor::is_format(BlockNumber number) const {
    const Block& block = edit_.model().blocks[number];
    return !block.deleted && block.content == Content::format;
}

/// Past one block. False once the edit has failed.
bool TextCursor::forward() {
    const Model& model = edit_.model();
    if (!edit_.spend(1 + current_.size() / 4)) return false;
    if (is_format(right_)) {
        const FormatParts parts = format_parts(as_octets(model.content_of(model.blocks[right_])));
        pass(current_, parts.key, parts.value);
    }
    left_ = right_;
    right_ = model.blocks[right_].right;
    return true;
}

void TextCursor::retain(Clock units) {
    Model& model = edit_.model();
    while (right_ != none && units > 0 && !edit_.failed()) {
        const Block& block = model.blocks[right_];
        if (!block.deleted && is_countable(block.content)) {
            if (units < block.length) model.split(right_, units);
            units -= model.blocks[right_].length;
        }
        if (!forward()) return;
    }
}

void TextCursor::put(Content content, std::string_view body, Clock length) {
    const BlockNumber made = edit_.insert(text_, left_, content, body, length);
    if (made == none) return;
    left_ = made;
    right_ = edit_.model().blocks[made].right;
}

void TextCursor::put_format(const std::string& key, const std::string& value) {
    Writer body;
    body.var_string(key);
    body.var_string(value);
    put(Content::format, as_text(body.written()), 1);
    pass(current_, key, value);
}

/// Past formats that say what is wanted already.
void TextCursor::minimise(const TextAttributes& attributes) {
    const Model& model = edit_.model();
    while (right_ != none) {
        const Block& block = model.blocks[right_];
        if (!block.deleted) {
            if (block.content != Content::format) return;
            const FormatParts parts = format_parts(as_octets(model.content_of(block)));
            if (!same(value_of(attributes, parts.key), parts.value)) return;
        }
        if (!forward()) return;
    }
}

/// Begins attributes; gives what ends them.
TextAttributes TextCursor::open(const TextAttributes& attributes) {
    TextAttributes negated;
    for (const auto& [key, value] : attributes) {
        const std::string before{value_of(current_, key)};
        if (same(before, value)) continue;
        set(negated, key, before);
        put_format(key, value);
    }
    return negated;
}

void TextCursor::close(TextAttributes negated) {
    const Model& model = edit_.model();
    while (right_ != none) {
        const Block& block = model.blocks[right_];
        if (!block.deleted) {
            if (block.content != Content::format) break;
            const FormatParts parts = format_parts(as_octets(model.content_of(block)));
            const auto found = find_key(negated, parts.key);
            if (found == negated.end() || !same(found->second, parts.value)) break;
            negated.erase(found);
        }
        if (!forward()) return;
    }
    for (const auto& [key, value] : negated)
        put_format(key, value);
}

void TextCursor::insert(std::string_view text, TextAttributes attributes) {
    const std::size_t units = utf16_length(text).value_or(0);
    if (units == 0 || edit_.failed()) return;
    if (units > Limits{}.highest_clock) return edit_.fail(Reason::clock_too_high);
    for (const auto& [key, value] : current_)
        if (find_key(attributes, key) == attributes.end()) attributes.emplace_back(key, null);
    minimise(attributes);
    TextAttributes negated = open(attributes);
    put(Content::string, text, static_cast<Clock>(units));
    close(std::move(negated));
}

/// Takes a format out that stands where others are wanted. False where what is formatted has ended.
bool TextCursor::replace_format(const TextAttributes& attributes, TextAttributes& negated, bool ended) {
    Model& model = edit_.model();
    const FormatParts parts = format_parts(as_octets(model.content_of(model.blocks[right_])));
    const auto wanted = find_key(attributes, parts.key);
    if (wanted == attributes.end()) return true;
    if (same(wanted->second, parts.value)) {
        remove(negated, parts.key);
    } else {
        if (ended) return false;
        set(negated, parts.key, parts.value);
    }
    edit_.erase(right_);
    return true;
}

void TextCursor::format(Clock units, const TextAttributes& attributes) {
    Model& model = edit_.model();
    minimise(attributes);
    TextAttributes negated = open(attributes);
    while (right_ != none && !edit_.failed()) {
        const Block& block = model.blocks[right_];
        const bool in_gap = block.deleted || block.content == Content::format;
        if (units == 0 && (negated.empty() || !in_gap)) break;
        if (is_format(right_)) {
            if (!replace_format(attributes, negated, units == 0)) break;
        } else if (!block.deleted) {
            if (units < block.length) model.split(right_, units);
            units -= model.blocks[right_].length;
        }
        if (!forward()) return;
    }
    close(std::move(negated));
}

void TextCursor::erase(Clock units) {
    Model& model = edit_.model();
    const BlockNumber start = right_;
    const TextAttributes at_start = current_;
    while (units > 0 && right_ != none && !edit_.failed()) {
        const Block& block = model.blocks[right_];
        if (!block.deleted && is_countable(block.content)) {
            if (units < block.length) model.split(right_, units);
            units -= model.blocks[right_].length;
            edit_.erase(right_);
        }
        if (!forward()) return;
    }
    if (start != none) clean_gap(start, at_start);
}

/// Takes out the formats that mean nothing any more since what stood between them is gone.
void TextCursor::clean_gap(BlockNumber start, const TextAttributes& at_start) {
    const Model& model = edit_.model();
    const auto parts_of = [&](BlockNumber number) {
        return format_parts(as_octets(model.content_of(model.blocks[number])));
    };
    BlockNumber end = start;
    std::unordered_map<std::string, BlockNumber> last_of_key;
    for (; end != none; end = model.blocks[end].right) {
        const Block& block = model.blocks[end];
        if (!block.deleted && is_countable(block.content)) break;
        if (is_format(end)) last_of_key[std::string{parts_of(end).key}] = end;
        if (!edit_.spend()) return;
    }
    bool reached = false;
    for (BlockNumber number = start; number != end; number = model.blocks[number].right) {
        if (number == right_) reached = true;
        if (!is_format(number)) continue;
        const std::string key{parts_of(number).key};
        const std::string value{parts_of(number).value};
        const std::string before{value_of(at_start, key)};
        // Two objects are two, however alike: so it is with every other peer.
        const bool repeats = before == value && !value.starts_with('{') && !value.starts_with('[');
        if (last_of_key[key] == number && !repeats) {
            if (!reached) pass(current_, key, value);
            continue;
        }
        edit_.erase(number);
        if (edit_.failed()) return;
        if (!reached && value_of(current_, key) == value && before != value) pass(current_, key, before);
    }
}

TextAttributes TextCursor::attributes_ahead() {
    const Model& model = edit_.model();
    TextAttributes ahead = current_;
    for (BlockNumber next = right_; next != none && edit_.spend(); next = model.blocks[next].right) {
        const Block& block = model.blocks[next];
        if (!block.deleted && is_countable(block.content)) break;
        if (!is_format(next)) continue;
        const FormatParts parts = format_parts(as_octets(model.content_of(block)));
        pass(ahead, parts.key, parts.value);
    }
    return ahead;
}

} // namespace folkmoot::yjs
