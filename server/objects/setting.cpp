#include "folkmoot/setting.hpp"

#include "audit/actor.hpp"
#include "objects/text_limits.hpp"

#include <charconv>
#include <stdexcept>

namespace folkmoot::objects {
namespace {

constexpr std::int64_t longest_text = 1000; ///< characters, where the setting says nothing else

constexpr Sql find_nearest{
    "select setting.value from scope_path join setting on setting.scope = scope_path.ancestor"
    " where scope_path.scope = :scope and setting.key = :key order by scope_path.distance limit 1"};
constexpr Sql put_value{
    "insert into setting (key, scope, value, updated, updated_by) values (:key, :scope, :value, :now, :by)"
    " on conflict (key, scope) do update set value = excluded.value, updated = excluded.updated,"
    " updated_by = excluded.updated_by"};

std::optional<std::int64_t> whole_number(const std::string& text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

[[noreturn]] void no_such_kind() {
    throw std::logic_error("a setting is a yes or no, a number, a text or a choice");
}

} // namespace

std::optional<std::string> find_setting(ReadTx& tx, std::string_view key, ObjectId scope) {
    return tx.value<std::string>(find_nearest, bind("scope", scope), bind("key", key));
}

void put_setting(WriteTx& tx, std::string_view key, ObjectId scope, const std::string& value) {
    tx.run(put_value, bind("key", key), bind("scope", scope), bind("value", value), bind("now", tx.now()),
        bind("by", audit::actor_of(tx).person));
}

std::string setting_text(const Type& type, const void* value) {
    switch (type.kind) {
    case Kind::boolean:
        return *static_cast<const bool*>(value) ? "yes" : "no";
    case Kind::integer:
        return std::to_string(*static_cast<const std::int64_t*>(value));
    case Kind::text:
        return *static_cast<const std::string*>(value);
    case Kind::choice:
        return std::string{type.choices[static_cast<std::size_t>(type.choice_index(value))]};
    default:
        no_such_kind();
    }
}

bool read_setting_text(const Type& type, const std::string& text, void* value) {
    switch (type.kind) {
    case Kind::boolean:
        *static_cast<bool*>(value) = text == "yes";
        return text == "yes" || text == "no";
    case Kind::integer: {
        const auto read = whole_number(text);
        if (read) *static_cast<std::int64_t*>(value) = *read;
        return read.has_value();
    }
    case Kind::text:
        *static_cast<std::string*>(value) = text;
        return true;
    case Kind::choice: {
        const auto found = std::ranges::find(type.choices, text);
        if (found == type.choices.end()) return false;
        type.choose(value, found - type.choices.begin());
        return true;
    }
    default:
        no_such_kind();
    }
}

void check_setting(const Type& type, const Limits& limits, const void* value) {
    std::int64_t size = 0;
    std::int64_t most = limits.max;
    if (type.kind == Kind::integer) size = *static_cast<const std::int64_t*>(value);
    if (type.kind == Kind::text) {
        size = static_cast<std::int64_t>(characters(*static_cast<const std::string*>(value)));
        most = std::min(most, longest_text);
    }
    if (size < limits.min || size > most)
        throw Problem(Code::bad_input, "objects.setting_invalid")
            .with_field({"value", "objects.setting_invalid", {}});
}

} // namespace folkmoot::objects
