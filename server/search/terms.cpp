#include "search/terms.hpp"
#include "search/words.hpp"

namespace folkmoot::search {

std::string slot_value(std::uint64_t number) {
    std::string octets(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        octets[i] = static_cast<char>(number >> (56 - 8 * i));
    return octets;
}

std::uint64_t slot_number(std::string_view octets) {
    std::uint64_t number = 0;
    for (char octet : octets.substr(0, 8))
        number = number << 8U | static_cast<unsigned char>(octet);
    return number;
}

std::string folded_tag(std::string_view tag) {
    std::string folded;
    for_each_word(tag, [&](Word&& word) {
        if (!folded.empty()) folded += ' ';
        folded += word.folded;
        return folded.size() < longest_tag ? Go::on : Go::stop;
    });
    return std::string{beginning_of(folded, longest_tag / 4)};
}

} // namespace folkmoot::search
