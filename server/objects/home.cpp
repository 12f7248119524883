#include "objects/home.hpp"

#include "objects/marked.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t opened_last = 5;
constexpr std::size_t stars_shown = 20;
constexpr std::size_t drafts_shown = 5;
constexpr std::size_t spaces_with_news = 8;

constexpr Sql select_visits{"select object, at from visit where person = :person order by at desc limit 20"};
constexpr Sql select_stars{
    "select object, created from star where person = :person order by created desc limit 60"};

} // namespace

Home home(ReadTx& tx, const Viewer& viewer) {
    if (!viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.unauthenticated");
    const auto marked = [&](const Sql& sql, std::size_t most) {
        const auto seen = still_seen(tx, viewer, tx.rows<Marked>(sql, bind("person", viewer.person())));
        return labels_of(tx, std::span{seen}.first(std::min(most, seen.size())));
    };
    Home home;
    home.for_you = list_own_asks(tx, viewer, "");
    home.agreements = own_agreements(tx, viewer);
    home.reviews = reviews_due(tx, viewer);
    home.not_published = not_published(tx, viewer);
    home.said_to_you = list_comment_news(tx, viewer, "");
    home.deletions = deletion_notices(tx, viewer);
    home.carry_on = marked(select_visits, opened_last);
    home.starred = marked(select_stars, stars_shown);
    auto newest = newest_drafts(tx, viewer, drafts_shown);
    home.drafts = std::move(newest.drafts);
    home.draft_count = newest.count;
    for (const auto& space : tx.list<Space>(viewer, {}).items) {
        if (space->state == "archived") continue;
        home.spaces.push_back({space.id(), space->slug, space->name, space->kind});
        if (home.news.size() == spaces_with_news) continue;
        if (auto news = space_news(tx, viewer, space.id())) home.news.push_back(std::move(*news));
    }
    return home;
}

} // namespace folkmoot::objects
