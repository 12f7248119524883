#pragma once
#include "folkmoot/label.hpp"

namespace folkmoot::objects {

/// Something that happened in a space.
struct NewsItem {
    ObjectId id;
    std::string name;
    Time at;
    PersonLabel actor;
    ObjectLabel object;
    static constexpr auto fields() {
        return std::array{field<&NewsItem::id>("id", "The event"),
            field<&NewsItem::name>("name", "What happened, such as wiki.page_published"),
            field<&NewsItem::at>("at", "When"), field<&NewsItem::actor>("actor", "Who did it"),
            field<&NewsItem::object>("object", "To what")};
    }
};

/// What happened to things in the space that the viewer may see, the newest first, thirty a page. An event is
/// told only to those who can see its object now, and only while the object is as visible as it was then:
/// what happened behind a restriction, or before it was published, stays there.
Paged<NewsItem> list_news(
    ReadTx& tx, const Viewer& viewer, const Granted<Space, View>& space, std::string_view after);

/// The same for Home: the things themselves, each once, without what the viewer did.
struct SpaceNews {
    SpaceLabel space;
    std::vector<ObjectLabel> items;
    bool more = false;
    static constexpr auto fields() {
        return std::array{field<&SpaceNews::space>("space", "Where"),
            field<&SpaceNews::items>("items", "What is new there, each thing once"),
            field<&SpaceNews::more>("more", "Whether there is more than this")};
    }
};
std::optional<SpaceNews> space_news(ReadTx& tx, const Viewer& viewer, ObjectId space);

} // namespace folkmoot::objects
