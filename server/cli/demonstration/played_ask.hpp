#pragma once
#include "cli/demonstration/placed_page.hpp"

namespace folkmoot::cli {

/// Plays an ask, or an answer to one, under the rights of whoever does it. Throws as the
/// functions of objects/ask.hpp, and std::runtime_error for somebody who cannot do what they are asked.
void play_ask(Loading& loading, WriteTx& tx, const Step& step);
/// The same for a review that somebody takes on.
void play_review(Loading& loading, WriteTx& tx, const Step& step);

/// The day so many days after set-up, as it is called in London.
std::string day_of(const Loading& loading, int days);

} // namespace folkmoot::cli
