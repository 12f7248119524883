#include "richtext/html_printer.hpp"

namespace folkmoot::richtext {

HtmlFragment print_fragment(const Tree& tree, const HtmlOptions& options) {
    return HtmlPrinter(options, nullptr).run(tree);
}

std::string print_html(const Tree& tree, const ViewerFacts& facts, const HtmlOptions& options) {
    std::string out;
    append_html(out, print_fragment(tree, options), facts);
    return out;
}

} // namespace folkmoot::richtext
