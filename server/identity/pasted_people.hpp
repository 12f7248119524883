#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::identity {

/// One person of a list that somebody pasted or chose as a file. Nothing of it has been checked.
struct PastedPerson {
    std::size_t line = 0; ///< where it stands, from 1
    std::string address; ///< in lower case; what stands there instead when there is none
    std::string name;
    std::string organisation; ///< as it is called there
};

struct PastedPeople {
    std::vector<PastedPerson> people;
    bool more = false; ///< there were more than `most`, which were left out
};

/// Reads whatever people have: addresses with commas, semicolons, spaces or lines between them, "Sam Smith
/// <sam@example.org>" as mail programs write it, and CSV with or without a first line of names (RFC 4180,
/// also with semicolons or tabs, as spreadsheets in other countries write it; English and Welsh names). Takes
/// any octets, in time that grows with their number; control characters become spaces, names are cut at 200
/// and addresses at 254 octets, between letters.
PastedPeople read_pasted(std::string_view text, std::size_t most);

} // namespace folkmoot::identity
