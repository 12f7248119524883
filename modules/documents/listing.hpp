#pragma once
#include "entry.hpp"

#include "folkmoot/label.hpp"
#include "folkmoot/shown_text.hpp"

namespace folkmoot::documents {

/// A folder or a document, as its folder lists it.
struct EntryView {
    ObjectId id;
    std::string type;
    std::string title;
    std::string address;
    std::string language;
    std::int64_t revision = 0;
    objects::TextState state = objects::TextState::never_published;
    bool ahead = false;
    Time changed;
    PersonLabel changed_by;
    bool restricted = false;
    std::optional<objects::ReadersView> audience;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&EntryView::id>("id", "The folder or document"),
            field<&EntryView::type>("type", "documents.folder or documents.document"),
            field<&EntryView::title>("title", "Its title"),
            field<&EntryView::address>("address", "Where it is shown"),
            field<&EntryView::language>("language", "Language of its title and text"),
            field<&EntryView::revision>("revision", "Its published revision, which renaming names"),
            field<&EntryView::state>("state", "Of a document: whether readers have it"),
            field<&EntryView::ahead>(
                "ahead", "Its editors have written what is not published yet; for those who may write it"),
            field<&EntryView::changed>("changed", "When last changed"),
            field<&EntryView::changed_by>("changed_by", "By whom"),
            field<&EntryView::restricted>("restricted", "It has access rules of its own"),
            field<&EntryView::audience>("audience", "Whom it is for, in a community"),
            field<&EntryView::can>("can", "What the viewer may do with it")};
    }
};

/// What lies in a folder and the viewer may see: folders first, each kind in the order of titles; 100 a page.
Paged<EntryView> list_entries(
    ReadContext& context, const Granted<Folder, View>& folder, std::string_view after);
/// The same of a section's own folder, whether or not the viewer sees that folder itself.
Paged<EntryView> list_entries(
    ReadContext& context, const Granted<Component, View>& section, std::string_view after);

/// Where to find the first hundred of them, for pages that are printed for everybody.
std::vector<objects::PlaceLink> links_into(ReadContext& context, const Granted<Folder, View>& folder);
std::vector<objects::PlaceLink> links_into(ReadContext& context, const Granted<Component, View>& section);

} // namespace folkmoot::documents
