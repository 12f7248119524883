// The pages of the footer and who has accepted them. Numbers of versions mean one site's pages, so they come
// in where nobody has written a page since it was set up, with the numbers that they had; elsewhere both stay
// behind.
#include "folkmoot/richtext_forms.hpp"
#include "host/json_in.hpp"
#include "host/moving/tables.hpp"
#include "host/site_page.hpp"

#include <stdexcept>

namespace folkmoot::host::moving {
namespace {

/// `begun` is when the page's first version was made: by that a page is known again.
struct SitePageLine {
    std::string slug;
    std::string language;
    std::int64_t version = 0;
    std::string title;
    std::string body;
    std::string note;
    bool asks = false;
    std::int64_t follows = 0;
    std::optional<std::int64_t> restored;
    Time begun;
    Time created;
    std::optional<ObjectId> created_by;
    static constexpr auto fields() {
        return std::array{field<&SitePageLine::slug>("slug", "The page's name in its address", length(1, 40)),
            field<&SitePageLine::language>("language", "en or cy", length(2, 2)),
            field<&SitePageLine::version>("version", "Which version", range(1, 1 << 30)),
            field<&SitePageLine::title>("title", "The title", length(1, 1000)),
            field<&SitePageLine::body>("body", "The text as it is kept", length(1, 8'000'000)),
            field<&SitePageLine::note>("note", "What changed", length(0, 2000)),
            field<&SitePageLine::asks>("asks", "Whether people are asked to accept it"),
            field<&SitePageLine::follows>(
                "follows", "Which version of the English it says again", range(0, 1 << 30)),
            field<&SitePageLine::restored>("restored", "Which version it brought back"),
            field<&SitePageLine::begun>("begun", "When the page was made"),
            field<&SitePageLine::created>("created", "When this was published"),
            field<&SitePageLine::created_by>("created_by", "By whom")};
    }
};
struct AcceptanceLine {
    ObjectId person;
    std::string slug;
    std::int64_t version = 0;
    std::string language;
    Time accepted;
    Time begun;
    static constexpr auto fields() {
        return std::array{field<&AcceptanceLine::person>("person", "Who accepted it"),
            field<&AcceptanceLine::slug>("slug", "Which page", length(1, 40)),
            field<&AcceptanceLine::version>("version", "Which version of it", range(1, 1 << 30)),
            field<&AcceptanceLine::language>("language", "In which language", length(2, 2)),
            field<&AcceptanceLine::accepted>("accepted", "When"),
            field<&AcceptanceLine::begun>("begun", "When the page was made")};
    }
};

constexpr Sql site_pages{
    "select p.slug, p.language, p.version, p.title, p.body, p.note, p.asks, p.follows, p.restored, "
    "(select min(f.created) from site_page f where f.slug = p.slug), p.created, nullif(p.created_by, 0) "
    "from site_page p where (p.slug, p.version, p.language) > (:slug, :version, :language) "
    "order by p.slug, p.version, p.language limit 20"};
constexpr Sql page_begun{"select min(created) from site_page where slug = :slug"};
constexpr Sql forget_page{"delete from site_page where slug = :slug"};
constexpr Sql insert_site_page{
    "insert into site_page (slug, language, version, title, body, note, asks, follows, restored, created, "
    "created_by) values (:slug, :language, :version, :title, :body, :note, :asks, :follows, :restored, "
    ":created, coalesce(:created_by, 0)) on conflict do nothing"};
constexpr Sql acceptances = OF_IDS(
    "select a.person, a.slug, a.version, a.language, a.accepted, (select min(f.created) from site_page f "
    "where f.slug = a.slug) from site_page_acceptance a where exists (select 1 from site_page p "
    "where p.slug = a.slug and p.version = a.version and p.language = a.language) and a.person in ",
    " order by a.person, a.slug, a.version");
constexpr Sql insert_page_acceptance{
    "insert into site_page_acceptance (person, slug, version, language, accepted) "
    "values (:person, :slug, :version, :language, :accepted) on conflict do nothing"};

void put_site_page(WriteTx& tx, const SitePageLine& row) {
    const auto begun = tx.value<Time>(page_begun, bind("slug", row.slug));
    if (begun != row.begun) {
        // Somebody has written it here, or this is the rest of a page whose beginning stayed behind.
        if (site_page_version(tx, row.slug) > 1 || row.created != row.begun) return;
        tx.run(forget_page, bind("slug", row.slug));
    }
    tx.run(insert_site_page, bind("slug", row.slug), bind("language", row.language),
        bind("version", row.version), bind("title", row.title), bind("body", row.body),
        bind("note", row.note), bind("asks", row.asks), bind("follows", row.follows),
        bind("restored", row.restored), bind("created", row.created), bind("created_by", row.created_by));
}

void put_acceptance(WriteTx& tx, const AcceptanceLine& row) {
    if (tx.value<Time>(page_begun, bind("slug", row.slug)) != row.begun) return;
    tx.run(insert_page_acceptance, bind("person", row.person), bind("slug", row.slug),
        bind("version", row.version), bind("language", row.language), bind("accepted", row.accepted));
}

/// Texts are long: few of them at a time.
void read_site_pages(ReadTx& tx, std::span<const ObjectId>, const std::function<void(const void*)>& take) {
    for (SitePageLine last;;) {
        auto rows = tx.rows<SitePageLine>(site_pages, bind("slug", last.slug), bind("version", last.version),
            bind("language", last.language));
        for (const auto& row : rows)
            take(&row);
        if (rows.size() < 20) return;
        last = std::move(rows.back());
    }
}

void parse_site_page(std::string_view line, void* row) {
    read_json(line, shape_of<SitePageLine>, row);
    const auto& page = *static_cast<const SitePageLine*>(row);
    if (!is_site_page(page.slug)) throw std::runtime_error("slug: there is no such page in the footer");
    if (page.language != "en" && page.language != "cy") throw std::runtime_error("language: en or cy");
    if (const auto tree = richtext::read_json(page.body); !tree)
        throw std::runtime_error("body: " + tree.error().message);
}

} // namespace

std::vector<Table> page_tables() {
    auto pages = table_of<SitePageLine>({.name = "site_pages", .select = site_pages, .put = put_site_page});
    pages.read = read_site_pages;
    return {{By::site, std::move(pages), parse_site_page},
        {By::people,
            table_of<AcceptanceLine>(
                {.name = acceptances_table, .select = acceptances, .put = put_acceptance})}};
}

} // namespace folkmoot::host::moving
