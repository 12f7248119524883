#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::access {

/// How many sections a space may have.
inline constexpr std::int64_t most_sections = 200;

/// Of a deleted section, too; nothing when there is no such section.
std::optional<ObjectId> space_of_section(ReadTx& tx, ObjectId section);

struct NewSection {
    ObjectId space;
    std::string module;
    std::string slug;
    std::string name;
    Json settings{"{}"};
};

/// Places a module in a space: a component, with a scope of its own. It stands last. Asks for
/// core.manage_sections. Throws Code::conflict when the slug is taken or the space has 200.
ObjectId create_section(WriteTx& tx, const Viewer& actor, const NewSection& section);

/// Asks for core.manage_sections.
void rename_section(WriteTx& tx, const Viewer& actor, ObjectId section, const std::string& name);
/// Puts the sections of a space in this order; those not named stand behind. Asks for core.manage_sections.
void order_sections(WriteTx& tx, const Viewer& actor, ObjectId space, std::span<const ObjectId> order);
/// Hides a section with all that is in it; nothing is lost. Asks for core.manage_sections.
void remove_section(WriteTx& tx, const Viewer& actor, ObjectId section);
/// Brings it back. Asks for core.manage_sections at the space.
void restore_section(WriteTx& tx, const Viewer& actor, ObjectId section);

} // namespace folkmoot::access
