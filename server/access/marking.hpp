#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// What a marking touches. The values of each, from the freest on, are listed in marking.cpp.
enum class Effect {
    guests,
    public_page,
    placing_outward,
    email,
    feeds,
    webhooks,
    offline_copy,
    exporting, ///< what leaves in a file
    copy_lower,
    idle_minutes
};

struct Marking {
    std::string key;
    std::string name;
    std::int64_t rank = 0;
    bool allowed = false; ///< within the site's ceiling
    static constexpr auto fields() {
        return std::array{field<&Marking::key>("key", "Its name in the API"),
            field<&Marking::name>("name", "As it is written on pages and prints"),
            field<&Marking::rank>("rank", "A greater one asks for more care"),
            field<&Marking::allowed>("allowed", "Whether this site may hold it")};
    }
};

/// All that the site knows, by rank.
std::vector<Marking> list_markings(ReadTx& tx);

/// The marking of that key. Throws Code::bad_input when the site does not know it, or when it lies above the
/// site's ceiling: then by name ("SECRET may not be held here").
Marking require_marking(ReadTx& tx, std::string_view key);

/// What a marking does to one thing, such as "second_factor" for Effect::guests.
std::string effect_of(ReadTx& tx, std::string_view marking, Effect effect);

/// Sets one effect for the whole site. Asks for core.manage_site; throws Code::bad_input for a value that the
/// effect does not have.
void set_effect(
    WriteTx& tx, const Viewer& actor, std::string_view marking, Effect effect, std::string_view value);

/// The highest marking that the site may hold, OFFICIAL-SENSITIVE at most. Asks for core.manage_site; throws
/// Code::conflict when a space is marked higher already.
void set_ceiling(WriteTx& tx, const Viewer& actor, std::string_view marking);

} // namespace folkmoot::access

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::access::Effect>{std::string_view{"guests"},
    std::string_view{"public_page"}, std::string_view{"placing_outward"}, std::string_view{"email"},
    std::string_view{"feeds"}, std::string_view{"webhooks"}, std::string_view{"offline_copy"},
    std::string_view{"export"}, std::string_view{"copy_lower"}, std::string_view{"idle_minutes"}};
