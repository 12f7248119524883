#include "cli/demonstration/loading.hpp"

#include "host/site_page.hpp"

#include "folkmoot/richtext_forms.hpp"

#include <fmt/format.h>

#include <set>

namespace folkmoot::cli {
namespace {

constexpr Sql pages_since{"select count(*) from site_page where slug = :slug and version > 1"};

host::SitePageText footer_text(std::string_view slug, const DemonstrationText& text) {
    auto tree = richtext::parse_markdown(text.markdown);
    if (!tree)
        throw std::runtime_error(
            fmt::format("{} of the footer, line {}: {}", slug, tree.error().line, tree.error().message));
    return {.title = text.title, .body = {richtext::write_json(*tree)}};
}

} // namespace

void load_site_pages(Loading& loading) {
    loading.write(loading.founded, {}, [&](WriteTx& tx) {
        std::map<std::string, host::SitePagePublication> pages;
        for (const auto& page : loading.content.site_pages) {
            auto& publication = pages[page.slug];
            publication.slug = page.slug;
            (page.language == "cy" ? publication.welsh : publication.english) =
                footer_text(page.slug, page.text);
        }
        for (const auto& [slug, publication] : pages)
            if (host::site_page_version(tx, slug) == 0) host::publish_site_page(tx, publication);
    });
}

void publish_page_versions(Loading& loading) {
    std::set<std::string> untouched;
    loading.read([&](ReadTx& tx) {
        for (const auto& record : loading.content.page_versions)
            if (tx.value<std::int64_t>(pages_since, bind("slug", record.page)) == 0)
                untouched.insert(record.page);
    });
    for (const auto& record : loading.content.page_versions) {
        if (!untouched.contains(record.page)) continue;
        const auto by = loading.read([&](ReadTx& tx) { return loading.person(tx, record.by); });
        loading.write(loading.calendar.at(record.when), by, [&](WriteTx& tx) {
            host::SitePagePublication publication{.slug = record.page, .note = record.note};
            if (record.english) publication.english = footer_text(record.page, *record.english);
            if (record.welsh) publication.welsh = footer_text(record.page, *record.welsh);
            const auto version = host::publish_site_page(tx, publication);
            tx.audit(
                AuditLine{"core.site_page_published"}.because(fmt::format("{}, {}", record.page, version)));
        });
    }
}

} // namespace folkmoot::cli
