#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/objects.hpp"
#include "folkmoot/richtext.hpp"

namespace folkmoot {

/// A page that comes from elsewhere, before its text.
struct ImportedPage {
    ObjectId section; ///< of the module that imports it
    std::optional<ObjectId> parent = {}; ///< none: a page at the top
    std::string title; ///< 1 to 200 characters
    std::string language = {}; ///< BCP 47; empty: as the parent's
    std::int64_t place = 0; ///< among its siblings, from 1 on; 0: at the end
    bool has_pages_below = false; ///< others are to stand under it: a module may make of it what holds others
};

struct ImportedText {
    std::string title;
    richtext::Tree tree; ///< block ids may be absent: blocks that were there before are known again
    std::string note = {};
    Weight weight = Weight::normal;
    std::vector<std::string> tags = {}; ///< put on it beside those that it has, as far as there is room
};

/// How a module takes in pages: from a folder of files, from another program, from the demonstration. Both
/// ask the rights of the context's viewer, and write events and revisions in the name of the transaction's
/// actor.
struct PageImporter {
    /// Makes a never-published page. Where its title is taken, it gets a number behind it.
    ObjectId (*begin)(WriteContext&, const ImportedPage&) = nullptr;
    /// Publishes a text and gives the revision; one that is published already, word for word, stays as it is.
    std::int64_t (*publish)(WriteContext&, ObjectId page, ImportedText) = nullptr;
    /// Makes one more title lead to a page, as a title does that it once had. Throws Code::conflict where it
    /// is another page's. Null: the module's pages have no titles that lead to them.
    void (*lead)(WriteContext&, ObjectId page, std::string_view title) = nullptr;
};

} // namespace folkmoot
