#pragma once
// What the screens of all objects with a text show of it.
#include "folkmoot/audience.hpp"
#include "folkmoot/context.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/richtext_forms.hpp"

namespace folkmoot::objects {

/// Whether readers have a text.
enum class TextState {
    never_published,
    published,
    unpublished ///< they had it, and do not any more
};

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::TextState>{
    std::string_view{"never_published"}, std::string_view{"published"}, std::string_view{"unpublished"}};

namespace folkmoot::objects {

/// Who made the published revision.
struct PublishedBy {
    PersonLabel by;
    Time at;
    static constexpr auto fields() {
        return std::array{
            field<&PublishedBy::by>("by", "Who published it"), field<&PublishedBy::at>("at", "When")};
    }
};

struct ContentsEntry {
    std::string id;
    std::int64_t level = 1;
    std::string text;
    static constexpr auto fields() {
        return std::array{field<&ContentsEntry::id>("id", "The heading's anchor in the text"),
            field<&ContentsEntry::level>("level", "1 to 6"),
            field<&ContentsEntry::text>("text", "Its words")};
    }
};

/// The headings of a text as links lead to them in the page that is printed of it.
std::vector<ContentsEntry> contents_of(std::span<const richtext::OutlineEntry> outline);

/// A section of a space, as what is in it says where it is.
struct SectionLabel {
    ObjectId id;
    std::string name;
    std::string slug;
    static constexpr auto fields() {
        return std::array{field<&SectionLabel::id>("id", "The section"),
            field<&SectionLabel::name>("name", "Its name"),
            field<&SectionLabel::slug>("slug", "Its name in addresses")};
    }
};
SectionLabel label_section(const Component& section);

/// A step of the way to an object: what lies above it.
struct PlaceLink {
    ObjectId id;
    std::string title;
    std::string address;
    static constexpr auto fields() {
        return std::array{field<&PlaceLink::id>("id", "What it is"),
            field<&PlaceLink::title>("title", "Its title"),
            field<&PlaceLink::address>("address", "Where it is shown")};
    }
};
PlaceLink link_to(ReadTx& tx, const Standing& object);

/// Of each of the objects, in their order (at most 1,000): whether readers have its text, and whether its
/// editors have written more than they have, and whether that is scheduled to be published (or could not be,
/// when its time came), whether its review is due, and whether somebody else is asked to agree to it; of
/// which only those learn who may write it.
struct TextStanding {
    TextState state = TextState::never_published;
    bool ahead = false;
    bool scheduled = false;
    bool to_review = false;
    bool to_agree = false;
};
std::vector<TextStanding> text_standings(ReadTx& tx, std::span<const Standing> objects);
TextStanding text_standing(ReadTx& tx, const Standing& object);

/// The published text of an object as one viewer reads it; empty before the first revision.
struct ShownText {
    std::string html;
    std::optional<PublishedBy> published;
    std::vector<ContentsEntry> contents;
};
ShownText show_text(ReadContext& context, const Standing& object);

/// An object with a text as its reader gets it: what is the same for all modules. `trail` is left to the
/// module, which knows what lies above.
struct TextView {
    ObjectId id;
    std::string title;
    std::string address;
    SectionLabel component;
    SpaceLabel space;
    std::string html;
    std::string language;
    std::int64_t revision = 0;
    TextState state = TextState::never_published;
    bool ahead = false;
    bool scheduled = false;
    bool to_review = false;
    bool to_agree = false;
    bool second_person = false;
    std::optional<PublishedBy> published;
    std::vector<PlaceLink> trail;
    std::vector<ContentsEntry> contents;
    bool starred = false;
    bool watched = false;
    bool watched_below = false;
    bool restricted = false;
    std::int64_t readers = 0;
    bool everybody = false;
    std::optional<ReadersView> audience;
    std::optional<Time> draft_saved;
    std::vector<std::string> tags;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&TextView::id>("id", "The object"),
            field<&TextView::title>("title", "Its title"),
            field<&TextView::address>("address", "Its one right address"),
            field<&TextView::component>("component", "Its section"),
            field<&TextView::space>("space", "Its space"),
            field<&TextView::html>("html", "Its published text, printed for this viewer"),
            field<&TextView::language>("language", "Language of the text"),
            field<&TextView::revision>("revision", "The published revision; 0: never published"),
            field<&TextView::state>("state", "Whether readers have it"),
            field<&TextView::ahead>(
                "ahead", "Editors have written what is not published yet; for those who may write it"),
            field<&TextView::scheduled>("scheduled",
                "A publication is scheduled, or could not be done when its time came; for those who may "
                "write it"),
            field<&TextView::to_review>("to_review",
                "It is to be looked at again, two weeks from now at the latest; for those who may write it"),
            field<&TextView::to_agree>("to_agree",
                "Somebody asks others to agree to it, or was declined; for those who may write it"),
            field<&TextView::second_person>("second_person",
                "Somebody else has to agree before it is published; for those who may write it"),
            field<&TextView::published>("published", "Who published it and when"),
            field<&TextView::trail>("trail", "What it lies in, from the top"),
            field<&TextView::contents>("contents", "Its headings"),
            field<&TextView::starred>("starred", "The viewer has starred it"),
            field<&TextView::watched>("watched", "The viewer is told when it changes"),
            field<&TextView::watched_below>("watched_below", "And of what lies under it, too"),
            field<&TextView::restricted>("restricted", "It has access rules of its own"),
            field<&TextView::readers>(
                "readers", "How many people can see it; 0 for a viewer who may not know"),
            field<&TextView::everybody>("everybody", "All the world can see it, without signing in"),
            field<&TextView::audience>("audience", "Whom it is for, in a community"),
            field<&TextView::draft_saved>("draft_saved", "When the viewer's own draft was saved"),
            field<&TextView::tags>("tags", "Its tags"),
            field<&TextView::can>("can", "What the viewer may do with it")};
    }
};
TextView view_text(ReadContext& context, const Standing& object);

/// Whom it is for, as the viewer may know it; nothing outside communities.
std::optional<ReadersView> audience_of(ReadTx& tx, const Viewer& viewer, const Standing& object);

/// How many people can see it; 0 for a viewer who may not know.
std::int64_t readers_of(ReadTx& tx, const Standing& object);

} // namespace folkmoot::objects
