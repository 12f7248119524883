#include "folders.hpp"
#include "listing.hpp"
#include "routes.hpp"

#include "folkmoot/files.hpp"
#include "folkmoot/publishing.hpp"

namespace folkmoot::documents {
namespace {

/// "/p/<space>/<section>/<id>-<slug>": where a public space shows it.
std::string public_address(std::string_view address) {
    return "/p" + std::string{address.substr(2)}; // instead of "/s"
}

void append_link(std::string& html, std::string_view href, std::string_view words) {
    html += "<li><a href=\"";
    richtext::append_escaped_html(html, href);
    html += "\">";
    richtext::append_escaped_html(html, words);
    html += "</a></li>\n";
}

std::string contents(std::string list) {
    return list.empty() ? list : "<nav class=\"public-contents\"><ul>\n" + std::move(list) + "</ul></nav>\n";
}

std::string list_of(const std::vector<objects::PlaceLink>& entries) {
    std::string html;
    for (const auto& entry : entries)
        append_link(html, public_address(entry.address), entry.title);
    return html;
}

std::string list_of_files(ReadContext& context, const Granted<Folder, View>& folder) {
    std::string html;
    for (const auto& file : files::view_files(context.tx, list_files(context.tx, folder)))
        if (file.state == FileState::clean) append_link(html, file.address, file.name);
    return html;
}

PublicPage print_folder(ReadContext& context, const Granted<Folder, View>& folder, std::string_view rest) {
    const auto address = public_address(objects::address_of(context.tx, folder.standing()));
    const auto& title = folder.object().title;
    if (!address.ends_with(rest)) return {.title = title, .moved_to = address};
    return {.title = title,
        .language = folder.object().language,
        .html = contents(list_of(links_into(context, folder)) + list_of_files(context, folder))};
}

PublicPage print_section(ReadContext& context, const Granted<Component, View>& section) {
    const auto top = section_folder(context.tx, section->id);
    const auto folder = top ? context.tx.find<Folder>(context.viewer, *top) : std::nullopt;
    return {.title = section->name,
        .html = contents(list_of(links_into(context, section))
            + (folder ? list_of_files(context, *folder) : std::string{}))};
}

PublicPage print_document(
    ReadContext& context, const Granted<Document, View>& document, std::string_view rest) {
    const auto address = public_address(objects::address_of(context.tx, document.standing()));
    const auto& title = document.object().title;
    if (!address.ends_with(rest)) return {.title = title, .moved_to = address};
    return {.title = title,
        .language = document.object().language,
        .html = objects::print_openly(context, document.standing()),
        .revision = document.object().revision};
}

} // namespace

PublicPage print_public_page(
    ReadContext& context, const Granted<Component, View>& section, std::string_view rest) {
    ReadTx& tx = context.tx;
    if (rest.empty()) return print_section(context, section);
    const auto id = ObjectId::parse(rest.substr(0, 13));
    const auto folder = id ? tx.find<Folder>(context.viewer, *id) : std::nullopt;
    if (folder && (*folder)->component == section->id) return print_folder(context, *folder, rest);
    const auto document = id ? tx.find<Document>(context.viewer, *id) : std::nullopt;
    if (!document || (*document)->component != section->id || document->object().revision == 0)
        throw Problem(Code::not_found, "documents.no_document");
    return print_document(context, *document, rest);
}

} // namespace folkmoot::documents
