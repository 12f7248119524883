#include "host/site_page.hpp"

#include "audit/actor.hpp"
#include "events/append.hpp"
#include "events/event_json.hpp"

namespace folkmoot::host {
namespace {

constexpr Sql page_as_of{
    "select version, language, title, body, follows, created, created_by from site_page "
    "where slug = :slug and language = :language and version <= :version order by version desc limit 1"};
constexpr Sql last_version{"select max(version) from site_page where slug = :slug"};
constexpr Sql last_english{"select max(version) from site_page where slug = :slug and language = 'en'"};
constexpr Sql english_after{
    "select count(*) from site_page where slug = :slug and language = 'en' and version > :version"};
constexpr Sql lines_before{
    "select version, language, note, asks, restored, created, created_by from site_page "
    "where slug = :slug and version < :before order by version desc, language desc limit :most"};
constexpr Sql insert_page{
    "insert into site_page (slug, language, version, title, body, note, asks, follows, restored, created, "
    "created_by) values (:slug, :language, :version, :title, :body, :note, :asks, :follows, :restored, :now, "
    ":by)"};

struct VersionLine {
    std::int64_t version = 0;
    std::string language;
    std::string note;
    bool asks = false;
    std::optional<std::int64_t> restored;
    Time created;
    ObjectId created_by;
    static constexpr auto fields() {
        return std::array{field<&VersionLine::version>("version", "Which version"),
            field<&VersionLine::language>("language", "Of which language"),
            field<&VersionLine::note>("note", "What changed"),
            field<&VersionLine::asks>("asks", "Whether people are asked to accept it"),
            field<&VersionLine::restored>("restored", "Which version it brought back"),
            field<&VersionLine::created>("created", "When"),
            field<&VersionLine::created_by>("created_by", "By whom")};
    }
};

void put_text(WriteTx& tx, const SitePagePublication& page, std::string_view language,
    const SitePageText& text, std::int64_t version, std::int64_t follows) {
    tx.run(insert_page, bind("slug", page.slug), bind("language", language), bind("version", version),
        bind("title", text.title), bind("body", text.body), bind("note", page.note), bind("asks", page.asks),
        bind("follows", follows), bind("restored", page.restored), bind("now", tx.now()),
        bind("by", audit::actor_of(tx).person));
}

} // namespace

bool is_site_page(std::string_view slug) {
    return std::ranges::find(site_page_slugs, slug) != site_page_slugs.end();
}

bool can_be_accepted(std::string_view slug) {
    return std::ranges::find(accepted_slugs, slug) != accepted_slugs.end();
}

std::optional<SitePageRow> find_site_page(
    ReadTx& tx, std::string_view slug, std::string_view language, std::int64_t version) {
    return tx.row<SitePageRow>(
        page_as_of, bind("slug", slug), bind("language", language), bind("version", version));
}

std::int64_t site_page_version(ReadTx& tx, std::string_view slug) {
    return tx.value<std::int64_t>(last_version, bind("slug", slug)).value_or(0);
}

std::int64_t versions_behind(ReadTx& tx, std::string_view slug, const SitePageRow& welsh) {
    return tx.value<std::int64_t>(english_after, bind("slug", slug), bind("version", welsh.follows))
        .value_or(0);
}

std::vector<SitePageVersion> list_site_page_versions(
    ReadTx& tx, std::string_view slug, std::int64_t before, std::size_t most) {
    std::vector<SitePageVersion> versions;
    // A version has a line for each of its two languages at most.
    for (auto& line : tx.rows<VersionLine>(lines_before, bind("slug", slug), bind("before", before),
             bind("most", static_cast<std::int64_t>(2 * most)))) {
        if (versions.empty() || versions.back().version != line.version) {
            if (versions.size() == most) break;
            versions.push_back({.version = line.version,
                .note = std::move(line.note),
                .asks = line.asks,
                .restored = line.restored,
                .created = line.created,
                .created_by = line.created_by});
        }
        (line.language == "cy" ? versions.back().welsh : versions.back().english) = true;
    }
    return versions;
}

std::int64_t publish_site_page(WriteTx& tx, const SitePagePublication& page) {
    const auto version = site_page_version(tx, page.slug) + 1;
    if (page.english) put_text(tx, page, "en", *page.english, version, version);
    if (page.welsh) {
        const auto newest = tx.value<std::int64_t>(last_english, bind("slug", page.slug)).value_or(0);
        put_text(tx, page, "cy", *page.welsh, version, page.welsh_follows > 0 ? page.welsh_follows : newest);
    }
    const SitePagePublished event{.version = version};
    events::append(
        tx, {.name = SitePagePublished::name, .data = events::data_of(shape_of<SitePagePublished>, &event)});
    return version;
}

} // namespace folkmoot::host
