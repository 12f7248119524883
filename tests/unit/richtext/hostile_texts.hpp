#pragma once
// Texts made to cost as much as they can: each kind of markup nested, opened and never closed, or said very
// often.
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::richtext::test {

struct HostileText {
    std::string_view name;
    /// Of `size` octets or a few less.
    std::string (*make)(std::size_t size);
};
const std::vector<HostileText>& hostile_texts();

} // namespace folkmoot::richtext::test
