#pragma once
#include "cli/demonstration/placed_page.hpp"

namespace folkmoot::cli {

/// Plays the sending of a suggestion, or a decision about one of its changes, under the rights of whoever
/// does it. Gives the suggestion. Throws as the functions of objects/suggestion.hpp, and std::runtime_error
/// for words that the text does not say.
ObjectId play_suggestion(Loading& loading, WriteTx& tx, const Step& step);

} // namespace folkmoot::cli
