#include "host/json_in.hpp"
#include "host/json_out.hpp"

#include <cstdlib>

using namespace folkmoot;

namespace {

struct Sailor {
    std::string name;
    std::optional<Time> since;
    static constexpr auto fields() {
        return std::array{
            field<&Sailor::name>("name", "", length(1, 10)), field<&Sailor::since>("since", "")};
    }
};

struct Boat {
    std::string name;
    std::int64_t sails = 0;
    bool afloat = false;
    std::optional<ObjectId> harbour;
    std::vector<Sailor> crew;
    Json chart;
    Bytes flag;
    static constexpr auto fields() {
        return std::array{field<&Boat::name>("name", "", length(0, 100), lines),
            field<&Boat::sails>("sails", ""), field<&Boat::afloat>("afloat", "", or_default),
            field<&Boat::harbour>("harbour", ""), field<&Boat::crew>("crew", "", at_most(5)),
            field<&Boat::chart>("chart", "", or_default), field<&Boat::flag>("flag", "", or_default)};
    }
};

} // namespace

/// Whatever is accepted prints to something that is accepted again and prints the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    Boat boat;
    try {
        host::read_json(text, shape_of<Boat>, &boat);
    } catch (const Problem&) {
        return 0;
    }
    std::string first, second;
    host::print_json(first, shape_of<Boat>, &boat);
    Boat again;
    host::read_json(first, shape_of<Boat>, &again);
    host::print_json(second, shape_of<Boat>, &again);
    if (first != second) std::abort();
    return 0;
}
