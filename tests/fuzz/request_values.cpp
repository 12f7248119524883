// The small texts that a request carries: cookies, queries and forms, moments, names to be compared.
#include "host/query_text.hpp"
#include "identity/cookie.hpp"

#include "folkmoot/clock.hpp"
#include "folkmoot/id.hpp"
#include "folkmoot/text.hpp"

#include <cstdlib>

namespace {

using namespace folkmoot;

void require(bool holds) {
    if (!holds) std::abort();
}

void read_cookies(std::string_view text) {
    const auto value = identity::find_cookie(text, identity::session_cookie);
    require(!value || (text.contains(*value) && !value->contains(';')));
    require(!identity::find_cookie(std::string{text} + "; a=1; a=2", "a"));
}

void read_pairs(std::string_view text) {
    const auto pairs = host::read_query(text);
    if (!pairs) return;
    require(pairs->size() <= 64);
    for (const auto& [name, value] : *pairs)
        require(!name.contains('\0') && !value.contains('\0'));
}

void read_moment(std::string_view text) {
    const auto moment = parse_rfc3339(text);
    if (moment) require(parse_rfc3339(to_rfc3339(*moment)) == moment);
}

void compare_names(std::string_view text) {
    const auto once = folded(text);
    require(folded(once) == once);
    require(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    read_cookies(text);
    read_pairs(text);
    read_moment(text);
    compare_names(text);
    if (const auto id = ObjectId::parse(text)) require(id->text() == text);
    return 0;
}
