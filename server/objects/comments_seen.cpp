#include "objects/comments_seen.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql select_comment_sights{
    "select distinct o.visibility from comment c join object o on o.id = c.id where c.about = :about "
    "and o.deleted is null"};
constexpr Sql select_sights_of_thread{
    "select distinct o.visibility from comment c join object o on o.id = c.id where c.thread = :thread "
    "and o.deleted is null"};
constexpr Sql select_threads{
    "select t.id, t.about, t.audience, t.lane, t.started, t.started_by, t.revision, t.block, t.start, "
    "t.words, t.words_before, t.words_after, t.first_at, t.last_at, t.resolved, t.resolved_by "
    "from comment_thread t where t.about = :about "
    "and t.id < :before and (case when t.resolved is null then 'open' else 'resolved' end) = :state "
    "and exists (select 1 from comment c join object o on o.id = c.id where c.thread = t.id "
    "and o.deleted is null and (:all = 1 or o.author in (select value from json_each(:authors))) "
    "and o.visibility in (select value from json_each(:ids))) order by t.id desc limit :most",
    "select t.id, t.about, t.audience, t.lane, t.started, t.started_by, t.revision, t.block, t.start, "
    "t.words, t.words_before, t.words_after, t.first_at, t.last_at, t.resolved, t.resolved_by "
    "from comment_thread t where t.about = :about "
    "and t.id < :before and (case when t.resolved is null then 'open' else 'resolved' end) = :state "
    "and exists (select 1 from comment c join object o on o.id = c.id where c.thread = t.id "
    "and o.deleted is null and (:all = 1 or o.author in "
    "(select cast(jsonb_array_elements_text(cast(:authors as jsonb)) as bigint))) and o.visibility in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))) "
    "order by t.id desc limit :most"};
constexpr Sql count_threads{
    "select count(*) from (select 1 as one from comment_thread t where t.about = :about "
    "and (case when t.resolved is null then 'open' else 'resolved' end) = :state "
    "and exists (select 1 from comment c join object o on o.id = c.id where c.thread = t.id "
    "and o.deleted is null and (:all = 1 or o.author in (select value from json_each(:authors))) "
    "and o.visibility in (select value from json_each(:ids))) limit 1000) counted",
    "select count(*) from (select 1 as one from comment_thread t where t.about = :about "
    "and (case when t.resolved is null then 'open' else 'resolved' end) = :state "
    "and exists (select 1 from comment c join object o on o.id = c.id where c.thread = t.id "
    "and o.deleted is null and (:all = 1 or o.author in "
    "(select cast(jsonb_array_elements_text(cast(:authors as jsonb)) as bigint))) and o.visibility in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))) limit 1000) counted"};
constexpr Sql select_first{
    "select n.id, n.thread, n.author, n.created, n.revision, n.visibility, r.body from "
    "(select o.id, c.thread, o.author, o.created, o.revision, o.visibility, "
    "row_number() over (partition by c.thread order by o.created, o.id) as place "
    "from comment c join object o on o.id = c.id where c.thread in (select value from json_each(:threads)) "
    "and o.deleted is null and o.visibility in (select value from json_each(:ids))) n "
    "join object_revision r on r.object = n.id and r.number = n.revision where n.place <= :most "
    "order by n.created, n.id",
    "select n.id, n.thread, n.author, n.created, n.revision, n.visibility, r.body from "
    "(select o.id, c.thread, o.author, o.created, o.revision, o.visibility, "
    "row_number() over (partition by c.thread order by o.created, o.id) as place "
    "from comment c join object o on o.id = c.id where c.thread in "
    "(select cast(jsonb_array_elements_text(cast(:threads as jsonb)) as bigint)) "
    "and o.deleted is null and o.visibility in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))) n "
    "join object_revision r on r.object = n.id and r.number = n.revision where n.place <= :most "
    "order by n.created, n.id"};
