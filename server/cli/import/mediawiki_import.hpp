#pragma once
#include "cli/import/markdown_import.hpp"
#include "richtext/wikitext/wikitext.hpp"

#include <map>

namespace folkmoot::cli {

struct MediaWikiImport {
    std::filesystem::path dump; ///< of a MediaWiki's Special:Export or dumpBackup.php; packed or not
    std::filesystem::path files; ///< the wiki's folder of images; empty: pictures do not come
    ImportPlace place;
    std::string name; ///< under which a repetition knows this import again; for a second one in one section
    bool dry = false; ///< only finds out what would come
    std::size_t pages_at_once = 100; ///< in one transaction
};

/// What of one page did not come as it was.
struct PageLosses {
    std::string title;
    std::map<richtext::wikitext::Unheld, std::size_t> unheld;
    std::vector<std::string> calls; ///< the templates among them
    std::vector<std::string> missing_files;
    std::size_t tags = 0; ///< categories too long for a tag, or too many
};

struct MediaWikiReport {
    ImportReport pages; ///< dead links are those that turn red
    std::size_t redirects = 0;
    std::size_t older_revisions = 0; ///< stay behind
    std::map<std::string, std::size_t> stayed; ///< pages that are not for readers, by kind
    std::map<std::string, std::size_t> calls; ///< of templates, by name
    std::vector<PageLosses> losses; ///< of the pages that were read and not unchanged
};

/// Makes a page of each of a MediaWiki's pages for readers, below the page whose subpage it is. It can be
/// ended at any point and run again: nothing is made twice. Throws std::runtime_error for a dump, place or
/// person that is not there, and for a dump that cannot be read on.
MediaWikiReport import_mediawiki(
    host::House& house, const MediaWikiImport& import, const ImportProgress& progress);

/// Of each page what did not come as it was, in sentences.
std::string describe(const MediaWikiReport& report);

} // namespace folkmoot::cli
