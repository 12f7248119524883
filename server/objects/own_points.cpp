#include "folkmoot/printing.hpp"
#include "objects/outcome_view.hpp"
#include "objects/position.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t points_a_page = 20;

#define OWN_POINTS                                                                                           \
    "from comment c join object o on o.id = c.id join comment_thread t on t.id = c.thread "                  \
    "where c.about = :about and o.author = :person and o.deleted is null "                                   \
    "and coalesce(t.revision, 1) <> 0 "                                                                      \
    "and ((t.started_by = o.author and t.started = o.created) "                                              \
    "or exists (select 1 from outcome w where w.about = c.id)) "
constexpr Sql select_points{"select o.id, c.thread, o.created, o.visibility, coalesce(t.words, '') as words, "
                            "(select r.body from object_revision r where r.object = o.id and r.number = "
                            "o.revision) as body " OWN_POINTS "and c.id > :after order by c.id limit :most"};
constexpr Sql count_points{"select count(*) from (select c.id " OWN_POINTS "limit 1000) counted"};
constexpr Sql count_decided{
    "select count(*) from (select c.id " OWN_POINTS
    "and exists (select 1 from outcome w join object d on d.id = w.id where w.about = c.id "
    "and d.deleted is null) limit 1000) counted"};
#undef OWN_POINTS

struct PointRow {
    ObjectId id;
    ObjectId thread;
    Time created;
    ObjectId visibility;
    std::string words;
    Json body;
    static constexpr auto fields() {
        return std::array{field<&PointRow::id>("id", "The comment"),
            field<&PointRow::thread>("thread", "Its thread"), field<&PointRow::created>("created", "When"),
            field<&PointRow::visibility>("visibility", "Who sees it"),
            field<&PointRow::words>("words", "What it is about"),
            field<&PointRow::body>("body", "Its words")};
    }
};

OwnPoint present(ReadContext& context, const PointRow& row) {
    const auto tree = read_text(row.body);
    auto options = html_options(context.services, context.request.language, tree);
    options.block_ids = richtext::HtmlOptions::BlockIds::absent;
    options.id_prefix = "p" + row.id.text() + "-";
    return {.comment = row.id,
        .thread = row.thread,
        .made = row.created,
        .html = richtext::print_html(tree, PrintFacts{context.tx, context.viewer}, options),
        .words = row.words,
        .outcome = {}};
}

} // namespace

OwnPoints own_points(ReadContext& context, const Standing& object, std::string_view after) {
    ReadTx& tx = context.tx;
    const auto about = bind("about", object.object().id);
    const auto person = bind("person", context.viewer.person());
    const auto list = "points:" + object.object().id.text();
    OwnPoints points;
    if (!context.viewer.person()) return points;
    auto rows = tx.rows<PointRow>(select_points, about, person,
        bind("after", open_position(tx, context.viewer, list, after, 0)),
        bind("most", static_cast<std::int64_t>(points_a_page) + 1));
    if (rows.size() > points_a_page) {
        rows.resize(points_a_page);
        points.next = seal_position(tx, context.viewer, list, rows.back().id.value());
    }
    std::erase_if(rows, [&](const PointRow& row) {
        return !access::is_visible(tx, context.viewer, object.object().space, row.visibility);
    });
    std::vector<ObjectId> ids;
    for (const auto& row : rows)
        ids.push_back(row.id);
    auto outcomes = outcomes_about(context, ids);
    for (const auto& row : rows) {
        points.items.push_back(present(context, row));
        if (const auto found = outcomes.find(row.id); found != outcomes.end())
            points.items.back().outcome = std::move(found->second);
    }
    const auto counted = count_own_points(tx, context.viewer, object.object().id);
    points.points = counted.made;
    points.decided = counted.decided;
    return points;
}

PointCount count_own_points(ReadTx& tx, const Viewer& viewer, ObjectId object) {
    if (!viewer.person()) return {};
    const auto about = bind("about", object);
    const auto person = bind("person", viewer.person());
    PointCount count{.made = tx.value<std::int64_t>(count_points, about, person).value_or(0)};
    if (count.made > 0) count.decided = tx.value<std::int64_t>(count_decided, about, person).value_or(0);
    return count;
}

} // namespace folkmoot::objects