constexpr Sql select_of_thread{
    "select o.id, c.thread, o.author, o.created, o.revision, o.visibility, r.body from comment c "
    "join object o on o.id = c.id join object_revision r on r.object = o.id and r.number = o.revision "
    "where c.thread = :thread and c.id > :after and o.deleted is null "
    "and o.visibility in (select value from json_each(:ids)) order by c.id limit :most",
    "select o.id, c.thread, o.author, o.created, o.revision, o.visibility, r.body from comment c "
    "join object o on o.id = c.id join object_revision r on r.object = o.id and r.number = o.revision "
    "where c.thread = :thread and c.id > :after and o.deleted is null and o.visibility in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint)) order by c.id limit :most"};
constexpr Sql select_counts{
    "select o.author, count(*) from comment c join object o on o.id = c.id where c.about = :about "
    "and o.deleted is null and o.visibility in (select value from json_each(:ids)) group by o.author",
    "select o.author, count(*) from comment c join object o on o.id = c.id where c.about = :about "
    "and o.deleted is null and o.visibility in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint)) group by o.author"};

struct AuthorCount {
    ObjectId author;
    std::int64_t comments = 0;
    static constexpr auto fields() {
        return std::array{field<&AuthorCount::author>("author", "Who"),
            field<&AuthorCount::comments>("comments", "How many comments")};
    }
};

Binding bind_seen(ReadTx& tx, const Viewer& viewer, const ObjectRow& object) {
    auto sights = tx.values<ObjectId>(select_comment_sights, bind("about", object.id));
    std::erase_if(
        sights, [&](ObjectId sight) { return !access::is_visible(tx, viewer, object.space, sight); });
    return bind_ids(sights);
}

Binding bind_all(const ThreadChoice& choice) {
    return bind("all", choice.authors ? std::int64_t{0} : std::int64_t{1});
}

Binding bind_authors(const ThreadChoice& choice) {
    auto authors = bind_ids(choice.authors.value_or(std::vector<ObjectId>{}));
    authors.name = "authors";
    return authors;
}

std::string_view resolution_name(Resolution state) {
    return names_of<Resolution>[static_cast<std::size_t>(state)];
}

} // namespace

CommentsSeen::CommentsSeen(ReadTx& tx, const Viewer& viewer, const Standing& object)
    : tx_(tx)
    , object_(object.object().id)
    , seen_(bind_seen(tx, viewer, object.object())) { }

std::vector<CommentThread> CommentsSeen::threads(
    const ThreadChoice& choice, ObjectId before, std::size_t most) const {
    return tx_.rows<CommentThread>(select_threads, bind("about", object_), bind("before", before),
        bind("state", resolution_name(choice.state)), bind_all(choice), bind_authors(choice), seen_,
        bind("most", static_cast<std::int64_t>(most)));
}

std::int64_t CommentsSeen::count(const ThreadChoice& choice) const {
    return tx_
        .value<std::int64_t>(count_threads, bind("about", object_),
            bind("state", resolution_name(choice.state)), bind_all(choice), bind_authors(choice), seen_)
        .value_or(0);
}

std::vector<SeenComment> CommentsSeen::first_of_threads(
    std::span<const ObjectId> threads, std::size_t most) const {
    auto of_threads = bind_ids(threads);
    of_threads.name = "threads";
    return tx_.rows<SeenComment>(
        select_first, of_threads, seen_, bind("most", static_cast<std::int64_t>(most)));
}

std::vector<SeenComment> CommentsSeen::of_thread(ObjectId thread, ObjectId after, std::size_t most) const {
    return tx_.rows<SeenComment>(select_of_thread, bind("thread", thread), bind("after", after), seen_,
        bind("most", static_cast<std::int64_t>(most)));
}

std::unordered_map<ObjectId, std::int64_t> CommentsSeen::count_by_author() const {
    std::unordered_map<ObjectId, std::int64_t> counts;
    for (const auto& row : tx_.rows<AuthorCount>(select_counts, bind("about", object_), seen_))
        counts.emplace(row.author, row.comments);
    return counts;
}

bool sees_thread(ReadTx& tx, const Viewer& viewer, const CommentThread& thread) {
    const auto space = access::load<ObjectRow>(tx, thread.about).space;
    return std::ranges::any_of(tx.values<ObjectId>(select_sights_of_thread, bind("thread", thread.id)),
        [&](ObjectId sight) { return access::is_visible(tx, viewer, space, sight); });
}

} // namespace folkmoot::objects
