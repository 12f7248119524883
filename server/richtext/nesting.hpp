#pragma once
// Marks on text are sets on flat runs; Markdown and HTML want elements inside each other. This is the one
// place that decides which goes outside: a link, then a language, then whatever reaches furthest.
#include "richtext/schema.hpp"

#include <span>

namespace folkmoot::richtext {

/// What is still to be opened around a stretch of text. Code is not among it: it is the innermost, run by
/// run.
struct Layer {
    enum class Kind : std::uint8_t { link, language, mark };
    Kind kind = Kind::link;
    Mark mark = Mark::strong;
};

inline constexpr std::array<Layer, 7> layers{{{Layer::Kind::link, {}}, {Layer::Kind::language, {}},
    {Layer::Kind::mark, Mark::emphasis}, {Layer::Kind::mark, Mark::strong}, {Layer::Kind::mark, Mark::strike},
    {Layer::Kind::mark, Mark::subscript}, {Layer::Kind::mark, Mark::superscript}}};

inline bool has_layer(const Style& style, const Layer& layer) {
    switch (layer.kind) {
    case Layer::Kind::link:
        return style.link.index() != 0;
    case Layer::Kind::language:
        return style.language != Language{};
    case Layer::Kind::mark:
        return style.marks.has(layer.mark);
    }
    return false;
}

inline bool same_layer(const Style& left, const Style& right, const Layer& layer) {
    switch (layer.kind) {
    case Layer::Kind::link:
        return left.link == right.link;
    case Layer::Kind::language:
        return left.language == right.language;
    case Layer::Kind::mark:
        return left.marks.has(layer.mark) == right.marks.has(layer.mark);
    }
    return false;
}

/// The set of layers that are open, as bits of their places in `layers`.
using OpenLayers = std::uint8_t;

struct NextLayer {
    std::size_t layer = 0;
    /// How many pieces it reaches over.
    std::size_t size = 0;
};

/// The layer to open before text[0], if any is left.
inline std::optional<NextLayer> next_layer(std::span<const Inline> text, OpenLayers open) {
    std::optional<NextLayer> best;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if ((open >> i & 1) != 0 || !has_layer(text[0].style, layers[i])) continue;
        std::size_t size = 1;
        while (size < text.size() && same_layer(text[0].style, text[size].style, layers[i]))
            ++size;
        if (!best || size > best->size) best = NextLayer{i, size};
        if (layers[i].kind != Layer::Kind::mark) break;
    }
    return best;
}

} // namespace folkmoot::richtext
