#include "collab/tree/words_cursor.hpp"

#include "collab/tree/copy.hpp"
#include "collab/tree/text_style.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/tree/write_tree.hpp"

namespace folkmoot::collab {
namespace {

using richtext::Inline;
using yjs::BlockNumber;
using yjs::TypeNumber;

constexpr yjs::Clock every_unit = 0xffff'ffff;

} // namespace

WordsCursor::WordsCursor(yjs::Edit& edit, TypeNumber element, richtext::Kind kind, const InlineWords& words)
    : edit_{edit}
    , element_{element}
    , kind_{kind} {
    find_start(words);
}

/// Where the first words go: in front of those that are there; into a text that has been emptied; into the
/// element that this kind of block has for them, which is made when it is needed.
void WordsCursor::find_start(const InlineWords& words) {
    const yjs::Model& model = edit_.model();
    if (!words.words.empty()) {
        const TypeNumber first = words.words.front().type;
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

TypeNumber WordsCursor::parent_of(TypeNumber type) const {
    const yjs::Model& model = edit_.model();
    return model.blocks[model.types[type].block].parent;
}

TypeNumber WordsCursor::type_of(const Word& word) const {
    const auto moved = moved_.find(word.type);
    return moved == moved_.end() ? word.type : moved->second;
}

void WordsCursor::open(TypeNumber text) {
    const yjs::Model& model = edit_.model();
    cursor_.emplace(edit_, text);
    source_ = text;
    passed_ = 0;
    at_start_ = true;
    parent_ = parent_of(text);
    behind_ = model.blocks[model.types[text].block].left;
}

bool WordsCursor::go_to(const Word& word, yjs::Clock unit) {
    kept_.reset();
    if (edit_.failed()) return false;
    if (!cursor_ || source_ != word.type) {
        const TypeNumber type = type_of(word);
        if (!is_text(edit_.model(), type)) return go_behind_element(type), false;
        open(type);
    }
    const yjs::Clock wanted = word.unit + unit;
    if (wanted > passed_) {
        cursor_->retain(wanted - passed_);
        at_start_ = false;
        passed_ = wanted;
    }
    return true;
}

void WordsCursor::go_behind_element(TypeNumber element) {
    cursor_.reset();
    source_ = yjs::none;
    parent_ = parent_of(element);
    behind_ = edit_.model().types[element].block;
}

void WordsCursor::erase(const WordPart& part) {
    if (go_to(*part.word, part.unit)) {
        cursor_->erase(part.units);
        passed_ += part.units;
    } else if (part.is_whole && !edit_.failed()) {
        edit_.erase(behind_);
        join_texts();
    }
}

/// The next block of a list that is live, in one direction.
BlockNumber WordsCursor::live_beside(BlockNumber from, BlockNumber yjs::Block::* next) {
    const yjs::Model& model = edit_.model();
    for (from = model.blocks[from].*next; from != yjs::none && edit_.spend(); from = model.blocks[from].*next)
        if (!model.blocks[from].deleted) return from;
    return yjs::none;
}

/// Where what stood between two texts is gone they become one, as editors make one of them: if two of them
/// did so at once, the text would be there twice.
void WordsCursor::join_texts() {
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
    const yjs::Clock length = model.types[before].length;
    if (!append(after, before)) return;
    edit_.erase(right);
    cursor_.emplace(edit_, before);
    cursor_->retain(length);
    source_ = after;
    passed_ = 0;
    at_start_ = false;
}

/// Puts the words of a text behind those of another. False where there is more than words in it.
bool WordsCursor::append(TypeNumber from, TypeNumber to) {
    const yjs::Model& model = edit_.model();
    const auto is_word = [](yjs::Content content) {
        return content == yjs::Content::string || content == yjs::Content::format;
    };
    for (BlockNumber next = model.types[from].start; next != yjs::none; next = model.blocks[next].right)
        if (!model.blocks[next].deleted && !is_word(model.blocks[next].content)) return false;
    yjs::TextCursor target{edit_, to};
    target.retain(every_unit);
    yjs::TextCursor source{edit_, from};
    while (source.right() != yjs::none && edit_.spend()) {
        const yjs::Block& block = model.blocks[source.right()];
        if (!block.deleted && block.content == yjs::Content::string)
            target.insert(std::string{model.content_of(block)}, source.attributes());
        source.forward();
    }
    return !edit_.failed();
}

void WordsCursor::restyle(const WordPart& part, const Inline& wanted) {
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
void WordsCursor::open_here() {
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

void WordsCursor::insert(const Inline& piece) {
    if (kept_) {
        const WordPart part = *kept_;
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

void WordsCursor::insert_atom(const Inline& piece) {
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

bool WordsCursor::has_tail() {
    const yjs::Model& model = edit_.model();
    for (BlockNumber next = cursor_->right(); next != yjs::none && edit_.spend();
        next = model.blocks[next].right)
        if (!model.blocks[next].deleted && is_countable(model.blocks[next].content)) return true;
    return false;
}

/// A text cannot be cut in two: what stands behind the cursor goes into a new text behind the thing that was
/// put there.
void WordsCursor::move_tail() {
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
    cursor_->erase(every_unit);
    cursor_.emplace(edit_, tail);
    at_start_ = true;
}

} // namespace folkmoot::collab
