#pragma once
#include "richtext/wikitext/wikitext.hpp"

#include <functional>
#include <string>

namespace folkmoot::cli {

/// A page of a dump with the newest of its revisions.
struct DumpPage {
    std::string title; ///< with its namespace
    int space = 0; ///< the number of its namespace
    std::string redirect; ///< the title that it leads to; empty: it is a page
    std::string author, time; ///< of the newest revision
    std::string model; ///< empty or "wikitext", or what else the text is
    std::string text;
    bool too_large = false; ///< its text is cut
    bool withheld = false; ///< the wiki has taken the text away
    std::size_t revisions = 0;
};

/// What a dump says of its wiki.
struct DumpSite {
    std::string name;
    richtext::wikitext::Names names;
};

/// Reads MediaWiki's export format (schemas 0.10 and 0.11; older ones have the same elements) a piece at a
/// time. Throws std::runtime_error with the line for what is no such file, and for any document type:
/// entities come with those.
class DumpReader {
public:
    using Take = std::function<void(const DumpSite&, DumpPage&&)>;
    /// `take` gets each page as its end is read. Texts above `largest_text` octets are cut.
    DumpReader(Take take, std::size_t largest_text);
    ~DumpReader();
    DumpReader(const DumpReader&) = delete;
    DumpReader& operator=(const DumpReader&) = delete;

    void read(std::string_view octets);
    void finish();

private:
    class State;
    std::unique_ptr<State> state_;
};

} // namespace folkmoot::cli
