#include "greeting.hpp"

#include "folkmoot/richtext_html.hpp"

namespace folkmoot::@name@ {

PublicPage print_public_page(
    ReadContext& context, const Granted<Component, View>& section, std::string_view rest) {
    if (!rest.empty()) throw Problem(Code::not_found, "core.not_found");
    PublicPage page{.title = section->name, .html = "<ul class=\"govuk-list govuk-list--bullet\">\n"};
    for (const auto& greeting : context.tx.list<Greeting>(context.viewer, {.component = section->id}).items) {
        page.html += "<li>";
        richtext::append_escaped_html(page.html, greeting.object().title);
        page.html += "</li>\n";
    }
    page.html += "</ul>\n";
    return page;
}

} // namespace folkmoot::@name@
