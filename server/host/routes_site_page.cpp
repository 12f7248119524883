// The pages of the footer as administrators write them: versions in two languages, compared and brought back.
#include "host/account_address.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "host/site_page_acceptance.hpp"
#include "host/site_page_views.hpp"

namespace folkmoot::host {
namespace {

/// When a page was last written in one language.
struct PageLanguage {
    std::string title;
    std::int64_t version = 0;
    Time changed;
    std::optional<PersonLabel> by;
    static constexpr auto fields() {
        return std::array{field<&PageLanguage::title>("title", "The title"),
            field<&PageLanguage::version>("version", "Since which version of the page it says so"),
            field<&PageLanguage::changed>("changed", "When it was published"),
            field<&PageLanguage::by>("by", "By whom; null: it came with the software")};
    }
};

/// How many people have accepted what they are asked to accept.
struct PageAsking {
    std::int64_t version = 0;
    std::int64_t accepted = 0;
    std::int64_t people = 0;
    static constexpr auto fields() {
        return std::array{field<&PageAsking::version>("version", "Which version, or a later one"),
            field<&PageAsking::accepted>("accepted", "How many people have accepted it"),
            field<&PageAsking::people>("people", "How many people can sign in")};
    }
};

struct SitePageLine {
    std::string page;
    std::int64_t version = 0;
    std::optional<PageLanguage> english;
    std::optional<PageLanguage> welsh;
    std::int64_t behind = 0;
    bool may_ask = false;
    std::optional<PageAsking> asking;
    static constexpr auto fields() {
        return std::array{field<&SitePageLine::page>("page", "The page's name in its address"),
            field<&SitePageLine::version>("version", "Its newest version; 0: nobody has written it"),
            field<&SitePageLine::english>("english", "The English; null: there is none"),
            field<&SitePageLine::welsh>("welsh", "The Welsh; null: there is none"),
            field<&SitePageLine::behind>("behind", "How many versions the Welsh is behind the English"),
            field<&SitePageLine::may_ask>("may_ask", "Whether people can be asked to accept it"),
            field<&SitePageLine::asking>("asking", "What people are asked to accept; null: nothing")};
    }
};

struct SitePageTable {
    std::vector<SitePageLine> items;
    static constexpr auto fields() {
        return std::array{field<&SitePageTable::items>("items", "All of them, as the footer has them")};
    }
};

struct SitePageView : SitePageLine {
    std::optional<PageWords> english_words;
    std::optional<PageWords> welsh_words;
    static constexpr auto fields() {
        return fields_after<SitePageLine>(
            std::array{field<&SitePageView::english_words>("english_words", "What it says in English"),
                field<&SitePageView::welsh_words>("welsh_words", "What it says in Welsh")});
    }
};

struct SitePageAddress {
    std::string page;
    static constexpr auto fields() {
        return std::array{
            field<&SitePageAddress::page>("page", "The page's name in its address: terms", length(1, 40))};
    }
};

PageLanguage language_line(ReadTx& tx, const SitePageRow& row) {
    return {.title = row.title,
        .version = row.version,
        .changed = row.created,
        .by = writer_of(tx, row.created_by)};
}

SitePageLine page_line(ReadTx& tx, std::string_view slug, const std::optional<SitePageRow>& english,
    const std::optional<SitePageRow>& welsh) {
    SitePageLine line{
        .page = std::string{slug}, .version = site_page_version(tx, slug), .may_ask = can_be_accepted(slug)};
    if (english) line.english = language_line(tx, *english);
    if (welsh) {
        line.welsh = language_line(tx, *welsh);
        line.behind = versions_behind(tx, slug, *welsh);
    }
    if (const auto asked = asked_version(tx, slug); asked > 0) {
        const auto counted = count_accepted(tx, slug, asked);
        line.asking = {.version = asked, .accepted = counted.accepted, .people = counted.people};
    }
    return line;
}

SitePageTable show_site_pages(ReadContext& context, const Nothing&) {
    SitePageTable table;
    for (const auto slug : site_page_slugs)
        table.items.push_back(page_line(context.tx, slug, find_site_page(context.tx, slug, "en"),
            find_site_page(context.tx, slug, "cy")));
    return table;
}

SitePageView show_site_page(ReadContext& context, const SitePageAddress& in) {
    require_site_page(in.page);
    const auto english = find_site_page(context.tx, in.page, "en");
    const auto welsh = find_site_page(context.tx, in.page, "cy");
    SitePageView view;
    static_cast<SitePageLine&>(view) = page_line(context.tx, in.page, english, welsh);
    view.english_words = page_words(context, english);
    view.welsh_words = page_words(context, welsh);
    return view;
}

struct PageDraft {
    std::string language;
    std::string markdown;
    static constexpr auto fields() {
        return std::array{field<&PageDraft::language>("language", "en or cy", length(2, 2)),
            field<&PageDraft::markdown>("markdown", "The text", length(0, longest_page), lines)};
    }
};

struct PagePreview {
    std::string html;
    static constexpr auto fields() {
        return std::array{field<&PagePreview::html>("html", "The text as it will be printed")};
    }
};

PagePreview preview_page(ReadContext& context, const PageDraft& in) {
    return {printed_page(context, read_page_text("markdown", in.markdown), in.language)};
}

PageDifferences preview_publication(ReadContext& context, const WantedPage& in) {
    const auto written = read_site_page(context.tx, context.services.ids(), in);
    PageDifferences differences{.english = page_difference(context, written.english, "en")};
    if (written.welsh) differences.welsh = page_difference(context, *written.welsh, "cy");
    return differences;
}

WrittenPage prepare_site_page(PrepareContext& context, const WantedPage& in) {
    WrittenPage written;
    context.read([&](ReadTx& tx) { written = read_site_page(tx, context.services.ids(), in); });
    return written;
}

PublishedPage publish_page(WriteContext& context, const WrittenPage& written) {
    const auto known = site_page_version(context.tx, written.wanted.page);
    require_version(context.request, known);
    if (written.version != known) throw Problem(Code::stale, "administration.changed_meanwhile");
    const auto version = publish_written(context.tx, written);
    note_page_deed(context.tx, AuditLine{"core.site_page_published"}, written.wanted.page, version);
    if (written.wanted.asks)
        note_page_deed(context.tx, AuditLine{"core.site_page_asked"}, written.wanted.page, version);
    return {version};
}

Done end_asking_for(WriteContext& context, const SitePageAddress& in) {
    require_site_page(in.page);
    const auto asked = asked_version(context.tx, in.page);
    if (asked == 0) throw Problem(Code::not_found, "pages.not_asking");
    ask_nobody(context.tx, in.page);
    note_page_deed(context.tx, AuditLine{"core.site_page_asking_ended"}, in.page, asked);
    return {};
}

} // namespace

void add_site_page_routes(Registry& r) {
    r.get("/administration/pages", Access::site<ManageSite>(), show_site_pages,
        "The pages of the footer, in both languages");
    r.get("/administration/pages/{page}", Access::site<ManageSite>(), show_site_page,
        "One of them with its words");
    r.ask("/administration/page-preview", Access::site<ManageSite>(), preview_page,
        "A text as such a page prints it");
    r.ask("/administration/page-differences", Access::site<ManageSite>(), preview_publication,
        "Which words of a page publishing would change");
    r.put("/administration/pages/{page}", Access::site<ManageSite>(), prepare_site_page, publish_page,
        "Publish the next version of a page");
    r.del("/administration/pages/{page}/asking", Access::site<ManageSite>(), end_asking_for,
        "Ask nobody to accept a page any more");
    r.event<SitePagePublished>("A page of the footer has a new version");
}

} // namespace folkmoot::host
