#include "objects/news.hpp"

#include "events/log.hpp"
#include "objects/comment.hpp"
#include "objects/comment_event.hpp"
#include "objects/position.hpp"

#include <nlohmann/json.hpp>
#include <set>

namespace folkmoot::objects {
namespace {

constexpr std::size_t news_a_page = 30;
constexpr std::size_t home_items = 4; ///< of one space
/// Of 200 events; a viewer who sees less of them gets a short page and `next`.
constexpr int most_event_pages = 10;

constexpr Sql select_events_before{
    "select seq, id, name, actor, space, component, object, visibility, person, at, data from event"
    " where space = :space and person is null and seq < :before order by seq desc limit 200"};

/// Walks a space's events from the newest back and gives those that the viewer may be told of.
class Walk {
public:
    Walk(ReadTx& tx, const Viewer& viewer, ObjectId space, std::int64_t before)
        : tx_(tx)
        , viewer_(viewer)
        , space_(space)
        , position_(before) { }

    /// Gives each event to `take` until that says no; true when the events may go on beyond that.
    template <class Take> bool each(Take take) {
        for (int step = 0; step < most_event_pages; ++step) {
            const auto events = tx_.rows<events::LoggedEvent>(
                select_events_before, bind("space", space_), bind("before", position_));
            for (const auto& event : events) {
                if (const Standing* about = may_tell(event); about && !take(event, *about)) return true;
                position_ = event.seq;
            }
            if (events.size() < 200) return false;
        }
        return true;
    }
    std::int64_t position() const { return position_; } ///< of the last event looked at and not refused

private:
    const Standing* may_tell(const events::LoggedEvent& event) {
        if (!event.object) return nullptr;
        auto [known, is_new] = standings_.try_emplace(*event.object);
        if (is_new) known->second = access::find_standing(tx_, viewer_, *event.object, "");
        const auto& standing = known->second;
        if (!standing || !event.visibility) return nullptr;
        const bool as_it_was = standing->object().visibility == event.visibility;
        return as_it_was || is_of_a_comment_seen(event) ? &*standing : nullptr;
    }

    /// A comment may be for fewer than what it is about: it is told to those of them, as it is today.
    bool is_of_a_comment_seen(const events::LoggedEvent& event) {
        if (event.name != CommentMade::name) return false;
        const auto told = nlohmann::json::parse(event.data.text, nullptr, false);
        const auto id = told.is_object() ? ObjectId::parse(told.value("comment", "")) : std::nullopt;
        if (!id) return false;
        const auto comment = access::find_standing(tx_, viewer_, *id, Comment::object_type().name);
        return comment && !comment->object().deleted && comment->object().visibility == event.visibility;
    }

    ReadTx& tx_;
    const Viewer& viewer_;
    ObjectId space_;
    std::int64_t position_;
    std::unordered_map<ObjectId, std::optional<Standing>> standings_;
};

} // namespace

Paged<NewsItem> list_news(
    ReadTx& tx, const Viewer& viewer, const Granted<Space, View>& space, std::string_view after) {
    const std::string list = "news:" + space.id().text();
    Walk walk(tx, viewer, space.id(),
        open_position(tx, viewer, list, after, std::numeric_limits<std::int64_t>::max()));
    std::vector<events::LoggedEvent> told;
    std::vector<Standing> about;
    std::vector<ObjectId> actors;
    const bool more = walk.each([&](const events::LoggedEvent& event, const Standing& standing) {
        if (told.size() == news_a_page) return false;
        told.push_back(event);
        about.push_back(standing);
        actors.push_back(event.actor);
        return true;
    });
    auto objects = label(tx, about);
    auto names = label_people(tx, actors);
    Paged<NewsItem> page;
    for (std::size_t i = 0; i < told.size(); ++i)
        page.items.push_back(
            {told[i].id, std::move(told[i].name), told[i].at, std::move(names[i]), std::move(objects[i])});
    if (more) page.next = seal_position(tx, viewer, list, walk.position());
    return page;
}

std::optional<SpaceNews> space_news(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    Walk walk(tx, viewer, space, std::numeric_limits<std::int64_t>::max());
    std::set<ObjectId> seen;
    std::vector<Standing> things;
    bool more = false;
    walk.each([&](const events::LoggedEvent& event, const Standing& standing) {
        if (event.actor == viewer.person() || !seen.insert(*event.object).second) return true;
        more = things.size() == home_items;
        if (!more) things.push_back(standing);
        return !more;
    });
    if (things.empty()) return std::nullopt;
    return SpaceNews{label_space(tx, space), label(tx, things), more};
}

} // namespace folkmoot::objects
