#pragma once
#include "richtext/wikitext/wikitext.hpp"

#include <filesystem>

namespace folkmoot::cli {

/// Whether a wiki's readers find their pages in a namespace: articles, the project's and the help's pages,
/// categories, and those that a wiki has made for itself. Not: talk, people's own pages, files, templates,
/// what programs are made of.
constexpr bool is_of_readers(int space) {
    return space == 0 || space == 4 || space == 12 || space == 14
        || (space >= 100 && space < 700 && space % 2 == 0);
}

/// What a worker says of one page of a dump. It is checked as if a stranger had said it.
struct ReadPage {
    std::string title;
    int space = 0;
    std::string redirect;
    std::size_t revisions = 0;
    // of the pages with texts only
    std::string refused; ///< why there is no text; empty: there is
    std::string author, time;
    std::string checksum; ///< of the wikitext
    richtext::wikitext::Reading reading;
};

/// The pages of a MediaWiki dump, read by a process of its own that can do nothing else. A worker that says
/// nothing for `patience`, or what it should not, is ended.
class DumpPages {
public:
    enum class What : std::uint8_t { titles, texts };
    /// Throws std::runtime_error when there is no such file or no worker.
    DumpPages(const std::filesystem::path& dump, What what);
    ~DumpPages();
    DumpPages(const DumpPages&) = delete;
    DumpPages& operator=(const DumpPages&) = delete;

    /// Nothing at the dump's end. Throws std::runtime_error with why the dump cannot be read (on).
    std::optional<ReadPage> next();

    static constexpr int patience = 120; ///< seconds
    static constexpr std::size_t longest_line = std::size_t{32} << 20U; ///< octets

private:
    std::string line();
    bool is_more_to_read();

    What what_;
    int process_ = -1;
    int output_ = -1;
    std::string read_;
    std::size_t begin_ = 0; ///< of what is read and not used
};

} // namespace folkmoot::cli
