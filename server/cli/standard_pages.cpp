#include "cli/standard_pages.hpp"

#include "folkmoot/richtext_forms.hpp"
#include "host/site_page.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr const char en_accessibility[]{
#embed "site-pages/en/accessibility.md"
};
constexpr const char cy_accessibility[]{
#embed "site-pages/cy/accessibility.md"
};
constexpr const char en_privacy[]{
#embed "site-pages/en/privacy.md"
};
constexpr const char cy_privacy[]{
#embed "site-pages/cy/privacy.md"
};
constexpr const char en_cookies[]{
#embed "site-pages/en/cookies.md"
};
constexpr const char cy_cookies[]{
#embed "site-pages/cy/cookies.md"
};
constexpr const char en_terms[]{
#embed "site-pages/en/terms.md"
};
constexpr const char cy_terms[]{
#embed "site-pages/cy/terms.md"
};
constexpr const char en_help[]{
#embed "site-pages/en/help.md"
};
constexpr const char cy_help[]{
#embed "site-pages/cy/help.md"
};
constexpr const char en_contact[]{
#embed "site-pages/en/contact.md"
};
constexpr const char cy_contact[]{
#embed "site-pages/cy/contact.md"
};

template <std::size_t size> constexpr std::string_view whole(const char (&text)[size]) {
    return {text, size};
}

struct StandardPage {
    std::string_view slug;
    std::string_view language;
    std::string_view text; ///< its first line is the title
};

constexpr std::array standard_pages{StandardPage{"accessibility", "en", whole(en_accessibility)},
    StandardPage{"accessibility", "cy", whole(cy_accessibility)},
    StandardPage{"privacy", "en", whole(en_privacy)}, StandardPage{"privacy", "cy", whole(cy_privacy)},
    StandardPage{"cookies", "en", whole(en_cookies)}, StandardPage{"cookies", "cy", whole(cy_cookies)},
    StandardPage{"terms", "en", whole(en_terms)}, StandardPage{"terms", "cy", whole(cy_terms)},
    StandardPage{"help", "en", whole(en_help)}, StandardPage{"help", "cy", whole(cy_help)},
    StandardPage{"contact", "en", whole(en_contact)}, StandardPage{"contact", "cy", whole(cy_contact)}};

} // namespace

void make_standard_pages(WriteTx& tx) {
    for (const auto& page : standard_pages) {
        if (host::site_page_version(tx, page.slug, page.language) > 0) continue;
        const auto end = page.text.find('\n');
        const auto tree = richtext::parse_markdown(page.text.substr(end + 1));
        if (!tree)
            throw std::runtime_error(fmt::format(
                "the standard page {}, line {}: {}", page.slug, tree.error().line, tree.error().message));
        host::put_site_page(tx,
            {.slug = std::string{page.slug},
                .language = std::string{page.language},
                .title = std::string{page.text.substr(0, end)},
                .body = {richtext::write_json(*tree)}});
    }
}

} // namespace folkmoot::cli
