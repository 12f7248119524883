#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::search {

/// Welsh words change their first letter by what stands before them: cath, ei gath, fy nghath, ei chath.
/// Gives the forms from which the word, folded, may have come by soft, nasal or aspirate mutation or an h
/// before a vowel, other than the word itself: at most four. A document has its words under all of these, so
/// that any form of a word finds the others.
std::vector<std::string> welsh_radicals(std::string_view folded);

} // namespace folkmoot::search
