#include "collab/tree/words_writer.hpp"

#include "collab/tree/copy.hpp"
#include "collab/tree/text_parts.hpp"
#include "collab/tree/text_style.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/tree/write_tree.hpp"
#include "collab/yjs/utf16.hpp"
#include "richtext/text_tokens.hpp"

namespace folkmoot::collab {
namespace {

using namespace richtext;
using yjs::BlockNumber;
using yjs::Clock;
using yjs::TypeNumber;

constexpr Clock all = 0xffff'ffff;

} // namespace

WordsWriter::WordsWriter(yjs::Edit& edit, TypeNumber element, Kind kind, const InlineWords& words)
    : edit_{edit}
    , element_{element}
    , kind_{kind}
    , words_{words} {
    find_start();
}

/// Where the first words go: in front of those that are there; into a text that has been emptied; into the
/// element that this kind of block has for them, which is made when it is needed.
void WordsWriter::find_start() {
    const yjs::Model& model = edit_.model();
    if (!words_.words.empty()) {
        const TypeNumber first = words_.words.front().type;
        parent_ = parent_of(first);
        behind_ = model.blocks[model.types[first].block].left;
        return;
    }
    const std::string_view name = words_element(kind_);
    if (name.empty()) parent_ = element_;
    for (BlockNumber next = model.types[element_].start; next != yjs::none && edit_.spend();
        next = model.blocks[next].right) {
        const TypeNumber child = live_type(model, next);
        if (child == yjs::none) continue;
        if (name.empty() && is_text(model, child)) return behind_ = model.blocks[next].left, void();
        if (!name.empty() && is_element(model, child, name)) return parent_ = child, void();
    }
}

TypeNumber WordsWriter::parent_of(TypeNumber type) const {
    const yjs::Model& model = edit_.model();
    return model.blocks[model.types[type].block].parent;
}

TypeNumber WordsWriter::type_of(const Word& word) const {
    const auto moved = moved_.find(word.type);
    return moved == moved_.end() ? word.type : moved->second;
}

WordsWriter::Part WordsWriter::next_part(std::size_t most) {
    const Word& word = words_.words[at_.word];
    const auto* run = std::get_if<std::string>(&word.piece.content);
    Part part{&word, at_.unit, 1, {}, true};
    std::size_t size = 1;
    if (run) {
        size = std::min(most, run->size() - at_.octet);
        part.text = std::string_view{*run}.substr(at_.octet, size);
        part.is_whole = size == run->size();
        part.units = static_cast<Clock>(yjs::utf16_length(part.text).value_or(0));
    }
    at_.passed += size;
    at_.octet += size;
    at_.unit += part.units;
    if (at_.octet >= unit_count(word.piece)) at_ = {at_.word + 1, 0, 0, at_.passed};
    return part;
}

Text WordsWriter::plain_ahead(std::size_t units) const {
    Text ahead;
    std::size_t from = at_.octet;
    for (std::size_t n = at_.word; n < words_.words.size() && units > 0; ++n) {
        const Inline& piece = words_.words[n].piece;
        const std::size_t size = std::min(units, unit_count(piece) - from);
        for (Inline& part : slice({piece}, from, from + size))
            ahead.push_back(std::move(part));
        units -= size;
        from = 0;
    }
    return plain(std::move(ahead));
}

void WordsWriter::replace(std::size_t at, std::size_t erased, const Text& inserted) {
    keep(at - at_.passed);
    const Text before = plain_ahead(erased);
    const Text after = plain(inserted);
    Tokeniser tokeniser;
    const Tokens left = tokeniser.cut(before);
    const Tokens right = tokeniser.cut(after);
    std::size_t left_token = 0;
    std::size_t right_token = 0;
    std::size_t left_units = 0;
    std::size_t right_units = 0;
    const auto pass = [](const Tokens& tokens, std::size_t& token, std::size_t to) {
        std::size_t units = 0;
        for (; token < to; ++token)
            units += unit_count(tokens.pieces[token]);
        return units;
    };
    const auto change = [&](std::size_t left_to, std::size_t right_to) {
        const std::size_t gone = pass(left, left_token, left_to);
        const std::size_t come = pass(right, right_token, right_to);
        replace_part(
            slice(before, left_units, left_units + gone), slice(inserted, right_units, right_units + come));
        left_units += gone;
        right_units += come;
    };
    for (const Common& common : common_stretches(left.numbers, right.numbers)) {
        change(common.left, common.right);
        const std::size_t units = pass(left, left_token, common.left + common.size);
        pass(right, right_token, common.right + common.size);
        keep(units, slice(inserted, right_units, right_units + units));
        left_units += units;
        right_units += units;
    }
    change(left.pieces.size(), right.pieces.size());
}

/// One word for another: the letters that both begin or end with stay.
void WordsWriter::replace_part(const Text& before, const Text& inserted) {
    const std::size_t gone = units_of(before);
    const std::size_t come = units_of(inserted);
    const Text after = plain(inserted);
    const std::size_t begin = common_begin(before, after);
    const std::size_t end = common_end(slice(before, begin, gone), slice(after, begin, come));
    keep(begin, slice(inserted, 0, begin));
    for (const Inline& piece : slice(inserted, begin, come - end))
        insert(piece);
    erase(gone - begin - end);
    keep(end, slice(inserted, come - end, come));
}

void WordsWriter::keep(std::size_t units) {
    while (units > 0 && at_.word < words_.words.size()) {
        const std::size_t before = at_.passed;
        kept_ = next_part(units);
        units -= at_.passed - before;
    }
}

void WordsWriter::keep(std::size_t units, const Text& styled) {
    for (const Inline& piece : styled) {
        std::size_t left = std::min(units, unit_count(piece));
        units -= left;
        while (left > 0 && at_.word < words_.words.size()) {
            const std::size_t before = at_.passed;
            const Part part = next_part(left);
            left -= at_.passed - before;
            // A line break has the style of what stands around it.
            const bool is_break = std::holds_alternative<HardBreak>(piece.content);
            if (is_break || part.word->piece.style == piece.style)
                kept_ = part;
            else
                restyle(part, piece);
        }
    }
}

void WordsWriter::erase(std::size_t units) {
    while (units > 0 && at_.word < words_.words.size()) {
        const std::size_t before = at_.passed;
        erase(next_part(units));
        units -= at_.passed - before;
    }
}

void WordsWriter::open(TypeNumber text) {
    const yjs::Model& model = edit_.model();
    cursor_.emplace(edit_, text);
    source_ = text;
    passed_ = 0;
    at_start_ = true;
    parent_ = parent_of(text);
    behind_ = model.blocks[model.types[text].block].left;
}

bool WordsWriter::go_to(const Word& word, Clock unit) {
    kept_.reset();
    if (edit_.failed()) return false;
    if (!cursor_ || source_ != word.type) {
        const TypeNumber type = type_of(word);
        if (!is_text(edit_.model(), type)) return go_behind_element(type), false;
        open(type);
    }
    const Clock wanted = word.unit + unit;
    if (wanted > passed_) {
        cursor_->retain(wanted - passed_);
        at_start_ = false;
        passed_ = wanted;
    }
    return true;
}

void WordsWriter::go_behind_element(TypeNumber element) {
    cursor_.reset();
    source_ = yjs::none;
    parent_ = parent_of(element);
    behind_ = edit_.model().types[element].block;
}

void WordsWriter::erase(const Part& part) {
    if (go_to(*part.word, part.unit)) {
        cursor_->erase(part.units);
        passed_ += part.units;
    } else if (part.is_whole && !edit_.failed()) {
        edit_.erase(behind_);
        join_texts();
    }
}

/// The next block of a list that is live, in one direction.
BlockNumber WordsWriter::live_beside(BlockNumber from, BlockNumber yjs::Block::* next) {
    const yjs::Model& model = edit_.model();
    for (from = model.blocks[from].*next; from != yjs::none && edit_.spend(); from = model.blocks[from].*next)
        if (!model.blocks[from].deleted) return from;
    return yjs::none;
}

/// Where what stood between two texts is gone they become one, as editors make one of them: if two of them
/// did so at once, the text would be there twice.
void WordsWriter::join_texts() {
    const yjs::Model& model = edit_.model();
    const BlockNumber left = live_beside(behind_, &yjs::Block::left);
    const BlockNumber right = live_beside(behind_, &yjs::Block::right);
    if (left == yjs::none || right == yjs::none) return;
    const TypeNumber before = live_type(model, left);
    const TypeNumber after = live_type(model, right);
    if (before == yjs::none || after == yjs::none || !is_text(model, before) || !is_text(model, after))
        return;
    if (model.types[before].length == 0) return edit_.erase(left);
    if (model.types[after].length == 0) return edit_.erase(right);
    const Clock length = model.types[before].length;
    if (!append(after, before)) return;
    edit_.erase(right);
    cursor_.emplace(edit_, before);
    cursor_->retain(length);
    source_ = after;
    passed_ = 0;
    at_start_ = false;
}

/// Puts the words of a text behind those of another. False where there is more than words in it.
bool WordsWriter::append(TypeNumber from, TypeNumber to) {
    const yjs::Model& model = edit_.model();
    const auto is_word = [](yjs::Content content) {
        return content == yjs::Content::string || content == yjs::Content::format;
    };
    for (BlockNumber next = model.types[from].start; next != yjs::none; next = model.blocks[next].right)
        if (!model.blocks[next].deleted && !is_word(model.blocks[next].content)) return false;
    yjs::TextCursor target{edit_, to};
    target.retain(all);
    yjs::TextCursor source{edit_, from};
    while (source.right() != yjs::none && edit_.spend()) {
        const yjs::Block& block = model.blocks[source.right()];
        if (!block.deleted && block.content == yjs::Content::string)
            target.insert(std::string{model.content_of(block)}, source.attributes());
        source.forward();
    }
    return !edit_.failed();
}

void WordsWriter::restyle(const Part& part, const Inline& wanted) {
    if (go_to(*part.word, part.unit)) {
        cursor_->format(part.units, changes_to(wanted.style, cursor_->attributes_ahead()));
        passed_ += part.units;
        at_start_ = false;
        return;
    }
    if (edit_.failed()) return;
    const TypeNumber element = type_of(*part.word);
    const ElementAttributes attributes = attributes_of(wanted);
    for (const std::string_view name : {"marks", "language", "direction"}) {
        const auto found = std::ranges::find(attributes, name, &ElementAttributes::value_type::first);
        if (found != attributes.end())
            edit_.set_attribute(element, name, found->second);
        else
            edit_.remove_attribute(element, name);
    }
}

/// The text that the next letters go into: one that ends or begins here, or a new one.
void WordsWriter::open_here() {
    const yjs::Model& model = edit_.model();
    BlockNumber before = behind_;
    while (before != yjs::none && model.blocks[before].deleted && edit_.spend())
        before = model.blocks[before].left;
    if (const TypeNumber text = before == yjs::none ? yjs::none : live_type(model, before);
        text != yjs::none && is_text(model, text)) {
        open(text);
        passed_ = model.types[text].length;
        cursor_->retain(passed_);
        at_start_ = false;
        return;
    }
    BlockNumber next = behind_ == yjs::none ? model.types[parent_].start : model.blocks[behind_].right;
    while (next != yjs::none && model.blocks[next].deleted && edit_.spend())
        next = model.blocks[next].right;
    if (const TypeNumber text = next == yjs::none ? yjs::none : live_type(model, next);
        text != yjs::none && is_text(model, text))
        return open(text);
    if (const TypeNumber made = edit_.insert_text(parent_, behind_); made != yjs::none) open(made);
}

void WordsWriter::insert(const Inline& piece) {
    if (kept_) {
        const Part part = *kept_;
        go_to(*part.word, part.unit + part.units);
    }
    if (parent_ == yjs::none) parent_ = edit_.insert_element(element_, yjs::none, words_element(kind_));
    if (edit_.failed()) return;
    const auto* run = std::get_if<std::string>(&piece.content);
    if (!run) return insert_atom(piece);
    if (!cursor_) open_here();
    if (!cursor_) return;
    cursor_->insert(*run, attributes_of(piece.style, cursor_->attributes()));
    at_start_ = false;
}

void WordsWriter::insert_atom(const Inline& piece) {
    const bool in_text = cursor_ && !at_start_;
    if (in_text) behind_ = edit_.model().types[cursor_->text()].block;
    const TypeNumber atom = write_atom(edit_, parent_, behind_, piece);
    if (atom == yjs::none) return;
    behind_ = edit_.model().types[atom].block;
    if (!in_text) return;
    if (has_tail())
        move_tail();
    else
        cursor_.reset(), source_ = yjs::none;
}

bool WordsWriter::has_tail() {
    const yjs::Model& model = edit_.model();
    for (BlockNumber next = cursor_->right(); next != yjs::none && edit_.spend();
        next = model.blocks[next].right)
        if (!model.blocks[next].deleted && is_countable(model.blocks[next].content)) return true;
    return false;
}

/// A text cannot be cut in two: what stands behind the cursor goes into a new text behind the thing that was
/// put there.
void WordsWriter::move_tail() {
    const TypeNumber tail = edit_.insert_text(parent_, behind_);
    if (tail == yjs::none) return;
    BlockNumber last = yjs::none;
    for (const auto& [key, value] : cursor_->attributes()) {
        yjs::Writer format;
        format.var_string(key);
        format.var_string(value);
        last = edit_.insert(tail, last, yjs::Content::format, yjs::as_text(format.written()));
    }
    copy_list(
        edit_, cursor_->right(), tail, last, [&](TypeNumber from, TypeNumber to) { moved_[from] = to; });
    cursor_->erase(all);
    cursor_.emplace(edit_, tail);
    at_start_ = true;
}

} // namespace folkmoot::collab
