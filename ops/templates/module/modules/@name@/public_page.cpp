#include "greeting.hpp"

#include "folkmoot/richtext_html.hpp"

namespace folkmoot::@name@ {

std::string print_greetings(ReadTx& tx, const Viewer& viewer, const Granted<Component, View>& section) {
    std::string html = "<ul class=\"govuk-list govuk-list--bullet\">\n";
    for (const auto& greeting : tx.list<Greeting>(viewer, {.component = section->id}).items) {
        html += "<li>";
        richtext::append_escaped_html(html, greeting.object().title);
        html += "</li>\n";
    }
    return html + "</ul>\n";
}

PublicPage print_public_page(
    ReadContext& context, const Granted<Component, View>& section, std::string_view rest) {
    if (!rest.empty()) throw Problem(Code::not_found, "core.not_found");
    return {.title = section->name, .html = print_greetings(context.tx, context.viewer, section)};
}

} // namespace folkmoot::@name@
