// What a client says of a file: its name, the part it asks for. Any octets must give harmless names and
// ranges inside the content.
#include "files/file_name.hpp"
#include "files/media_type.hpp"
#include "files/octet_range.hpp"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace folkmoot::files;

void require(bool holds) {
    if (!holds) std::abort();
}

void try_name(std::string_view given) {
    const auto name = clean_file_name(given);
    require(!name.empty() && name.size() <= longest_file_name);
    require(name.find_first_of(std::string_view{"/\\\0\r\n", 5}) == name.npos && name.front() != '.');
    require(clean_file_name(name) == name);
    const auto field = content_disposition(Disposition::attachment, given);
    require(std::ranges::all_of(field, [](char c) { return c >= ' ' && c <= '~'; }));
    require(std::ranges::count(field, '"') == (given.empty() ? 0 : 2));
}

void try_range(std::string_view field) {
    for (const std::uint64_t size :
        {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1000}, ~std::uint64_t{0}}) {
        const auto asked = parse_range(field, size);
        if (const auto* range = std::get_if<OctetRange>(&asked))
            require(range->first <= range->last && range->last < size);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    try_name(input);
    try_range(input);
    try_range("bytes=" + std::string{input});
    const auto octets = std::as_bytes(std::span{input});
    const auto type = media_type_of(octets);
    require(type.find_first_of(" \r\n;\"") == type.npos);
    require(!is_picture(type, octets) || is_picture_type(type));
    return 0;
}
