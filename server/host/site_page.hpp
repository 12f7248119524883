#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::host {

/// Pages of the footer: each answers at /about/<slug>.
inline constexpr std::array site_page_slugs{std::string_view{"help"}, std::string_view{"accessibility"},
    std::string_view{"privacy"}, std::string_view{"cookies"}, std::string_view{"terms"},
    std::string_view{"contact"}};
/// Those that people can be asked to accept.
inline constexpr std::array accepted_slugs{std::string_view{"terms"}, std::string_view{"privacy"}};

bool is_site_page(std::string_view slug);
bool can_be_accepted(std::string_view slug);

/// What a page says in one language.
struct SitePageText {
    std::string title;
    Json body; ///< the rich text tree
};

/// It as it stands since one version of the page.
struct SitePageRow {
    std::int64_t version = 0;
    std::string language; ///< "en" or "cy"
    std::string title;
    Json body;
    std::int64_t follows = 0; ///< the version of the English that it says again; of English words its own
    Time created;
    ObjectId created_by; ///< none: it came with the software
    static constexpr auto fields() {
        return std::array{field<&SitePageRow::version>("version", "Since which version of the page"),
            field<&SitePageRow::language>("language", "In which language"),
            field<&SitePageRow::title>("title", "The title"), field<&SitePageRow::body>("body", "The text"),
            field<&SitePageRow::follows>("follows", "Which version of the English it says again"),
            field<&SitePageRow::created>("created", "When it was published"),
            field<&SitePageRow::created_by>("created_by", "By whom")};
    }
};

/// One version of a page, without its words.
struct SitePageVersion {
    std::int64_t version = 0;
    bool english = false;
    bool welsh = false;
    std::string note;
    bool asks = false;
    std::optional<std::int64_t> restored;
    Time created;
    ObjectId created_by; ///< none: it came with the software
};

inline constexpr std::int64_t newest_version = std::numeric_limits<std::int64_t>::max();

/// What the page said in that language as of a version.
std::optional<SitePageRow> find_site_page(
    ReadTx& tx, std::string_view slug, std::string_view language, std::int64_t version = newest_version);
/// The page's newest version in any language; 0: nobody has written it.
std::int64_t site_page_version(ReadTx& tx, std::string_view slug);
/// How many versions of the English are later than the one that the Welsh says again.
std::int64_t versions_behind(ReadTx& tx, std::string_view slug, const SitePageRow& welsh);
/// Those before `before`, newest first, `most` at most.
std::vector<SitePageVersion> list_site_page_versions(
    ReadTx& tx, std::string_view slug, std::int64_t before, std::size_t most);

/// What becomes one version of a page; a language without words stays as it is.
struct SitePagePublication {
    std::string slug;
    std::optional<SitePageText> english = {};
    std::optional<SitePageText> welsh = {};
    std::int64_t welsh_follows = 0; ///< which version of the English the Welsh says again; 0: the newest
    std::string note = {};
    bool asks = false; ///< people are asked to accept it
    std::optional<std::int64_t> restored = {}; ///< the version that it brings back
};

/// Writes the page's next version in the name of the transaction's actor; earlier ones stay.
std::int64_t publish_site_page(WriteTx& tx, const SitePagePublication& publication);

/// A page of the footer has a new version: what is remembered of public pages is over.
struct SitePagePublished {
    static constexpr std::string_view name{"core.site_page_published"};
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&SitePagePublished::version>("version", "Which version of it")};
    }
};

} // namespace folkmoot::host
