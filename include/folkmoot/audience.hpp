#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot::access {

/// Whom something in a space is for, before roles are asked.
enum class Audience {
    staff, ///< staff members of the space
    lane, ///< one lane, and staff members
    everyone ///< all who have a role here
};

/// Whom something new may be for.
struct AudienceChoice {
    Audience audience = Audience::staff;
    ObjectId lane; ///< of Audience::lane only
    std::string
        name; ///< of a lane as its writer may know it: a guest reads the name of their own organisation
    bool is(Audience other, ObjectId other_lane) const { return audience == other && lane == other_lane; }
};

/// Whom what the viewer writes under the object may be for: the same people as the object, or fewer, and the
/// writer among them. In a blind community that is, for a guest, their own lane and nobody else; staff have
/// all the choices and must make one. Where there is no choice to make there is one entry; none for a viewer
/// who may not write here at all, such as a guest in a public space. At most 1,000.
std::vector<AudienceChoice> audiences_under(ReadTx& tx, const Viewer& viewer, const Standing& object);

/// Whether the first is for the same people as the second, or for fewer of them.
bool is_within(const AudienceChoice& inner, Audience audience, ObjectId lane);

/// Whom a thing that the viewer makes under a section or an object may be for. In a community as
/// `audiences_under`; elsewhere for the same people as what it stands under, and there is no choice.
std::vector<AudienceChoice> audiences_of_new(ReadTx& tx, const Viewer& viewer, const Standing& parent);

/// The visibility of something under a section or an object that is for those. Throws as `visibility_under`.
ObjectId visibility_for_audience(
    WriteTx& tx, const Standing& parent, const AudienceChoice& choice, Lifecycle lifecycle);

/// Whom an object of that visibility is for.
AudienceChoice audience_of(ReadTx& tx, ObjectId visibility);
/// The same for each of the objects, named as the viewer may know it; nothing outside communities, where all
/// who are in a space read what is in it.
std::vector<std::optional<AudienceChoice>> audiences_shown(
    ReadTx& tx, const Viewer& viewer, std::span<const Standing> objects);

/// Those of the people who would not see an object of that visibility in that space, guests taken as signed
/// in with a second factor.
std::vector<ObjectId> those_who_do_not_see(
    ReadTx& tx, ObjectId space, ObjectId visibility, std::span<const ObjectId> people);

/// Whether a text of that object is read by anybody at all once it is published, and its marking asks that
/// somebody else has agreed to it before.
bool needs_second_person(ReadTx& tx, const ObjectRow& object);
/// Whether anybody but those has that permission on the object today.
bool somebody_else_may(
    ReadTx& tx, const ObjectRow& object, std::string_view permission, std::span<const ObjectId> except);

} // namespace folkmoot::access

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::access::Audience>{
    std::string_view{"staff"}, std::string_view{"lane"}, std::string_view{"everyone"}};

namespace folkmoot::objects {

/// Whom something new is for, as far as its writer said.
struct WantedAudience {
    std::optional<access::Audience> audience;
    std::optional<ObjectId> lane;
};

/// Whom it is for: what the writer chose, or the only choice there is. Throws Code::forbidden where there is
/// nobody, Code::bad_input with the field `audience` where they have to choose or chose somebody they cannot
/// write to.
access::AudienceChoice choose_readers(
    const std::vector<access::AudienceChoice>& choices, const WantedAudience& wanted);

/// Whom something is for, as its readers may know it. On screens a lane is never named as one: "Only Acme and
/// the department".
struct ReadersView {
    access::Audience audience = access::Audience::everyone;
    std::optional<ObjectId> lane;
    std::string name;
    bool drafts = false;
    static constexpr auto fields() {
        return std::array{
            field<&ReadersView::audience>("audience", "Staff, one side and staff, or everyone here"),
            field<&ReadersView::lane>("lane", "Which side"),
            field<&ReadersView::name>("name", "The side's name, as the viewer may know it; empty for others"),
            field<&ReadersView::drafts>("drafts", "Only those of them who see drafts")};
    }
};
ReadersView view_readers(const access::AudienceChoice& choice);
std::vector<ReadersView> view_readers(std::span<const access::AudienceChoice> choices);

} // namespace folkmoot::objects
