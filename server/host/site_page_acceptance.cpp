#include "host/site_page_acceptance.hpp"

namespace folkmoot::host {
namespace {

constexpr Sql not_accepted{
    "select a.slug, a.version from (select slug, max(version) as version from site_page where asks = 1 "
    "group by slug) a where not exists (select 1 from site_page_acceptance p where p.person = :person "
    "and p.slug = a.slug and p.version >= a.version) order by a.slug desc"};
constexpr Sql asked_of_page{"select max(version) from site_page where slug = :slug and asks = 1"};
constexpr Sql follows_of{
    "select follows from site_page where slug = :slug and language = :language and version = :version"};
constexpr Sql insert_acceptance{
    "insert into site_page_acceptance (person, slug, version, language, accepted) "
    "values (:person, :slug, :version, :language, :now) on conflict do nothing"};
constexpr Sql end_asking{"update site_page set asks = 0 where slug = :slug and asks = 1"};
constexpr Sql own_acceptances{
    "select a.slug, a.version, a.language, coalesce(p.title, a.slug), a.accepted from site_page_acceptance a "
    "left join site_page p on p.slug = a.slug and p.version = a.version and p.language = a.language "
    "where a.person = :person order by a.accepted desc, a.slug, a.version limit 100"};
constexpr Sql by_version{"select version, count(*) from site_page_acceptance where slug = :slug "
                         "group by version order by version desc limit 1000"};
constexpr Sql of_people{
    "select count(case when exists (select 1 from site_page_acceptance a where a.person = p.id "
    "and a.slug = :slug and a.version >= :version) then 1 end), count(*) from person p "
    "where p.state = 'active'"};

} // namespace

std::vector<AskedPage> pages_to_accept(ReadTx& tx, ObjectId person) {
    return tx.rows<AskedPage>(not_accepted, bind("person", person));
}

std::int64_t asked_version(ReadTx& tx, std::string_view slug) {
    return tx.value<std::int64_t>(asked_of_page, bind("slug", slug)).value_or(0);
}

SitePageRow text_to_accept(ReadTx& tx, const AskedPage& asked, std::string_view language) {
    auto text = find_site_page(tx, asked.slug, language);
    if (!text || text->follows < asked.version) text = find_site_page(tx, asked.slug, "en");
    if (!text) throw Problem(Code::not_found, "core.no_site_page");
    return std::move(*text);
}

void accept_site_page(
    WriteTx& tx, ObjectId person, std::string_view slug, std::int64_t version, std::string_view language) {
    const auto follows = tx.value<std::int64_t>(
        follows_of, bind("slug", slug), bind("language", language), bind("version", version));
    if (!follows || !can_be_accepted(slug)) throw Problem(Code::not_found, "core.no_site_page");
    if (*follows < asked_version(tx, slug)) throw Problem(Code::conflict, "accepting.newer");
    tx.run(insert_acceptance, bind("person", person), bind("slug", slug), bind("version", version),
        bind("language", language), bind("now", tx.now()));
}

void ask_nobody(WriteTx& tx, std::string_view slug) {
    tx.run(end_asking, bind("slug", slug));
}

std::vector<PageAcceptance> accepted_by(ReadTx& tx, ObjectId person) {
    return tx.rows<PageAcceptance>(own_acceptances, bind("person", person));
}

std::vector<AcceptedVersion> count_acceptances(ReadTx& tx, std::string_view slug) {
    return tx.rows<AcceptedVersion>(by_version, bind("slug", slug));
}

AcceptedBy count_accepted(ReadTx& tx, std::string_view slug, std::int64_t version) {
    return tx.row<AcceptedBy>(of_people, bind("slug", slug), bind("version", version)).value_or(AcceptedBy{});
}

} // namespace folkmoot::host
