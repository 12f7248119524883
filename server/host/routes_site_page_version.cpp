// The versions of the footer's pages: listed, read, compared and brought back.
#include "folkmoot/printing.hpp"
#include "host/account_address.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "host/site_page_acceptance.hpp"
#include "host/site_page_views.hpp"

namespace folkmoot::host {
namespace {

constexpr std::size_t versions_at_once = 50;

struct PageVersionLine {
    std::int64_t version = 0;
    bool english = false;
    bool welsh = false;
    std::string note;
    bool asks = false;
    std::optional<std::int64_t> restored;
    Time created;
    std::optional<PersonLabel> by;
    std::int64_t accepted = 0;
    static constexpr auto fields() {
        return std::array{field<&PageVersionLine::version>("version", "Counts from 1 within the page"),
            field<&PageVersionLine::english>("english", "Whether the English was published with it"),
            field<&PageVersionLine::welsh>("welsh", "Whether the Welsh was"),
            field<&PageVersionLine::note>("note", "What its author said of it"),
            field<&PageVersionLine::asks>("asks", "Whether people are asked to accept it"),
            field<&PageVersionLine::restored>("restored", "Which version it brought back"),
            field<&PageVersionLine::created>("created", "When it was published"),
            field<&PageVersionLine::by>("by", "By whom; null: it came with the software"),
            field<&PageVersionLine::accepted>("accepted", "How many people have accepted it")};
    }
};

struct PageVersionTable {
    std::vector<PageVersionLine> items;
    static constexpr auto fields() {
        return std::array{field<&PageVersionTable::items>("items", "Newest first, fifty at most")};
    }
};

struct PageVersions {
    std::string page;
    std::int64_t before = 0;
    static constexpr auto fields() {
        return std::array{field<&PageVersions::page>("page", "The page's name in its address", length(1, 40)),
            field<&PageVersions::before>(
                "before", "Those before this version; 0: from the newest on", range(0, 1 << 30), or_default)};
    }
};

PageVersionTable show_versions(ReadContext& context, const PageVersions& in) {
    require_site_page(in.page);
    const auto counts = count_acceptances(context.tx, in.page);
    PageVersionTable table;
    for (auto& one : list_site_page_versions(
             context.tx, in.page, in.before > 0 ? in.before : newest_version, versions_at_once)) {
        const auto count = std::ranges::find(counts, one.version, &AcceptedVersion::version);
        table.items.push_back({.version = one.version,
            .english = one.english,
            .welsh = one.welsh,
            .note = std::move(one.note),
            .asks = one.asks,
            .restored = one.restored,
            .created = one.created,
            .by = writer_of(context.tx, one.created_by),
            .accepted = count == counts.end() ? 0 : count->people});
    }
    return table;
}

struct OnePageVersion {
    std::string page;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{
            field<&OnePageVersion::page>("page", "The page's name in its address", length(1, 40)),
            field<&OnePageVersion::version>("version", "Which version", range(1, 1 << 30))};
    }
};

struct PageVersionView {
    std::optional<PageWords> english;
    std::optional<PageWords> welsh;
    static constexpr auto fields() {
        return std::array{field<&PageVersionView::english>("english", "What it said in English then"),
            field<&PageVersionView::welsh>("welsh", "What it said in Welsh then")};
    }
};

void require_site_page_version(ReadTx& tx, std::string_view slug, std::int64_t version) {
    require_site_page(slug);
    if (version > site_page_version(tx, slug)) throw Problem(Code::not_found, "pages.no_version");
}

PageVersionView show_version(ReadContext& context, const OnePageVersion& in) {
    require_site_page_version(context.tx, in.page, in.version);
    return {.english = page_words(context, find_site_page(context.tx, in.page, "en", in.version)),
        .welsh = page_words(context, find_site_page(context.tx, in.page, "cy", in.version))};
}

struct PageComparison {
    std::string page;
    std::int64_t from = 0;
    std::int64_t to = 0;
    static constexpr auto fields() {
        return std::array{
            field<&PageComparison::page>("page", "The page's name in its address", length(1, 40)),
            field<&PageComparison::from>("from", "The one version", range(1, 1 << 30)),
            field<&PageComparison::to>("to", "The other", range(1, 1 << 30))};
    }
};

WrittenPageText between(
    IdMint& ids, const std::optional<SitePageRow>& from, const std::optional<SitePageRow>& to) {
    WrittenPageText text;
    if (from) {
        text.title_before = from->title;
        text.before = read_text(from->body);
    }
    if (to) {
        text.title = to->title;
        text.tree = read_text(to->body);
    }
    align_page_text(ids, text.before, text.tree);
    text.changed = text.title != text.title_before || !richtext::same_content(text.before, text.tree);
    return text;
}

PageDifferences compare_versions(ReadContext& context, const PageComparison& in) {
    require_site_page_version(context.tx, in.page, std::max(in.from, in.to));
    const auto text = [&](std::string_view language) {
        return between(context.services.ids(), find_site_page(context.tx, in.page, language, in.from),
            find_site_page(context.tx, in.page, language, in.to));
    };
    PageDifferences differences{.english = page_difference(context, text("en"), "en")};
    if (find_site_page(context.tx, in.page, "cy", std::max(in.from, in.to)))
        differences.welsh = page_difference(context, text("cy"), "cy");
    return differences;
}

struct PageRestoration {
    std::string page;
    std::int64_t version = 0;
    std::string note;
    static constexpr auto fields() {
        return std::array{
            field<&PageRestoration::page>("page", "The page's name in its address", length(1, 40)),
            field<&PageRestoration::version>("version", "The version to bring back", range(1, 1 << 30)),
            field<&PageRestoration::note>(
                "note", "Why, for the list of versions", length(0, 500), or_default)};
    }
};

PublishedPage restore_page(WriteContext& context, const PageRestoration& in) {
    require_site_page(in.page);
    require_version(context.request, site_page_version(context.tx, in.page));
    const auto version = restore_site_page(context.tx, in.page, in.version, in.note);
    note_page_deed(context.tx, AuditLine{"core.site_page_restored"}, in.page, version);
    return {version};
}

} // namespace

void add_site_page_version_routes(Registry& r) {
    r.get("/administration/pages/{page}/versions", Access::site<ManageSite>(), show_versions,
        "The versions of a page");
    r.get("/administration/pages/{page}/versions/{version}", Access::site<ManageSite>(), show_version,
        "What a page said as of a version");
    r.get("/administration/pages/{page}/comparison", Access::site<ManageSite>(), compare_versions,
        "Two versions of a page, word by word");
    r.post("/administration/pages/{page}/versions/{version}/restoration", Access::site<ManageSite>(),
        restore_page, "Publish what a page said once more");
}

} // namespace folkmoot::host
