#include "host/site_page_views.hpp"

#include "folkmoot/printing.hpp"
#include "folkmoot/richtext_diff.hpp"

#include <fmt/format.h>

namespace folkmoot::host {
namespace {

std::string printed_openly(ReadContext& context, const richtext::HtmlFragment& fragment) {
    const Viewer visitor = Viewer::anonymous();
    std::string html;
    append_html(html, fragment, PrintFacts{context.tx, visitor, Shown::openly});
    return html;
}

} // namespace

void require_site_page(std::string_view slug) {
    if (!is_site_page(slug)) throw Problem(Code::not_found, "core.no_site_page");
}

std::optional<PersonLabel> writer_of(ReadTx& tx, ObjectId person) {
    if (!person) return std::nullopt;
    return objects::label_person(tx, person);
}

std::string printed_page(ReadContext& context, const richtext::Tree& tree, std::string_view language) {
    return printed_openly(
        context, richtext::print_fragment(tree, html_options(context.services, language, tree)));
}

std::optional<PageWords> page_words(ReadContext& context, const std::optional<SitePageRow>& row) {
    if (!row) return std::nullopt;
    const auto tree = read_text(row->body);
    return PageWords{.title = row->title,
        .markdown = richtext::print_markdown(tree),
        .html = printed_page(context, tree, row->language)};
}

PageDifference page_difference(ReadContext& context, const WrittenPageText& text, std::string_view language) {
    const auto difference = richtext::diff(text.before, text.tree);
    return {.title_from = text.title_before,
        .title_to = text.title,
        .html = printed_openly(context,
            richtext::print_fragment(difference, html_options(context.services, language, difference.tree))),
        .differs = text.changed,
        .added = static_cast<std::int64_t>(difference.words_added),
        .removed = static_cast<std::int64_t>(difference.words_removed)};
}

void note_page_deed(WriteTx& tx, AuditLine line, std::string_view page, std::int64_t version) {
    tx.audit(std::move(line).because(fmt::format("{}, {}", page, version)));
}

} // namespace folkmoot::host
