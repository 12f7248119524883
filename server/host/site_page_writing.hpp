#pragma once
#include "folkmoot/richtext_forms.hpp"
#include "folkmoot/services.hpp"
#include "host/site_page.hpp"

namespace folkmoot::host {

inline constexpr std::size_t longest_page = 100'000; ///< characters

/// A page in one language as somebody writes it.
struct WantedPageText {
    std::string title;
    std::string markdown;
    static constexpr auto fields() {
        return std::array{field<&WantedPageText::title>("title", "The title", length(1, 200)),
            field<&WantedPageText::markdown>(
                "markdown", "The text as Markdown", length(1, longest_page), lines)};
    }
};

/// A page as somebody writes it, to be its next version.
struct WantedPage {
    std::string page;
    WantedPageText english;
    std::optional<WantedPageText> welsh;
    bool welsh_holds = false;
    bool asks = false;
    std::string note;
    static constexpr auto fields() {
        return std::array{
            field<&WantedPage::page>("page", "The page's name in its address: terms", length(1, 40)),
            field<&WantedPage::english>("english", "What it says in English"),
            field<&WantedPage::welsh>("welsh", "What it says in Welsh; absent: as it was"),
            field<&WantedPage::welsh_holds>("welsh_holds",
                "The Welsh says what the English says now, although it was not changed", or_default),
            field<&WantedPage::asks>(
                "asks", "People are asked to accept it: of the terms and the privacy notice", or_default),
            field<&WantedPage::note>(
                "note", "What changed, for the list of versions", length(0, 500), or_default)};
    }
};

/// One language of a page before and after.
struct WrittenPageText {
    std::string title_before;
    std::string title;
    richtext::Tree before;
    richtext::Tree tree;
    bool changed = false; ///< also where there was nothing
};

/// What was written, read and compared with what is published.
struct WrittenPage {
    WantedPage wanted;
    std::int64_t version = 0; ///< that it was compared with
    WrittenPageText english;
    std::optional<WrittenPageText> welsh;
    bool is_new = false; ///< something of it is to be published
};

/// Reads and compares. Throws Code::not_found for a page that there is not, Code::bad_input with the field
/// for a text that no page can have: site pages have words, tables and links, and no pictures or people.
WrittenPage read_site_page(ReadTx& tx, IdMint& ids, const WantedPage& wanted);
/// Gives the blocks of two texts ids by which they are compared word by word: the texts that came with the
/// software have none.
void align_page_text(IdMint& ids, richtext::Tree& before, richtext::Tree& after);
/// The tree of one text, without ids. Throws as read_site_page does, of that field.
richtext::Tree read_page_text(std::string_view field, std::string_view markdown);

/// Publishes what was read. Throws Code::conflict "pages.nothing_changed" where it says what is there.
std::int64_t publish_written(WriteTx& tx, const WrittenPage& page);

/// Publishes what the page said as of a version once more. The Welsh of that time is as far behind as it was.
/// Throws Code::not_found; Code::conflict "pages.nothing_changed".
std::int64_t restore_site_page(
    WriteTx& tx, const std::string& slug, std::int64_t version, const std::string& note);

} // namespace folkmoot::host
