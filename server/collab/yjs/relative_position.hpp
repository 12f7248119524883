#pragma once
// A place in a list or a text that stays where it is while others edit around it: cursors, and what comments
// are anchored to.
#include "collab/yjs/document.hpp"
#include "collab/yjs/model.hpp"

#include <optional>
#include <string>
#include <vector>

namespace folkmoot::yjs {

/// Beside a unit; without one, at the end or the beginning of a list.
struct RelativePosition {
    std::optional<Id> type; ///< of the block whose content the list is
    std::optional<std::string> root; ///< or the list's name, if it is a root
    std::optional<Id> item; ///< the unit that it stays with
    std::int32_t assoc = 0; ///< below 0: with the unit before it, otherwise with the one behind it
    bool operator==(const RelativePosition&) const = default;
};

/// As Yjs writes it: of list and unit only what is needed to find the place again.
OwnedOctets write_position(const RelativePosition&);
/// Faults: cut_short, number_too_large, not_utf8, unknown_content, clock_too_high, over_limit, too_long.
Result<RelativePosition> read_position(Octets, const Limits&);

/// {"type":{"client":1,"clock":2},"tname":"t","item":{...},"assoc":0}, without what there is none of: so
/// editors tell each other of their cursors.
std::string json_of_position(const RelativePosition&);
/// What else is in the object is passed over. Faults: those of read_position, too_deep.
Result<RelativePosition> position_of_json(std::string_view, const Limits&);

/// Where a position is now.
struct AbsolutePosition {
    TypeNumber type = none;
    Clock index = 0; ///< in units of length
    bool operator==(const AbsolutePosition&) const = default;
};

/// The position in front of the unit `index` of a list, or at its end. Time grows with the blocks of the list
/// before it.
RelativePosition position_at(const Model&, TypeNumber, Clock index, std::int32_t assoc = 0);
/// Nothing: what it was with, or the list, has not come yet or is collected. If only its unit is deleted, it
/// is where that was. Time as above.
std::optional<AbsolutePosition> find_position(const Model&, const RelativePosition&);

/// How to get to a type: its root's name, and at which index each list from there on holds the next type.
struct TypePath {
    std::string root;
    std::vector<Clock> indices;
    bool operator==(const TypePath&) const = default;
};
/// Of a type that stands in lists only; nothing if a map holds it or what it stands in.
std::optional<TypePath> path_of(const Model&, TypeNumber);
TypeNumber find_type(const Model&, const TypePath&); ///< or none

} // namespace folkmoot::yjs
