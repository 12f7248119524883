#include "cli/demonstration/loading.hpp"

#include "host/site_page.hpp"

#include "folkmoot/richtext_forms.hpp"

#include <fmt/format.h>

namespace folkmoot::cli {

void load_site_pages(Loading& loading) {
    loading.write(loading.founded, {}, [&](WriteTx& tx) {
        for (const auto& page : loading.content.site_pages) {
            if (host::site_page_version(tx, page.slug, page.language) > 0) continue;
            auto tree = richtext::parse_markdown(page.text.markdown);
            if (!tree)
                throw std::runtime_error(fmt::format(
                    "{} of the footer, line {}: {}", page.slug, tree.error().line, tree.error().message));
            host::put_site_page(tx,
                {.slug = page.slug,
                    .language = page.language,
                    .title = page.text.title,
                    .body = {richtext::write_json(*tree)}});
        }
    });
}

} // namespace folkmoot::cli
