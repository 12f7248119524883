#include "folkmoot/label.hpp"
#include "folkmoot/publishing.hpp"
#include "routes.hpp"
#include "tree.hpp"

namespace folkmoot::wiki {
namespace {

/// "/p/<space>/<wiki>/<id>-<slug>": where a public space shows a page.
std::string public_address(ReadTx& tx, const Standing& page) {
    return "/p" + objects::address_of(tx, page).substr(2); // instead of "/s"
}

void append_page_link(std::string& html, std::string_view href, std::string_view title) {
    html += "<li><a href=\"";
    richtext::append_escaped_html(html, href);
    html += "\">";
    richtext::append_escaped_html(html, title);
    html += "</a></li>\n";
}

std::string list_of_children(ReadContext& context, ObjectId component, std::optional<ObjectId> parent) {
    auto below = children(context, component, parent, "");
    if (below.items.empty()) return {};
    std::string html = "<nav class=\"public-contents\"><ul>\n";
    for (const auto& node : below.items)
        append_page_link(html, "/p" + node.address.substr(2), node.title);
    return html + "</ul></nav>\n";
}

} // namespace

PublicPage print_public_page(
    ReadContext& context, const Granted<Component, View>& wiki, std::string_view rest) {
    ReadTx& tx = context.tx;
    if (rest.empty()) return {.title = wiki->name, .html = list_of_children(context, wiki->id, std::nullopt)};
    auto id = ObjectId::parse(rest.substr(0, 13));
    auto page = id ? tx.find<Page>(context.viewer, *id) : std::nullopt;
    if (!page || (*page)->component != wiki->id || page->object().revision == 0)
        throw Problem(Code::not_found, "wiki.no_page");
    const std::string address = public_address(tx, page->standing());
    if (!address.ends_with(rest)) return {.title = page->object().title, .moved_to = address};
    return {.title = page->object().title,
        .language = page->object().language,
        .html = objects::print_openly(context, page->standing())
            + list_of_children(context, wiki->id, page->id()),
        .revision = page->object().revision};
}

} // namespace folkmoot::wiki
