#include "host/site_page_writing.hpp"

#include "folkmoot/printing.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "host/site_page_acceptance.hpp"
#include "objects/blocks.hpp"
#include "objects/text_limits.hpp"

namespace folkmoot::host {
namespace {

constexpr richtext::Limits page_limits{
    .markdown_bytes = 512U << 10U, .json_bytes = 4U << 20U, .depth = 16, .blocks = 5'000, .inlines = 25'000};

WrittenPageText written_text(ReadTx& tx, IdMint& ids, const WantedPage& wanted, std::string_view language,
    const WantedPageText& text) {
    WrittenPageText written{.title = text.title};
    if (std::ranges::all_of(text.title, [](char each) { return each == ' '; }))
        objects::refuse_field(language == "cy" ? "welsh.title" : "english.title", "pages.enter_title");
    const auto known = find_site_page(tx, wanted.page, language);
    if (known) {
        written.title_before = known->title;
        written.before = read_text(known->body);
    }
    written.tree = read_page_text(language == "cy" ? "welsh.markdown" : "english.markdown", text.markdown);
    align_page_text(ids, written.before, written.tree);
    written.changed =
        !known || known->title != text.title || !richtext::same_content(written.before, written.tree);
    return written;
}

SitePageText kept(const WrittenPageText& text) {
    return {.title = text.title, .body = {richtext::write_json(text.tree)}};
}
SitePageText kept(const SitePageRow& row) {
    return {.title = row.title, .body = row.body};
}

bool says_the_same(const SitePageRow& one, const SitePageRow& other) {
    return one.title == other.title && richtext::same_content(read_text(one.body), read_text(other.body));
}

} // namespace

void align_page_text(IdMint& ids, richtext::Tree& before, richtext::Tree& after) {
    const auto mint = [&] { return richtext::BlockId{ids.next().value()}; };
    give_ids(before, mint);
    drop_ids(after.blocks);
    richtext::reattach(before, after);
    give_ids(after, mint);
}

richtext::Tree read_page_text(std::string_view field, std::string_view markdown) {
    auto read = parse_markdown(markdown, page_limits);
    if (!read)
        objects::refuse_field(field, "comments.text_refused",
            {{"line", std::to_string(read.error().line)}, {"reason", read.error().message}});
    // What needs a file or another text beside it.
    each_block(read->blocks, [&](richtext::Block& block) {
        if (objects::is_one_of<richtext::Figure, richtext::Embed>(block.node))
            objects::refuse_field(field, "pages.only_words");
    });
    const auto named = references(*read);
    // Whoever is forgotten must not be named in it by the house; and a title names a page in a wiki alone.
    if (!named.people.empty() || !named.wiki_titles.empty() || !named.unresolved_sources.empty())
        objects::refuse_field(field, "pages.only_words");
    return std::move(*read);
}

WrittenPage read_site_page(ReadTx& tx, IdMint& ids, const WantedPage& wanted) {
    if (!is_site_page(wanted.page)) throw Problem(Code::not_found, "core.no_site_page");
    if (wanted.asks && !can_be_accepted(wanted.page))
        objects::refuse_field("asks", "pages.not_for_accepting");
    WrittenPage page{.wanted = wanted,
        .version = site_page_version(tx, wanted.page),
        .english = written_text(tx, ids, wanted, "en", wanted.english)};
    if (wanted.welsh) page.welsh = written_text(tx, ids, wanted, "cy", *wanted.welsh);
    page.is_new = page.english.changed || (page.welsh && page.welsh->changed) || wanted.asks;
    return page;
}

std::int64_t publish_written(WriteTx& tx, const WrittenPage& page) {
    const auto& slug = page.wanted.page;
    SitePagePublication publication{.slug = slug, .note = page.wanted.note, .asks = page.wanted.asks};
    const auto welsh = find_site_page(tx, slug, "cy");
    const bool welsh_is_level = welsh && versions_behind(tx, slug, *welsh) == 0;
    const bool holds = welsh && (page.wanted.welsh_holds || (welsh_is_level && !page.english.changed));
    // Who is asked to accept a version reads it in the language that they use.
    if (page.english.changed || page.wanted.asks) publication.english = kept(page.english);
    if (page.welsh && page.welsh->changed)
        publication.welsh = kept(*page.welsh);
    else if (holds && (publication.english || !welsh_is_level))
        publication.welsh = kept(*welsh);
    if (!publication.english && !publication.welsh) throw Problem(Code::conflict, "pages.nothing_changed");
    return publish_site_page(tx, publication);
}

std::int64_t restore_site_page(
    WriteTx& tx, const std::string& slug, std::int64_t version, const std::string& note) {
    const auto english = find_site_page(tx, slug, "en"),
               old_english = find_site_page(tx, slug, "en", version);
    const auto welsh = find_site_page(tx, slug, "cy"), old_welsh = find_site_page(tx, slug, "cy", version);
    if (!english || !old_english || version > site_page_version(tx, slug))
        throw Problem(Code::not_found, "pages.no_version");
    SitePagePublication publication{.slug = slug, .note = note, .restored = version};
    if (!says_the_same(*english, *old_english)) publication.english = kept(*old_english);
    if (old_welsh && welsh) {
        const bool was_level = old_welsh->follows == old_english->version;
        // Of words that were behind then nobody has made sure since.
        if (!was_level) publication.welsh_follows = old_welsh->follows;
        if (!says_the_same(*welsh, *old_welsh) || (was_level && publication.english))
            publication.welsh = kept(*old_welsh);
    }
    if (!publication.english && !publication.welsh) throw Problem(Code::conflict, "pages.nothing_changed");
    return publish_site_page(tx, publication);
}

} // namespace folkmoot::host
