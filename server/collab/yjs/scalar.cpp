#include "collab/yjs/scalar.hpp"

#include "collab/yjs/values.hpp"
#include "collab/yjs/writer.hpp"

#include <algorithm>
#include <bit>

namespace folkmoot::yjs {
namespace {

/// An IEEE 754 number, the most significant octet first.
template <class Float, class Bits> double read_float(Reader& reader) {
    Bits bits = 0;
    for (const std::uint8_t octet : reader.take(sizeof(Bits)))
        bits = bits << 8 | octet;
    return static_cast<double>(std::bit_cast<Float>(bits));
}

std::optional<Scalar> read_tagged(Reader& reader) {
    switch (static_cast<AnyTag>(reader.octet())) {
    case AnyTag::undefined:
    case AnyTag::null:
        return Scalar{};
    case AnyTag::yes:
        return true;
    case AnyTag::no:
        return false;
    case AnyTag::integer:
        return static_cast<double>(reader.var_int());
    case AnyTag::float32:
        return read_float<float, std::uint32_t>(reader);
    case AnyTag::float64:
        return read_float<double, std::uint64_t>(reader);
    case AnyTag::string:
        return reader.var_string();
    case AnyTag::octets:
    case AnyTag::array:
    case AnyTag::object:
    case AnyTag::big_integer:
        break;
    }
    return std::nullopt;
}

} // namespace

std::optional<Scalar> read_scalar(Octets any) {
    Reader reader{any};
    const auto value = read_tagged(reader);
    return reader.failed() ? std::nullopt : value;
}

std::string any_text(std::string_view text) {
    Writer out;
    out.octet(static_cast<std::uint8_t>(AnyTag::string));
    out.var_string(text);
    return std::string{as_text(out.written())};
}

std::string any_number(std::int32_t number) {
    Writer out;
    out.octet(static_cast<std::uint8_t>(AnyTag::integer));
    out.var_int(number);
    return std::string{as_text(out.written())};
}

} // namespace folkmoot::yjs
