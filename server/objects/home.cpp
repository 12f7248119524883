#include "objects/home.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t opened_last = 5;
constexpr std::size_t stars_shown = 20;
constexpr std::size_t drafts_shown = 10;
constexpr std::size_t spaces_with_news = 8;

constexpr Sql select_visits{"select object, at from visit where person = :person order by at desc limit 20"};
constexpr Sql select_stars{
    "select object, created from star where person = :person order by created desc limit 60"};
constexpr Sql select_drafts{
    "select object, saved from draft where person = :person order by saved desc limit 30"};

struct Marked {
    ObjectId object;
    Time at;
    static constexpr auto fields() {
        return std::array{field<&Marked::object>("object", "What"), field<&Marked::at>("at", "When")};
    }
};

/// The first of these that the viewer may still see, with their times.
std::vector<std::pair<Standing, Time>> still_seen(
    ReadTx& tx, const Viewer& viewer, const std::vector<Marked>& marked, std::size_t most) {
    std::vector<ObjectId> ids;
    for (const auto& mark : marked)
        ids.push_back(mark.object);
    std::vector<std::pair<Standing, Time>> seen;
    for (auto& standing : access::find_standings(tx, viewer, ids, "")) {
        if (seen.size() == most) break;
        const auto mark = std::ranges::find(marked, standing.object().id, &Marked::object);
        if (!standing.object().deleted) seen.emplace_back(std::move(standing), mark->at);
    }
    return seen;
}

std::vector<ObjectLabel> labels_of(ReadTx& tx, const std::vector<std::pair<Standing, Time>>& seen) {
    std::vector<Standing> standings;
    for (const auto& [standing, at] : seen)
        standings.push_back(standing);
    return label(tx, standings);
}

std::vector<OwnDraft> own_drafts(ReadTx& tx, const Viewer& viewer) {
    const auto seen =
        still_seen(tx, viewer, tx.rows<Marked>(select_drafts, bind("person", viewer.person())), drafts_shown);
    auto labels = labels_of(tx, seen);
    std::vector<OwnDraft> drafts;
    for (std::size_t i = 0; i < seen.size(); ++i)
        drafts.push_back({std::move(labels[i]), seen[i].second});
    return drafts;
}

} // namespace

Home home(ReadTx& tx, const Viewer& viewer) {
    if (!viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.unauthenticated");
    const auto marked = [&](const Sql& sql, std::size_t most) {
        return labels_of(
            tx, still_seen(tx, viewer, tx.rows<Marked>(sql, bind("person", viewer.person())), most));
    };
    Home home;
    home.carry_on = marked(select_visits, opened_last);
    home.starred = marked(select_stars, stars_shown);
    home.drafts = own_drafts(tx, viewer);
    for (const auto& space : tx.list<Space>(viewer, {}).items) {
        home.spaces.push_back({space.id(), space->slug, space->name, space->kind});
        if (home.news.size() == spaces_with_news) continue;
        if (auto news = space_news(tx, viewer, space.id())) home.news.push_back(std::move(*news));
    }
    return home;
}

} // namespace folkmoot::objects
