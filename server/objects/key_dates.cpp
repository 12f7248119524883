#include "objects/key_dates.hpp"

#include "objects/ask_view.hpp"
#include "objects/written.hpp"

#include <map>

namespace folkmoot::objects {
namespace {

struct DueText {
    ObjectId object;
    DateKind kind = DateKind::ask;
    std::string due_on;
    std::string zone;
    Time due;
    bool own = false;
    static constexpr auto fields() {
        return std::array{field<&DueText::object>("object", "What is due"),
            field<&DueText::kind>("kind", "Where it comes from"),
            field<&DueText::due_on>("due_on", "The day"), field<&DueText::zone>("zone", "Its zone"),
            field<&DueText::due>("due", "When that day is over"),
            field<&DueText::own>("own", "The viewer was asked and has not answered")};
    }
};

constexpr Sql select_asks{
    "select a.about, 'ask' as kind, a.due_on, a.due_zone, a.due, case when exists (select 1 from "
    "asked_person p "
    "where p.ask = a.id and p.person = :person and p.answer is null) then 1 else 0 end as own from ask a "
    "join object o on o.id = a.about where a.ended is null and a.due > :now and a.due <= :until and "
    "o.space = :space and o.deleted is null order by a.due, a.about limit 50"};
constexpr Sql select_publications{
    "select s.object, 'publication' as kind, s.due_on, s.zone, s.due, 0 as own from scheduled_publication s "
    "join object o on o.id = s.object where s.failed is null and s.due > :now and s.due <= :until and "
    "o.space = :space and o.deleted is null order by s.due, s.object limit 50"};
constexpr Sql select_reviews{
    "select r.object, 'review' as kind, r.due_on, r.due_zone, r.due, 0 as own from review r "
    "join object o on o.id = r.object where r.due > :now and r.due <= :until and "
    "o.space = :space and o.deleted is null order by r.due, r.object limit 50"};

bool concerns(ReadTx& tx, const Viewer& viewer, const Standing& object, const DueText& text) {
    if (text.kind == DateKind::ask) return text.own || may_ask(viewer, object);
    const auto abilities = written(tx, object).text;
    return !abilities.write.empty() && object.can(abilities.write);
}

} // namespace

std::vector<KeyDate> dates_of_texts(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    std::vector<DueText> due;
    const auto now = bind("now", tx.now()), until = bind("until", tx.now() + dates_ahead);
    std::ranges::move(
        tx.rows<DueText>(select_asks, bind("person", viewer.person()), now, until, bind("space", space)),
        std::back_inserter(due));
    for (const Sql& sql : {select_publications, select_reviews})
        std::ranges::move(tx.rows<DueText>(sql, now, until, bind("space", space)), std::back_inserter(due));
    std::ranges::sort(due, {}, [](const DueText& one) { return std::pair{one.due, one.object}; });
    std::vector<ObjectId> ids;
    for (const auto& text : due)
        ids.push_back(text.object);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    std::map<ObjectId, Standing> seen;
    for (auto& standing : access::find_standings(tx, viewer, ids, ""))
        seen.emplace(standing.object().id, standing);

    std::vector<KeyDate> dates;
    std::vector<Standing> objects;
    for (const auto& text : due) {
        const auto found = seen.find(text.object);
        if (found == seen.end() || !concerns(tx, viewer, found->second, text)) continue;
        dates.push_back({.kind = text.kind,
            .due = {.on = text.due_on, .zone = text.zone, .at = text.due},
            .name = {},
            .object = {}});
        objects.push_back(found->second);
        if (dates.size() == most_dates_shown) break;
    }
    auto labels = label(tx, objects);
    for (std::size_t at = 0; at < dates.size(); ++at)
        dates[at].object = std::move(labels[at]);
    return dates;
}

} // namespace folkmoot::objects
