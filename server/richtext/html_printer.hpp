#pragma once
#include "richtext/change_marks.hpp"
#include "richtext/html_text.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <unordered_map>

namespace folkmoot::richtext {

/// Prints the blocks of a tree; with change marks, prints both sides of a difference in one.
class HtmlPrinter {
public:
    HtmlPrinter(const HtmlOptions& options, const ChangeMarks* changes);
    HtmlFragment run(const Tree& tree);

private:
    void print(const std::vector<Block>& blocks);
    void print(const Block& block);
    void print_heading(const Block& block);
    void print_item(const Block& block);
    void print_code(const Block& block);
    void print_table(const Block& block);
    void print_cell(const Block& block);
    void print_figure(const Block& block);
    void print_callout(const Block& block);
    void print_embed(const Block& block);
    void print_contents();
    void print_footnotes();
    void print_words(const Block& block);

    void open(std::string_view element, const Block& block, std::string_view classes = {});
    void close(std::string_view element);
    void attribute(std::string_view name, std::string_view value);

    const HtmlOptions& options_;
    const ChangeMarks* changes_;
    HtmlFragment fragment_;
    std::string& out_;
    FootnoteNumbers footnotes_;
    HtmlTextPrinter text_;
    std::vector<OutlineEntry> outline_;
    /// Headings are printed in the order of the outline; those in footnotes come after all of it.
    std::size_t next_heading_ = 0;
};

} // namespace folkmoot::richtext
