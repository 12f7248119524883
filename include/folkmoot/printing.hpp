#pragma once
// Printing a stored text for one viewer: the core's answers to what the printer asks.
#include "folkmoot/access.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "folkmoot/richtext_html.hpp"
#include "folkmoot/services.hpp"

namespace folkmoot {

/// Where a text is shown: links lead to the web client's pages, or to those that the server prints for
/// everybody.
enum class Shown { inside, openly };

/// What one viewer may see of what a text points to. A module that has links by title derives from it.
class PrintFacts : public richtext::ViewerFacts {
public:
    /// Both must outlive it.
    PrintFacts(ReadTx& tx, const Viewer& viewer, Shown shown = Shown::inside)
        : tx_(tx)
        , viewer_(viewer)
        , shown_(shown) { }

    std::optional<std::string> object_href(richtext::TargetId object) const override;
    std::optional<WikiPage> wiki_page(std::string_view title) const override;
    std::optional<std::string> person_href(richtext::TargetId person) const override;
    std::optional<std::string> file_href(richtext::TargetId file) const override;
    bool append_embed(richtext::TargetId object, std::string& out) const override;

protected:
    ReadTx& tx() const { return tx_; }
    const Viewer& viewer() const { return viewer_; }

private:
    ReadTx& tx_;
    const Viewer& viewer_;
    Shown shown_;
};

/// The printer's own words in a language, block ids for comments and changes to hold on to, and the text's
/// own highest heading as the level below the page's title.
richtext::HtmlOptions html_options(
    const Services& services, std::string_view language, const richtext::Tree& tree);

/// A revision's body. One that cannot be read is a defect of the house: Code::internal, never an empty page.
richtext::Tree read_text(const Json& body);

} // namespace folkmoot
