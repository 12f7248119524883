#pragma once
#include "folkmoot/text_abilities.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::wiki {

/// A title as links compare it: case, width and white space do not matter.
std::string title_key(std::string_view title);

/// The page that a title leads to, be it today's title or an older one, if the viewer may see it.
std::optional<ObjectId> find_titled(
    ReadTx& tx, const Viewer& viewer, ObjectId component, std::string_view title);

/// The page that a title leads to or, when that lies in the bin, led to last, if the viewer may see it.
std::optional<ObjectId> last_titled(
    ReadTx& tx, const Viewer& viewer, ObjectId component, std::string_view title);

/// How [[Title]] in a page's text leads to another of its wiki.
LinksByTitle links_by_title();

/// Pages whose titles hold what has been typed, the shortest titles first; at most 100, seen or not.
std::vector<ObjectId> find_by_part(ReadTx& tx, ObjectId component, std::string_view typed);

/// Makes a title lead to a page. Code::conflict "wiki.title_taken" when it is today's title of another page
/// that the viewer can see; with one that the viewer cannot see, the title goes on leading there and nothing
/// is said. An older title of another page is taken over.
void claim_title(
    WriteTx& tx, const Viewer& viewer, ObjectId component, ObjectId page, std::string_view title);

/// A title nobody has in this wiki: `wanted` itself or "wanted (2)", "wanted (3)" and so on.
std::string free_title(ReadTx& tx, ObjectId component, ObjectId page, std::string_view wanted);

/// Lets go of all titles of a page that is being deleted: links to them turn red.
void release_titles(WriteTx& tx, ObjectId component, ObjectId page);

} // namespace folkmoot::wiki
