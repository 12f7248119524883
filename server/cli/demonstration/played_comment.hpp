#pragma once
#include "cli/demonstration/placed_page.hpp"

namespace folkmoot::cli {

/// Plays a comment, what is decided about it, or the resolving of its thread, under the rights of whoever
/// does it. Gives the comment; of a thread that is resolved, its first. Throws as the functions of
/// objects/comment.hpp, and std::runtime_error for words that the page does not say.
ObjectId play_comment(Loading& loading, WriteTx& tx, const Step& step);

} // namespace folkmoot::cli
