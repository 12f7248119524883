#include "collab/yjs/relative_position.hpp"

#include "collab/yjs/json_text.hpp"
#include "collab/yjs/json_values.hpp"
#include "collab/yjs/scalar.hpp"
#include "collab/yjs/utf16.hpp"
#include "collab/yjs/values.hpp"

#include <cmath>
#include <limits>

namespace folkmoot::yjs {
namespace {

/// What a position begins with.
enum class Form : std::uint8_t { item = 0, root = 1, type = 2 };

constexpr std::size_t deepest_json = 8; ///< what a position has is two deep

class PositionOfJson {
public:
    PositionOfJson(Octets any, const Limits& limits)
        : reader_{any}
        , limits_{limits} { }

    Result<RelativePosition> run() {
        RelativePosition position;
        each_member(reader_, [&](std::string_view key, Octets value) {
            if (key == "type") position.type = id(value);
            if (key == "item") position.item = id(value);
            if (key == "tname") position.root = text(value);
            if (key == "assoc") position.assoc = whole(value);
        });
        if (!position.type && !position.item && !position.root) fail(Reason::unknown_content);
        if (reason_ != Reason::none) return std::unexpected{Fault{reason_, 0}};
        return position;
    }

private:
    template <class Visit> void each_member(Reader& reader, Visit visit) {
        if (static_cast<AnyTag>(reader.octet()) != AnyTag::object) return fail(Reason::unknown_content);
        for (std::uint64_t left = reader.var_uint(); left > 0 && !reader.failed(); --left) {
            const std::string_view key = reader.var_string();
            const std::size_t begin = reader.position();
            skip_any(reader, deepest_json);
            visit(key, reader.since(begin));
        }
    }

    std::optional<Id> id(Octets any) {
        if (is_null(any)) return std::nullopt;
        std::optional<double> client, clock;
        Reader reader{any};
        each_member(reader, [&](std::string_view key, Octets value) {
            if (key == "client") client = number(value, static_cast<double>(Reader::largest_number));
            if (key == "clock") clock = number(value, limits_.highest_clock);
        });
        if (!client || !clock) return fail(Reason::unknown_content), std::nullopt;
        return Id{static_cast<ClientId>(*client), static_cast<Clock>(*clock)};
    }

    /// A whole number from 0 on.
    std::optional<double> number(Octets any, double most) {
        const auto scalar = read_scalar(any);
        const double* value = scalar ? std::get_if<double>(&*scalar) : nullptr;
        if (!value || *value < 0 || std::trunc(*value) != *value) return std::nullopt;
        if (*value > most) return fail(Reason::number_too_large), std::nullopt;
        return *value;
    }

    /// Only its sign means something.
    std::int32_t whole(Octets any) {
        const auto scalar = read_scalar(any);
        const double* value = scalar ? std::get_if<double>(&*scalar) : nullptr;
        constexpr double most = std::numeric_limits<std::int32_t>::max();
        if (!value) return is_null(any) ? 0 : (fail(Reason::unknown_content), 0);
        if (std::abs(*value) > most) return fail(Reason::number_too_large), 0;
        return static_cast<std::int32_t>(*value);
    }

    std::optional<std::string> text(Octets any) {
        if (is_null(any)) return std::nullopt;
        const auto scalar = read_scalar(any);
        const auto* value = scalar ? std::get_if<std::string_view>(&*scalar) : nullptr;
        if (!value) return fail(Reason::unknown_content), std::nullopt;
        if (value->size() > limits_.name_octets) return fail(Reason::over_limit), std::nullopt;
        return std::string{*value};
    }

    static bool is_null(Octets any) { return static_cast<AnyTag>(any.front()) == AnyTag::null; }

    void fail(Reason reason) {
        if (reason_ == Reason::none) reason_ = reason;
    }

    Reader reader_;
    const Limits& limits_;
    Reason reason_ = Reason::none;
};

void write_id(Writer& out, Id id) {
    out.var_uint(id.client);
    out.var_uint(id.clock);
}

std::string json_of_id(Id id) {
    return "{\"client\":" + std::to_string(id.client) + ",\"clock\":" + std::to_string(id.clock) + "}";
}

} // namespace

OwnedOctets write_position(const RelativePosition& position) {
    Writer out;
    if (position.item) {
        out.octet(static_cast<std::uint8_t>(Form::item));
        write_id(out, *position.item);
    } else if (position.root) {
        out.octet(static_cast<std::uint8_t>(Form::root));
        out.var_string(*position.root);
    } else {
        out.octet(static_cast<std::uint8_t>(Form::type));
        write_id(out, position.type.value_or(Id{}));
    }
    out.var_int(position.assoc);
    return std::move(out).take();
}

Result<RelativePosition> read_position(Octets octets, const Limits& limits) {
    Reader reader{octets};
    RelativePosition position;
    const auto id = [&] {
        const ClientId client = reader.var_uint();
        return Id{client, reader.var_uint32(limits.highest_clock)};
    };
    const std::uint64_t form = reader.var_uint();
    if (form == static_cast<std::uint64_t>(Form::item))
        position.item = id();
    else if (form == static_cast<std::uint64_t>(Form::root))
        position.root = reader.var_string(limits.name_octets);
    else if (form == static_cast<std::uint64_t>(Form::type))
        position.type = id();
    else
        reader.fail(Reason::unknown_content);
    // Older ones end here.
    if (!reader.failed() && !reader.at_end()) {
        const std::int64_t assoc = reader.var_int();
        position.assoc = assoc < 0 ? -1 : assoc > 0 ? 1 : 0;
    }
    if (!reader.failed() && !reader.at_end()) reader.fail(Reason::too_long);
    if (reader.failed()) return std::unexpected{reader.fault()};
    return position;
}

std::string json_of_position(const RelativePosition& position) {
    std::string out = "{";
    if (position.type) out += "\"type\":" + json_of_id(*position.type) + ",";
    if (position.root) {
        out += "\"tname\":";
        append_json_string(out, *position.root);
        out += ',';
    }
    if (position.item) out += "\"item\":" + json_of_id(*position.item) + ",";
    return out + "\"assoc\":" + std::to_string(position.assoc) + "}";
}

Result<RelativePosition> position_of_json(std::string_view json, const Limits& limits) {
    if (json.size() > limits.octets) return std::unexpected{Fault{Reason::over_limit, 0}};
    if (!utf16_length(json)) return std::unexpected{Fault{Reason::not_utf8, 0}};
    if (const Reason reason = check_json(json, deepest_json); reason != Reason::none)
        return std::unexpected{Fault{reason, 0}};
    Writer any;
    write_any_of_json(any, json);
    return PositionOfJson{any.written(), limits}.run();
}

} // namespace folkmoot::yjs
