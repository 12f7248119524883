#pragma once
#include "access/words.hpp"
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

enum class Listing {
    listed, ///< staff find it in the directory and can ask to join
    hidden ///< only who is in it knows of it
};

struct NewSpace {
    ObjectId area;
    SpaceKind kind = SpaceKind::workspace;
    std::string slug;
    std::string name;
    std::string summary;
    std::string language = "en";
    Listing listing = Listing::listed;
    ObjectId owner;
    std::string marking = "official";
    std::string handling; ///< instructions that go with the marking
};

/// A space with its scope, its owner in the role of owner and, when it is public, everybody as readers. Asks
/// for core.create_space in the area. Throws Code::conflict when the slug is taken, Code::bad_input for a
/// marking that the site may not hold, an owner who is a guest, or a public space whose marking refuses
/// public pages. A community takes private replies until somebody opens them.
ObjectId create_space(WriteTx& tx, const Viewer& actor, const NewSpace& space);

/// Nothing when there is no such space.
std::optional<SpaceKind> kind_of_space(ReadTx& tx, ObjectId space);

struct SpaceChange {
    std::optional<std::string> name;
    std::optional<std::string> summary;
    std::optional<Listing> listing;
    std::optional<std::string> handling;
};
/// Asks for core.manage_space.
void change_space(WriteTx& tx, const Viewer& actor, ObjectId space, const SpaceChange& change);

/// Freezes, archives or opens a space, and tells whoever sees it; false where it is in that state already.
/// Asks for core.manage_space.
bool set_state(
    WriteTx& tx, const Viewer& actor, ObjectId space, SpaceState state, const std::string& reason = {});

/// Since when a space has been frozen or archived, by whom and why.
struct Rest {
    std::optional<Time> since;
    std::optional<ObjectId> by;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&Rest::since>("since", "Since when"), field<&Rest::by>("by", "By whom"),
            field<&Rest::reason>("reason", "Why")};
    }
};
/// Nothing for a space that is open.
std::optional<Rest> find_rest(ReadTx& tx, ObjectId space);

/// One line of the directory: what staff may know of a listed space without being in it.
struct DirectoryEntry {
    ObjectId id;
    SpaceKind kind;
    std::string slug;
    std::string name;
    std::string summary;
    ObjectId owner;
    static constexpr auto fields() {
        return std::array{field<&DirectoryEntry::id>("id", "The space"),
            field<&DirectoryEntry::kind>("kind", "Its kind"),
            field<&DirectoryEntry::slug>("slug", "Its name in addresses"),
            field<&DirectoryEntry::name>("name", "Its name"),
            field<&DirectoryEntry::summary>("summary", "What it is for"),
            field<&DirectoryEntry::owner>("owner", "Whom to ask")};
    }
};
/// Listed spaces in the order of their slugs, after the given one (or from the start when it is empty); staff
/// only, guests and visitors find nothing. At most 200.
std::vector<DirectoryEntry> list_directory(
    ReadTx& tx, const Viewer& viewer, const std::string& after_slug, std::int64_t limit);

} // namespace folkmoot::access
