#pragma once
#include "richtext/change_marks.hpp"
#include "richtext/nesting.hpp"

#include <folkmoot/richtext_html.hpp>

namespace folkmoot::richtext {

/// The numbers of footnotes in the order in which the text refers to them.
class FootnoteNumbers {
public:
    explicit FootnoteNumbers(const Tree& tree);
    /// 0 for a label without a footnote.
    std::size_t number(const std::string& label) const;
    /// Counts one more reference and says which it is: 1, 2...
    std::size_t next_reference(const std::string& label) { return ++references_[label]; }
    std::size_t references(const std::string& label) const;
    /// The footnotes by number.
    const std::vector<const Block*>& footnotes() const { return footnotes_; }

private:
    void collect(const std::vector<Block>& blocks);

    std::unordered_map<std::string, const Block*> found_;
    std::unordered_map<std::string, std::size_t> numbers_;
    std::unordered_map<std::string, std::size_t> references_;
    std::vector<const Block*> footnotes_;
};

/// Prints the words of a block.
class HtmlTextPrinter {
public:
    HtmlTextPrinter(HtmlFragment& fragment, const HtmlOptions& options, FootnoteNumbers& footnotes)
        : fragment_{fragment}
        , out_{fragment.html}
        , options_{options}
        , footnotes_{footnotes} { }

    void print(const Text& text, const std::vector<Change>& changes);

private:
    using Pieces = std::span<const Inline>;

    void print(Pieces pieces, OpenLayers open);
    void print_layer(const Layer& layer, Pieces inside, OpenLayers open);
    void print_web_link(const WebLink& link, Pieces inside, OpenLayers open);
    void print_slot(HtmlSlot slot, Pieces inside, OpenLayers open);
    void print_piece(const Inline& piece);
    void print_reference(const FootnoteReference& reference);
    bool is_outside(std::string_view href) const;

    HtmlFragment& fragment_;
    std::string& out_;
    const HtmlOptions& options_;
    FootnoteNumbers& footnotes_;
};

} // namespace folkmoot::richtext
