#pragma once
#include "cli/demonstration/placed_page.hpp"

namespace folkmoot::cli {

/// Plays what somebody writes into the draft of a page, as words of theirs, and its publication where
/// there is one, then or later, under their own rights. Throws as collab::save_change, objects::publish and
/// objects::schedule, and std::runtime_error for words that the draft does not say.
void play_writing(Loading& loading, WriteContext& context, const Step& step);

} // namespace folkmoot::cli
