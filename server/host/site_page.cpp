#include "host/site_page.hpp"

#include "audit/actor.hpp"

namespace folkmoot::host {
namespace {

constexpr Sql last_version{"select max(version) from site_page where slug = :slug and language = :language"};
constexpr Sql insert_page{"insert into site_page (slug, language, version, title, body, created, created_by) "
                          "values (:slug, :language, :version, :title, :body, :now, :by)"};

} // namespace

void put_site_page(WriteTx& tx, const SitePage& page) {
    tx.run(insert_page, bind("slug", page.slug), bind("language", page.language),
        bind("version", site_page_version(tx, page.slug, page.language) + 1), bind("title", page.title),
        bind("body", page.body), bind("now", tx.now()), bind("by", audit::actor_of(tx).person));
}

std::int64_t site_page_version(ReadTx& tx, std::string_view slug, std::string_view language) {
    return tx.value<std::int64_t>(last_version, bind("slug", slug), bind("language", language)).value_or(0);
}

} // namespace folkmoot::host
