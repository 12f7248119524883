#pragma once
#include "access/words.hpp"
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// Who gets which role where, and for how long.
struct NewGrant {
    SubjectKind subject_kind = SubjectKind::person;
    ObjectId subject = {}; ///< none for anyone
    std::string role = {}; ///< its key
    ObjectId scope = {}; ///< the site, an area, a space, a section, or an object with rules of its own
    std::optional<ObjectId> capacity = {}; ///< the organisation that a person acts for there
    std::optional<Time> starts = {}; ///< empty: now
    std::optional<Time> ends = {}; ///< empty: until taken away
    std::string reason = {};
};

/// Gives a role, or changes the dates, capacity and reason of one that the subject has there already. Asks
/// for core.manage_access there, and that the actor holds all that the role holds: nobody gives away more
/// than they have. With core.appoint (administrators) one may give others, never oneself, any role to
/// administer, and none by which somebody sees what is written. Throws Code::bad_input: unknown subject or
/// role, ends before starts, a guest at the site or in an area, anyone outside a public space or with more
/// than reading. Throws Code::conflict "access.last_owner" for an end to a space's only owner.
ObjectId grant(WriteTx& tx, const Viewer& actor, const NewGrant& grant);

/// Whether the actor may give it, as `grant` asks: for what is to be given later.
void require_may_give(ReadTx& tx, const Viewer& actor, const NewGrant& grant);

/// Takes a role away. Asks for core.manage_access or core.appoint there; everybody may leave. Where it was
/// the owner who answers for a space, another of its owners does from then on. Throws Code::conflict for the
/// last owner of a space, and the last administrator of the site.
void revoke(WriteTx& tx, const Viewer& actor, ObjectId grant);

/// Writes the row without asking: for what a new space comes with, and inside a restriction. A role that the
/// subject has there already on the same terms stays as it is. Each grant that is given, changed or withdrawn
/// is an event (grant_event.hpp).
ObjectId put_grant(WriteTx& tx, const Viewer& actor, const NewGrant& grant);
/// Deletes the row without asking or telling anybody.
void drop_grant(WriteTx& tx, ObjectId grant);
/// Takes away without asking what is given at exactly this scope and not among those that are kept.
void withdraw_others(WriteTx& tx, ObjectId scope, std::span<const NewGrant> kept);

/// One grant as screens show it.
struct GrantView {
    ObjectId id;
    SubjectKind subject_kind;
    ObjectId subject;
    std::string subject_name;
    std::string role;
    ObjectId scope;
    std::optional<ObjectId> capacity;
    Time starts;
    std::optional<Time> ends;
    ObjectId granted_by;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&GrantView::id>("id", "The grant"),
            field<&GrantView::subject_kind>(
                "subject_kind", "To a person, a group, an organisation or anyone"),
            field<&GrantView::subject>("subject", "To whom"),
            field<&GrantView::subject_name>(
                "subject_name", "Their name", personal("to say who has access", "while the grant stands")),
            field<&GrantView::role>("role", "Key of the role"), field<&GrantView::scope>("scope", "Where"),
            field<&GrantView::capacity>("capacity", "The organisation the person acts for there"),
            field<&GrantView::starts>("starts", "From when"),
            field<&GrantView::ends>("ends", "Until when; empty: until taken away"),
            field<&GrantView::granted_by>("granted_by", "Who gave it"),
            field<&GrantView::reason>("reason", "Why", length(0, 500))};
    }
};
/// The grants at exactly this scope, by age, after the given one; at most 200. Asks for core.view_people
/// there.
std::vector<GrantView> list_grants(
    ReadTx& tx, const Viewer& viewer, ObjectId scope, ObjectId after, std::int64_t limit);

} // namespace folkmoot::access
