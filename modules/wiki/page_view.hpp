#pragma once
#include "tree.hpp"

#include "folkmoot/shown_text.hpp"

namespace folkmoot::wiki {

/// A page as its reader gets it.
struct PageView {
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
    std::vector<TreeNode> children;
    std::vector<objects::ContentsEntry> contents;
    bool starred = false;
    bool watched = false;
    bool restricted = false;
    std::int64_t readers = 0;
    std::optional<Time> draft_saved;
    std::vector<std::string> tags;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&PageView::id>("id", "The page"),
            field<&PageView::title>("title", "Its title"),
            field<&PageView::address>("address", "Its one right address"),
            field<&PageView::component>("component", "Its wiki"),
            field<&PageView::space>("space", "Its space"),
            field<&PageView::html>("html", "Its published text, printed for this viewer"),
            field<&PageView::language>("language", "Language of the text"),
            field<&PageView::revision>("revision", "The published revision; 0: never published"),
            field<&PageView::state>("state", "Whether readers have it"),
            field<&PageView::ahead>(
                "ahead", "Editors have written what is not published yet; for those who may write it"),
            field<&PageView::scheduled>("scheduled",
                "A publication is scheduled, or could not be done when its time came; for those who may "
                "write it"),
            field<&PageView::published>("published", "Who published it and when"),
            field<&PageView::trail>("trail", "The pages above, from the top"),
            field<&PageView::children>("children", "The first hundred pages directly below"),
            field<&PageView::contents>("contents", "Its headings"),
            field<&PageView::starred>("starred", "The viewer has starred it"),
            field<&PageView::watched>("watched", "The viewer is told when it changes"),
            field<&PageView::restricted>("restricted", "It has access rules of its own"),
            field<&PageView::readers>(
                "readers", "How many people can see it; 0 for a viewer who may not know"),
            field<&PageView::draft_saved>("draft_saved", "When the viewer's own draft was saved"),
            field<&PageView::tags>("tags", "Its tags"),
            field<&PageView::can>("can", "What the viewer may do with it")};
    }
};

PageView present(ReadContext& context, const Granted<Page, View>& page);

} // namespace folkmoot::wiki
