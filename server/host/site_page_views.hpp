#pragma once
#include "folkmoot/label.hpp"
#include "host/site_page_writing.hpp"

namespace folkmoot::host {

/// What the routes of site pages answer with.
struct PageWords {
    std::string title;
    std::string markdown;
    std::string html;
    static constexpr auto fields() {
        return std::array{field<&PageWords::title>("title", "The title"),
            field<&PageWords::markdown>("markdown", "The text as Markdown"),
            field<&PageWords::html>("html", "The text as it is printed")};
    }
};

/// What differs between two texts in one language.
struct PageDifference {
    std::string title_from;
    std::string title_to;
    std::string html;
    bool differs = false;
    std::int64_t added = 0;
    std::int64_t removed = 0;
    static constexpr auto fields() {
        return std::array{field<&PageDifference::title_from>("title_from", "The title before"),
            field<&PageDifference::title_to>("title_to", "The title after"),
            field<&PageDifference::html>("html", "What differs, word by word"),
            field<&PageDifference::differs>("differs", "Whether the title or the text differs at all"),
            field<&PageDifference::added>("added", "Words added"),
            field<&PageDifference::removed>("removed", "Words taken away")};
    }
};

struct PageDifferences {
    PageDifference english;
    std::optional<PageDifference> welsh;
    static constexpr auto fields() {
        return std::array{field<&PageDifferences::english>("english", "What changes in English"),
            field<&PageDifferences::welsh>("welsh", "What changes in Welsh; null: there is none")};
    }
};

struct PublishedPage {
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&PublishedPage::version>("version", "The page's newest version now")};
    }
};

/// Throws Code::not_found.
void require_site_page(std::string_view slug);
/// Nobody: it came with the software.
std::optional<PersonLabel> writer_of(ReadTx& tx, ObjectId person);
/// As everybody reads it.
std::string printed_page(ReadContext& context, const richtext::Tree& tree, std::string_view language);
std::optional<PageWords> page_words(ReadContext& context, const std::optional<SitePageRow>& row);
PageDifference page_difference(ReadContext& context, const WrittenPageText& text, std::string_view language);
/// A line of the audit log with the page and the version.
void note_page_deed(WriteTx& tx, AuditLine line, std::string_view page, std::int64_t version);

} // namespace folkmoot::host
