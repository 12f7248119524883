#include "collab/tree/words.hpp"

#include "collab/tree/element_reader.hpp"
#include "collab/tree/text_style.hpp"
#include "collab/yjs/struct_parts.hpp"

namespace folkmoot::collab {
namespace {

using richtext::BlockId;
using yjs::BlockNumber;
using yjs::TypeKind;
using yjs::TypeNumber;

std::size_t octets_of(const richtext::Inline& piece) {
    std::size_t octets = 1;
    if (const auto* run = std::get_if<std::string>(&piece.content)) octets += run->size();
    if (const auto* mention = std::get_if<richtext::Mention>(&piece.content)) octets += mention->label.size();
    if (const auto* web = std::get_if<richtext::WebLink>(&piece.style.link)) octets += web->href.size();
    if (const auto* wiki = std::get_if<richtext::WikiLink>(&piece.style.link)) octets += wiki->title.size();
    return octets;
}

class WordsReader {
public:
    WordsReader(
        const yjs::Model& model, BlockId block, std::size_t most, InlineWords& out, Oddities& oddities)
        : model_{model}
        , block_{block}
        , most_{most}
        , out_{out}
        , oddities_{oddities} { }

    void read_list(TypeNumber holder) {
        for (BlockNumber next = model_.types[holder].start; next != yjs::none && !full();
            next = model_.blocks[next].right) {
            const yjs::Block& block = model_.blocks[next];
            if (block.deleted) continue;
            if (block.content == yjs::Content::type)
                read(block.at);
            else
                unknown(block);
        }
    }

    void read(TypeNumber type) {
        const yjs::Type& read = model_.types[type];
        if (is_text(model_, type)) return read_text(type);
        const bool is_element = read.kind == TypeKind::xml_element;
        const std::string_view name = is_element ? model_.keys[read.name] : std::string_view{};
        if (const auto atom = find_atom(name)) return read_thing(*atom, type);
        if (find_element_kind(name) || is_words_element(name)) return out_.blocks.push_back(type);
        oddities_.add(Oddity::What::unknown_node, name, block_);
        if (is_element || read.kind == TypeKind::xml_fragment) read_list(type);
    }

private:
    bool full() const { return out_.octets > most_; }

    void add(Word word) {
        out_.octets += octets_of(word.piece);
        out_.words.push_back(std::move(word));
    }

    void read_thing(Atom atom, TypeNumber type) {
        ElementReader attributes{model_, type};
        const yjs::Block& block = model_.blocks[model_.types[type].block];
        add({read_atom(atom, attributes), type, 0, 1, {block.client, block.clock}});
        attributes.report(oddities_, block_);
        for (BlockNumber next = model_.types[type].start; next != yjs::none; next = model_.blocks[next].right)
            if (const TypeNumber inside = live_type(model_, next); inside != yjs::none) read(inside);
    }

    void read_text(TypeNumber text) {
        ElementReader{model_, text}.report(oddities_, block_);
        ReadStyle style;
        yjs::Clock unit = 0;
        for (BlockNumber next = model_.types[text].start; next != yjs::none && !full();
            next = model_.blocks[next].right) {
            const yjs::Block& block = model_.blocks[next];
            if (block.deleted) continue;
            if (block.content == yjs::Content::string)
                add({{std::string{model_.content_of(block)}, style.style()}, text, unit, block.length,
                    {block.client, block.clock}});
            else if (block.content == yjs::Content::format)
                pass(style, block);
            else if (block.content == yjs::Content::type)
                read(block.at);
            else
                unknown(block);
            if (is_countable(block.content)) unit += block.length;
        }
    }

    void pass(ReadStyle& style, const yjs::Block& block) {
        const auto parts = yjs::format_parts(yjs::as_octets(model_.content_of(block)));
        switch (style.pass(parts.key, parts.value)) {
        case ReadStyle::Found::known:
            return;
        case ReadStyle::Found::unknown_mark:
            return oddities_.add(Oddity::What::unknown_mark, parts.key, block_);
        case ReadStyle::Found::bad_value:
            return oddities_.add(Oddity::What::bad_value, parts.key, block_);
        }
    }

    void unknown(const yjs::Block& block) {
        if (is_countable(block.content)) oddities_.add(Oddity::What::unknown_node, "", block_);
    }

    const yjs::Model& model_;
    BlockId block_;
    std::size_t most_;
    InlineWords& out_;
    Oddities& oddities_;
};

} // namespace

TypeNumber live_type(const yjs::Model& model, BlockNumber number) {
    const yjs::Block& block = model.blocks[number];
    return block.deleted || block.content != yjs::Content::type ? yjs::none : block.at;
}

bool is_text(const yjs::Model& model, TypeNumber type) {
    const TypeKind kind = model.types[type].kind;
    return kind == TypeKind::xml_text || kind == TypeKind::text;
}

bool is_atom(const yjs::Model& model, TypeNumber type) {
    const yjs::Type& element = model.types[type];
    return element.kind == TypeKind::xml_element && find_atom(model.keys[element.name]);
}

bool is_element(const yjs::Model& model, TypeNumber type, std::string_view name) {
    const yjs::Type& element = model.types[type];
    return element.kind == TypeKind::xml_element && model.keys[element.name] == name;
}

void read_words_in(const yjs::Model& model, TypeNumber child, BlockId block, std::size_t most,
    InlineWords& out, Oddities& oddities) {
    WordsReader{model, block, most, out, oddities}.read(child);
}

void read_words(const yjs::Model& model, TypeNumber holder, BlockId block, std::size_t most, InlineWords& out,
    Oddities& oddities) {
    WordsReader{model, block, most, out, oddities}.read_list(holder);
}

void read_own_words(
    const yjs::Model& model, TypeNumber element, richtext::Kind kind, InlineWords& out, Oddities& oddities) {
    constexpr std::size_t all = ~std::size_t{0};
    const std::string_view holder = words_element(kind);
    if (holder.empty()) return read_words(model, element, BlockId::none, all, out, oddities);
    for (BlockNumber next = model.types[element].start; next != yjs::none; next = model.blocks[next].right)
        if (const TypeNumber child = live_type(model, next);
            child != yjs::none && is_element(model, child, holder))
            read_words(model, child, BlockId::none, all, out, oddities);
}

richtext::Text text_of(const InlineWords& words) {
    richtext::Text text;
    for (const Word& word : words.words) {
        const auto* run = std::get_if<std::string>(&word.piece.content);
        auto* last = run && !text.empty() ? std::get_if<std::string>(&text.back().content) : nullptr;
        if (last && text.back().style == word.piece.style)
            *last += *run;
        else
            text.push_back(word.piece);
    }
    return text;
}

} // namespace folkmoot::collab
