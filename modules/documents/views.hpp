#pragma once
#include "listing.hpp"

namespace folkmoot::documents {

/// A section and its own folder, in which all else lies.
struct SectionFolder {
    objects::SectionLabel component;
    SpaceLabel space;
    std::optional<ObjectId> folder;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&SectionFolder::component>("component", "The section"),
            field<&SectionFolder::space>("space", "Its space"),
            field<&SectionFolder::folder>("folder",
                "Its own folder, to put things and files into; null for a viewer who does not see it"),
            field<&SectionFolder::can>("can", "What the viewer may do with that folder")};
    }
};

/// A folder; what lies in it is a list of its own.
struct FolderView {
    ObjectId id;
    std::string title;
    std::string address;
    objects::SectionLabel component;
    SpaceLabel space;
    bool of_section = false;
    std::vector<objects::PlaceLink> trail;
    bool restricted = false;
    std::int64_t readers = 0;
    std::int64_t revision = 0;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&FolderView::id>("id", "The folder"),
            field<&FolderView::title>("title", "Its title"),
            field<&FolderView::address>("address", "Its one right address"),
            field<&FolderView::component>("component", "Its section"),
            field<&FolderView::space>("space", "Its space"),
            field<&FolderView::of_section>("of_section", "It is the section's own: it stays where it is"),
            field<&FolderView::trail>("trail", "The folders above, from the top"),
            field<&FolderView::restricted>("restricted", "It has access rules of its own"),
            field<&FolderView::readers>(
                "readers", "How many people can see it; 0 for a viewer who may not know"),
            field<&FolderView::revision>("revision", "Its revision, which renaming names"),
            field<&FolderView::can>("can", "What the viewer may do with it")};
    }
};

/// A document as its reader gets it.
struct DocumentView {
    ObjectId id;
    std::string title;
    std::string address;
    objects::SectionLabel component;
    SpaceLabel space;
    std::string html;
    std::string language;
    std::int64_t revision = 0;
    objects::TextState state = objects::TextState::never_published;
    bool ahead = false;
    bool scheduled = false;
    std::optional<objects::PublishedBy> published;
    std::vector<objects::PlaceLink> trail;
    std::vector<objects::ContentsEntry> contents;
    bool starred = false;
    bool watched = false;
    bool restricted = false;
    std::int64_t readers = 0;
    std::optional<Time> draft_saved;
    std::vector<std::string> tags;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&DocumentView::id>("id", "The document"),
            field<&DocumentView::title>("title", "Its title"),
            field<&DocumentView::address>("address", "Its one right address"),
            field<&DocumentView::component>("component", "Its section"),
            field<&DocumentView::space>("space", "Its space"),
            field<&DocumentView::html>("html", "Its published text, printed for this viewer"),
            field<&DocumentView::language>("language", "Language of the text"),
            field<&DocumentView::revision>("revision", "The published revision; 0: never published"),
            field<&DocumentView::state>("state", "Whether readers have it"),
            field<&DocumentView::ahead>(
                "ahead", "Editors have written what is not published yet; for those who may write it"),
            field<&DocumentView::scheduled>("scheduled",
                "A publication is scheduled, or could not be done when its time came; for those who may "
                "write it"),
            field<&DocumentView::published>("published", "Who published it and when"),
            field<&DocumentView::trail>("trail", "The folders it lies in, from the top"),
            field<&DocumentView::contents>("contents", "Its headings"),
            field<&DocumentView::starred>("starred", "The viewer has starred it"),
            field<&DocumentView::watched>("watched", "The viewer is told when it changes"),
            field<&DocumentView::restricted>("restricted", "It has access rules of its own"),
            field<&DocumentView::readers>(
                "readers", "How many people can see it; 0 for a viewer who may not know"),
            field<&DocumentView::draft_saved>("draft_saved", "When the viewer's own draft was saved"),
            field<&DocumentView::tags>("tags", "Its tags"),
            field<&DocumentView::can>("can", "What the viewer may do with it")};
    }
};

SectionFolder present(ReadContext& context, const Granted<Component, View>& section);
FolderView present(ReadContext& context, const Granted<Folder, View>& folder);
DocumentView present(ReadContext& context, const Granted<Document, View>& document);

} // namespace folkmoot::documents
