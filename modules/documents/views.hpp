#pragma once
#include "listing.hpp"

namespace folkmoot::documents {

/// A section and its own folder, in which all else lies.
struct SectionFolder {
    objects::SectionLabel component;
    SpaceLabel space;
    std::optional<ObjectId> folder;
    std::optional<objects::ReadersView> audience;
    std::vector<objects::ReadersView> choices;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&SectionFolder::component>("component", "The section"),
            field<&SectionFolder::space>("space", "Its space"),
            field<&SectionFolder::folder>("folder",
                "Its own folder, to put things and files into; null for a viewer who does not see it"),
            field<&SectionFolder::audience>("audience", "Whom that folder is for, in a community"),
            field<&SectionFolder::choices>(
                "choices", "Whom the viewer may make something in it for, where there is a choice"),
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
    std::optional<objects::ReadersView> audience;
    std::vector<objects::ReadersView> choices;
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
            field<&FolderView::audience>("audience", "Whom it is for, in a community"),
            field<&FolderView::choices>(
                "choices", "Whom the viewer may make something in it for, where there is a choice"),
            field<&FolderView::revision>("revision", "Its revision, which renaming names"),
            field<&FolderView::can>("can", "What the viewer may do with it")};
    }
};

SectionFolder present(ReadContext& context, const Granted<Component, View>& section);
FolderView present(ReadContext& context, const Granted<Folder, View>& folder);
objects::TextView present(ReadContext& context, const Granted<Document, View>& document);

} // namespace folkmoot::documents
