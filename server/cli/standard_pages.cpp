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
    std::string_view english; ///< its first line is the title
    std::string_view welsh;
};

constexpr std::array standard_pages{
    StandardPage{"accessibility", whole(en_accessibility), whole(cy_accessibility)},
    StandardPage{"privacy", whole(en_privacy), whole(cy_privacy)},
    StandardPage{"cookies", whole(en_cookies), whole(cy_cookies)},
    StandardPage{"terms", whole(en_terms), whole(cy_terms)},
    StandardPage{"help", whole(en_help), whole(cy_help)},
    StandardPage{"contact", whole(en_contact), whole(cy_contact)}};

host::SitePageText text_of(std::string_view slug, std::string_view text) {
    const auto end = text.find('\n');
    const auto tree = richtext::parse_markdown(text.substr(end + 1));
    if (!tree)
        throw std::runtime_error(
            fmt::format("the standard page {}, line {}: {}", slug, tree.error().line, tree.error().message));
    return {.title = std::string{text.substr(0, end)}, .body = {richtext::write_json(*tree)}};
}

} // namespace

void make_standard_pages(WriteTx& tx) {
    for (const auto& page : standard_pages)
        if (host::site_page_version(tx, page.slug) == 0)
            host::publish_site_page(tx,
                {.slug = std::string{page.slug},
                    .english = text_of(page.slug, page.english),
                    .welsh = text_of(page.slug, page.welsh)});
}

} // namespace folkmoot::cli
