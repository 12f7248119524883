// What people paste, or choose as a file, to invite many: any octets, within limits.
#include "identity/pasted_people.hpp"

#include <algorithm>
#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

bool is_one_line(std::string_view text) {
    return std::ranges::none_of(text, [](char letter) { return static_cast<unsigned char>(letter) < ' '; });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    const auto pasted = folkmoot::identity::read_pasted(input, 20);
    require(pasted.people.size() <= 20);
    require(!pasted.more || pasted.people.size() == 20);
    std::size_t line = 0;
    for (const auto& person : pasted.people) {
        require(
            person.address.size() <= 254 && person.name.size() <= 200 && person.organisation.size() <= 200);
        require(is_one_line(person.address) && is_one_line(person.name) && is_one_line(person.organisation));
        require(!person.address.empty() || !person.name.empty());
        require(person.line >= std::max<std::size_t>(line, 1) && person.line <= size + 1);
        line = person.line;
    }
    return 0;
}
