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
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&Marking::key>("key", "Its name in the API"),
            field<&Marking::name>("name", "As it is written on pages and prints"),
            field<&Marking::rank>("rank", "A greater one asks for more care"),
            field<&Marking::allowed>("allowed", "Whether this site may hold it"),
            field<&Marking::version>("version", "For If-Match, when its effects are changed")};
    }
};

/// All that the site knows, by rank.
std::vector<Marking> list_markings(ReadTx& tx);

/// The marking of that key. Throws Code::bad_input when the site does not know it, or when it lies above the
/// site's ceiling: then by name ("SECRET may not be held here").
Marking require_marking(ReadTx& tx, std::string_view key);

/// Whether anything in Folkmoot asks for this effect; the others are kept for what is to come.
bool counts(Effect effect);
/// From the freest on; none for Effect::idle_minutes, which is a whole number from 1 to 1,440.
std::vector<std::string_view> values_of(Effect effect);

/// What a marking does to one thing, such as "second_factor" for Effect::guests.
std::string effect_of(ReadTx& tx, std::string_view marking, Effect effect);

/// Whether a copy of what is so marked may stand where that other marking is. Throws Code::forbidden
/// "access.copy_lower" where that is a lower one, and the first does not allow it.
void require_copy_allowed(ReadTx& tx, std::string_view marking, std::string_view there);

/// Sets one effect for the whole site. Asks for core.manage_site; throws Code::bad_input for a value that the
/// effect does not have.
void set_effect(
    WriteTx& tx, const Viewer& actor, std::string_view marking, Effect effect, std::string_view value);

/// Throws Code::stale when the marking is not in this state any more; from then on it is in the next.
void take_turn(WriteTx& tx, std::string_view marking, std::int64_t seen);

/// What is so marked: spaces, public ones among them, and things.
struct MarkingUse {
    std::int64_t spaces = 0;
    std::int64_t public_spaces = 0;
    std::int64_t objects = 0;
};
MarkingUse use_of(ReadTx& tx, std::string_view marking);

/// The highest marking that the site may hold, OFFICIAL-SENSITIVE at most. Asks for core.manage_site; throws
/// Code::conflict when a space is marked higher already.
void set_ceiling(WriteTx& tx, const Viewer& actor, std::string_view marking);

} // namespace folkmoot::access

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::access::Effect>{std::string_view{"guests"},
    std::string_view{"public_page"}, std::string_view{"placing_outward"}, std::string_view{"email"},
    std::string_view{"feeds"}, std::string_view{"webhooks"}, std::string_view{"offline_copy"},
    std::string_view{"export"}, std::string_view{"copy_lower"}, std::string_view{"idle_minutes"}};
