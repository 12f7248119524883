#pragma once
#include "cli/import/dump_contents.hpp"
#include "cli/import/mediawiki_import.hpp"
#include "cli/import/wiki_files.hpp"

namespace folkmoot::cli {

/// Leads what a wiki page's text names to what it became here: titles to pages, pictures and files to
/// attached ones. What is not there turns into a red link, and is noted.
class WikiPageText {
public:
    /// Which page a number of `contents` became; none in a dry run.
    using Pages = std::vector<ObjectId>;

    WikiPageText(const PageIntake& intake, const DumpContents& contents, const WikiFiles& files,
        const Pages& pages, bool dry)
        : intake_(intake)
        , contents_(contents)
        , files_(files)
        , pages_(pages)
        , dry_(dry) { }

    /// `losses` gets the files that are not there.
    void lead(richtext::Tree& tree, ObjectId page, PageLosses& losses);

    std::size_t taken() const { return taken_; }
    std::size_t dead_links() const { return dead_links_; }
    std::vector<Refusal>& refused() { return refused_; }

private:
    void lead_words(richtext::Inline& piece);
    void lead_picture(richtext::Block& block);
    ObjectId file_id(const std::string& name);
    ObjectId attach(const std::string& name);

    const PageIntake& intake_;
    const DumpContents& contents_;
    const WikiFiles& files_;
    const Pages& pages_;
    bool dry_;
    ObjectId page_;
    std::map<std::string, ObjectId> here_; ///< the files of this page by name; none: not there
    std::size_t taken_ = 0, dead_links_ = 0;
    std::vector<Refusal> refused_;
};

} // namespace folkmoot::cli
