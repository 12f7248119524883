#include "objects/comment_told.hpp"

#include "objects/position.hpp"
#include "objects/watchers.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t comments_told_a_page = 10;
constexpr std::size_t most_looked_at = 200; ///< of those that somebody may not read any more, a page is short

constexpr Sql tell_one{"insert into comment_told (person, comment, why) values (:person, :comment, :why) on "
                       "conflict do nothing"};
constexpr Sql tell_thread{
    "insert into comment_told (person, comment, why) select distinct o.author, :comment, 'answered' "
    "from comment c join object o on o.id = c.id where c.thread = :thread and o.author <> :actor "
    "and o.deleted is null and not exists (select 1 from watch w where w.object = :about and "
    "w.person = o.author and w.level = 'mute') on conflict do nothing"};
constexpr Sql tell_author{
    "insert into comment_told (person, comment, why) select o.author, :comment, 'own' from object o "
    "join person p on p.id = o.author where o.id = :about and o.author <> :actor and not exists "
    "(select 1 from watch w where w.object = :about and w.person = o.author and w.level = 'mute') "
    "on conflict do nothing"};
#define TELL_ALL(ids)                                                                                        \
    "insert into comment_told (person, comment, why) select p.id, :comment, 'watched' from person p "        \
    "where p.id in (" ids ") on conflict do nothing"
constexpr Sql tell_all{TELL_ALL("select value from json_each(:ids)"),
    TELL_ALL("select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb))")};
#undef TELL_ALL
constexpr Sql delete_told{"delete from comment_told where comment = :comment"};
constexpr Sql select_comments_told{
    "select n.comment, n.why, c.about, o.author, o.created, o.title from comment_told n "
    "join comment c on c.id = n.comment join object o on o.id = c.id "
    "join comment_thread t on t.id = c.thread left join visit v on v.person = n.person and "
    "v.object = c.about where n.person = :person and n.comment < :before and o.deleted is null "
    "and t.resolved is null and (v.at is null or v.at < o.created) order by n.comment desc limit :most"};

struct ToldRow {
    ObjectId comment;
    ToldWhy why = ToldWhy::watched;
    ObjectId about;
    ObjectId author;
    Time created;
    std::string title;
    static constexpr auto fields() {
        return std::array{field<&ToldRow::comment>("comment", "The comment"),
            field<&ToldRow::why>("why", "Why"), field<&ToldRow::about>("about", "What it is about"),
            field<&ToldRow::author>("author", "Who wrote it"), field<&ToldRow::created>("created", "When"),
            field<&ToldRow::title>("title", "How it begins")};
    }
};

} // namespace

void note_told(WriteTx& tx, const ObjectRow& about, const CommentThread& thread, ObjectId comment,
    std::span<const ObjectId> mentioned) {
    note_mentioned(tx, comment, mentioned);
    const auto actor = access::load<ObjectRow>(tx, comment).author;
    tx.run(tell_thread, bind("comment", comment), bind("thread", thread.id), bind("about", about.id),
        bind("actor", actor));
    tx.run(tell_author, bind("comment", comment), bind("about", about.id), bind("actor", actor));
    tx.run(tell_all, bind("comment", comment), bind_ids(watchers_of(tx, about, actor)));
}

void note_mentioned(WriteTx& tx, ObjectId comment, std::span<const ObjectId> mentioned) {
    const auto actor = access::load<ObjectRow>(tx, comment).author;
    for (const ObjectId person : mentioned)
        if (person != actor)
            tx.run(tell_one, bind("person", person), bind("comment", comment),
                bind("why", names_of<ToldWhy>[static_cast<std::size_t>(ToldWhy::mentioned)]));
}

void forget_told(WriteTx& tx, ObjectId comment) {
    tx.run(delete_told, bind("comment", comment));
}

Paged<CommentNews> list_comment_news(ReadTx& tx, const Viewer& viewer, std::string_view after) {
    constexpr std::string_view list{"comment-news"};
    const auto before = open_position(tx, viewer, list, after, std::numeric_limits<std::int64_t>::max());
    const auto rows = tx.rows<ToldRow>(select_comments_told, bind("person", viewer.person()),
        bind("before", before), bind("most", static_cast<std::int64_t>(most_looked_at)));
    Paged<CommentNews> page;
    for (const auto& row : rows) {
        if (page.items.size() == comments_told_a_page) {
            page.next = seal_position(tx, viewer, list, page.items.back().comment.value());
            return page;
        }
        if (!access::find_standing(tx, viewer, row.comment, Comment::object_type().name)) continue;
        const auto about = access::find_standing(tx, viewer, row.about, {});
        if (!about || about->object().deleted) continue;
        page.items.push_back({.comment = row.comment,
            .why = row.why,
            .author = label_person(tx, row.author),
            .made = row.created,
            .excerpt = row.title,
            .about = label(tx, *about)});
    }
    if (rows.size() == most_looked_at)
        page.next = seal_position(tx, viewer, list, rows.back().comment.value());
    return page;
}

} // namespace folkmoot::objects
