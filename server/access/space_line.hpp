#pragma once
#include "access/words.hpp"
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// A space as administrators see it, who are not in it: its name and figures, and nothing of what it holds.
struct SpaceLine {
    ObjectId id;
    std::string name;
    SpaceKind kind = SpaceKind::workspace;
    SpaceState state = SpaceState::open;
    bool listed = true;
    ObjectId area;
    std::string area_name;
    std::string marking;
    Time created;
    std::int64_t objects = 0;
    std::int64_t octets = 0;
    std::optional<std::int64_t> quota;
    std::optional<Time> changed;
    static constexpr auto fields() {
        return std::array{field<&SpaceLine::id>("id", "The space"),
            field<&SpaceLine::name>("name", "Its name"), field<&SpaceLine::kind>("kind", "Its kind"),
            field<&SpaceLine::state>("state", "Open, frozen or archived"),
            field<&SpaceLine::listed>("listed", "Whether staff find it in the directory"),
            field<&SpaceLine::area>("area", "The area it stands in"),
            field<&SpaceLine::area_name>("area_name", "The area's name"),
            field<&SpaceLine::marking>("marking", "As its marking is written"),
            field<&SpaceLine::created>("created", "When it was opened"),
            field<&SpaceLine::objects>("objects", "How many things it holds, deleted ones too"),
            field<&SpaceLine::octets>("octets", "The size of its files"),
            field<&SpaceLine::quota>("quota", "What its files may take; absent: what each space may"),
            field<&SpaceLine::changed>("changed", "When something happened in it last")};
    }
};

struct SpaceFilter {
    std::string typed; ///< part of the name
    std::optional<ObjectId> area = {};
    std::optional<SpaceState> state = {};
    bool ownerless = false;
};
/// Where a list of spaces goes on: behind this name.
struct SpacePlace {
    std::string name = {};
    ObjectId id = {};
};
/// Those in areas that the viewer may manage, by name; at most `limit` (1 to 100).
std::vector<SpaceLine> list_managed_spaces(
    ReadTx& tx, const Viewer& viewer, const SpaceFilter& filter, SpacePlace after, std::int64_t limit);
/// Throws Code::not_found for one in whose area the viewer may not manage areas.
SpaceLine require_managed_space(ReadTx& tx, const Viewer& viewer, ObjectId space);

/// Who has the owner's role in a space now.
struct SpaceOwner {
    ObjectId id;
    SubjectKind kind = SubjectKind::person;
    std::string name;
    bool in_use = true;
    static constexpr auto fields() {
        return std::array{field<&SpaceOwner::id>("id", "Who"),
            field<&SpaceOwner::kind>("kind", "A person, a group or an organisation"),
            field<&SpaceOwner::name>(
                "name", "Their name", personal("to say who answers for a space", "while they do")),
            field<&SpaceOwner::in_use>("in_use", "Whether a person can sign in")};
    }
};
/// Those in use first, by name; at most fifty.
std::vector<SpaceOwner> list_space_owners(ReadTx& tx, ObjectId space);
/// How many spaces of the site have no owner: no group, no organisation, and nobody who can sign in.
std::int64_t count_ownerless_spaces(ReadTx& tx);

/// Says how much the files of a space may take, in octets; empty: what each space may. What is there stays,
/// whatever its size. Asks for core.manage_site.
void set_quota(WriteTx& tx, const Viewer& actor, ObjectId space, std::optional<std::int64_t> quota);

/// Makes somebody an owner, who also answers for the space if whoever did cannot sign in any more. Asks for
/// core.appoint there; nobody appoints themselves. Throws Code::bad_input for a guest or an account that is
/// out of use.
void add_owner(WriteTx& tx, const Viewer& actor, ObjectId space, ObjectId person, const std::string& reason);

} // namespace folkmoot::access
