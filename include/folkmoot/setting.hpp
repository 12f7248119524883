#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot {

/// Something that an administrator can choose, for the site, an area, a space or a section: the nearest
/// choice counts, and where nobody has chosen, `usual`. T is bool, std::int64_t, std::string or an enum with
/// names.
///     constexpr Setting<std::int64_t> days_in_bin {"core.days_in_bin", "Days until...", 90, {1, 3650}};
template <class T> struct Setting {
    std::string_view key; ///< `<room or module>.<what>`
    std::string_view doc; ///< for the settings screen
    T usual;
    Limits limits = {}; ///< of a number, or of a text's characters
};

namespace objects {
std::optional<std::string> find_setting(ReadTx& tx, std::string_view key, ObjectId scope);
void put_setting(WriteTx& tx, std::string_view key, ObjectId scope, const std::string& value);
/// As the table keeps it, and back; nothing for a text that is no value of the type. check throws
/// Code::bad_input.
std::string setting_text(const Type& type, const void* value);
bool read_setting_text(const Type& type, const std::string& text, void* value);
void check_setting(const Type& type, const Limits& limits, const void* value);
} // namespace objects

/// What counts at that scope (`ObjectId{1}` is the site's).
template <class T> T setting(ReadTx& tx, const Setting<T>& setting, ObjectId scope = ObjectId{1}) {
    T value = setting.usual;
    const auto text = objects::find_setting(tx, setting.key, scope);
    if (!text || !objects::read_setting_text(type_of<T>, *text, &value)) return setting.usual;
    return value;
}

/// Chooses at that scope. The caller has checked that the actor may. Throws Code::bad_input beyond the
/// limits.
template <class T>
void choose_setting(WriteTx& tx, const Setting<T>& setting, ObjectId scope, const T& value) {
    objects::check_setting(type_of<T>, setting.limits, &value);
    objects::put_setting(tx, setting.key, scope, objects::setting_text(type_of<T>, &value));
}

} // namespace folkmoot
