#pragma once
#include "cli/import/source_folder.hpp"
#include "host/house.hpp"

#include "folkmoot/richtext.hpp"

namespace folkmoot::cli {

/// Reads one file's Markdown as a page's text: links to other files become links to their pages, pictures
/// become files of the page, and a first heading that says the title again is left out.
class PageText {
public:
    PageText(host::House& house, const Viewer& viewer, const SourceFolder& source,
        const std::vector<ObjectId>& pages)
        : house_(house)
        , viewer_(viewer)
        , source_(source)
        , pages_(pages) { }

    /// Throws std::runtime_error with line and reason for Markdown that cannot be read.
    richtext::Tree read(const SourcePage& page, const SourceText& text, ObjectId id);

    std::size_t dead_links() const { return dead_links_; }
    std::size_t pictures() const { return pictures_; }
    std::vector<Refusal>& refused() { return refused_; }

private:
    void lead_links(richtext::Tree& tree);
    void lead(richtext::Inline& piece);
    std::optional<std::string> path_in_folder(std::string_view href) const;
    richtext::TargetId picture(std::string_view source, ObjectId page);
    ObjectId attach(const std::string& path, ObjectId page);

    host::House& house_;
    const Viewer& viewer_;
    const SourceFolder& source_;
    const std::vector<ObjectId>& pages_;
    std::filesystem::path here_; ///< the folder of the file, from the top of the source
    std::size_t dead_links_ = 0;
    std::size_t pictures_ = 0;
    std::vector<Refusal> refused_;
};

} // namespace folkmoot::cli
