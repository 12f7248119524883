#include "access/words.hpp"
#include "host/moving/tables.hpp"

namespace folkmoot::host::moving {
namespace {

/// What comments have in common. The positions of its words in the text that is written live stay behind:
/// the words themselves find their place again.
struct ThreadRow {
    ObjectId id;
    ObjectId about;
    access::Audience audience = access::Audience::staff;
    std::optional<ObjectId> lane;
    Time started;
    std::optional<ObjectId> started_by;
    std::optional<std::int64_t> revision;
    std::optional<std::int64_t> block;
    std::optional<std::int64_t> start;
    std::optional<std::string> words;
    std::optional<std::string> words_before;
    std::optional<std::string> words_after;
    std::optional<Time> resolved;
    std::optional<ObjectId> resolved_by;
    static constexpr auto fields() {
        return std::array{field<&ThreadRow::id>("id", "The thread"),
            field<&ThreadRow::about>("about", "What it is about"),
            field<&ThreadRow::audience>("audience", "Whom it is for"),
            field<&ThreadRow::lane>("lane", "For which lane"),
            field<&ThreadRow::started>("started", "When it was begun"),
            field<&ThreadRow::started_by>("started_by", "By whom"),
            field<&ThreadRow::revision>("revision", "In which revision its words were read; 0: a draft"),
            field<&ThreadRow::block>("block", "In which block they begin"),
            field<&ThreadRow::start>("start", "Where in the block's words, in octets"),
            field<&ThreadRow::words>("words", "The words", length(0, 100'000), lines),
            field<&ThreadRow::words_before>(
                "words_before", "What stands before them", length(0, 100'000), lines),
            field<&ThreadRow::words_after>("words_after", "And behind", length(0, 100'000), lines),
            field<&ThreadRow::resolved>("resolved", "When it was resolved"),
            field<&ThreadRow::resolved_by>("resolved_by", "By whom")};
    }
};

struct CommentRow {
    ObjectId id;
    ObjectId about;
    ObjectId thread;
    static constexpr auto fields() {
        return std::array{field<&CommentRow::id>("id", "The comment"),
            field<&CommentRow::about>("about", "What it is about"),
            field<&CommentRow::thread>("thread", "Its thread")};
    }
};

struct FileRow {
    ObjectId id;
    ObjectId parent;
    std::int64_t latest = 1;
    static constexpr auto fields() {
        return std::array{field<&FileRow::id>("id", "The file"),
            field<&FileRow::parent>("parent", "What it belongs to"),
            field<&FileRow::latest>("latest", "Number of its latest state")};
    }
};

struct LinkRow {
    ObjectId id;
    std::string kind;
    ObjectId from_object;
    std::int64_t from_block = 0;
    std::optional<ObjectId> to_object;
    std::int64_t to_block = 0;
    std::optional<ObjectId> to_section;
    std::optional<std::string> to_title;
    std::optional<std::int64_t> to_revision;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&LinkRow::id>("id", "The link"),
            field<&LinkRow::kind>("kind", "What it says", length(1, 50)),
            field<&LinkRow::from_object>("from_object", "What it leads from"),
            field<&LinkRow::from_block>("from_block", "From which block"),
            field<&LinkRow::to_object>("to_object", "What it leads to"),
            field<&LinkRow::to_block>("to_block", "To which block"),
            field<&LinkRow::to_section>("to_section", "Of a link by title: in which section"),
            field<&LinkRow::to_title>("to_title", "Of a link by title: which"),
            field<&LinkRow::to_revision>("to_revision", "In which revision its end came to say so"),
            field<&LinkRow::created>("created", "When it was made")};
    }
};

// A thread goes with its first comment that is there.
constexpr Sql threads = OF_IDS(
    "select t.id, t.about, t.audience, nullif(t.lane, 0), t.started, nullif(t.started_by, 0), t.revision, "
    "t.block, t.start, t.words, t.words_before, t.words_after, t.resolved, nullif(t.resolved_by, 0) "
    "from comment c join comment_thread t on t.id = c.thread where c.id = (select min(n.id) from comment n "
    "join object o on o.id = n.id where n.thread = c.thread and o.deleted is null) and c.id in ",
    " order by c.id");
constexpr Sql insert_thread{
    "insert into comment_thread (id, about, audience, lane, started, started_by, revision, block, start, "
    "words, words_before, words_after, resolved, resolved_by) values (:id, :about, :audience, "
    "coalesce(:lane, 0), :started, coalesce(:started_by, 0), :revision, :block, :start, :words, "
    ":words_before, :words_after, :resolved, :resolved_by)"};
constexpr Sql comments = OF_IDS("select id, about, thread from comment where id in ", " order by id");
constexpr Sql insert_comment{"insert into comment (id, about, thread) values (:id, :about, :thread)"};
constexpr Sql carried_files = OF_IDS("select id, parent, latest from file where id in ", " order by id");
constexpr Sql insert_file{"insert into file (id, parent, latest) values (:id, :parent, :latest)"};
constexpr Sql carried_links = OF_IDS(
    "select l.id, l.kind, l.from_object, l.from_block, l.to_object, l.to_block, l.to_component, l.to_title, "
    "l.to_revision, l.created from link l left join object t on t.id = l.to_object "
    "where (l.to_object is null or t.deleted is null) and l.from_object in ",
    " order by l.from_object, l.id");
constexpr Sql insert_link{
    "insert into link (id, kind, from_object, from_block, to_object, to_block, to_component, to_title, "
    "to_revision, created) select :id, :kind, :from_object, :from_block, :to_object, :to_block, :to_section, "
    ":to_title, :to_revision, :created where cast(:to_object as bigint) is null "
    "or exists (select 1 from object where id = :to_object)"};

template <const Sql& insert, class Row> void put_row(WriteTx& tx, const Row& row) {
    tx.run_with(insert, row);
}

void no_versions(WriteTx&, const VersionRow&) { } // they come in with their octets

} // namespace

std::vector<Table> talk_tables() {
    return {{By::objects,
                table_of<ThreadRow>(
                    {.name = "threads", .select = threads, .put = put_row<insert_thread, ThreadRow>})},
        {By::objects,
            table_of<CommentRow>(
                {.name = "comments", .select = comments, .put = put_row<insert_comment, CommentRow>})},
        {By::objects,
            table_of<FileRow>(
                {.name = "files", .select = carried_files, .put = put_row<insert_file, FileRow>})},
        {By::objects,
            table_of<VersionRow>({.name = versions_table, .select = carried_files, .put = no_versions})},
        {By::objects,
            table_of<LinkRow>(
                {.name = "links", .select = carried_links, .put = put_row<insert_link, LinkRow>})}};
}

std::vector<Table> tables(const Registries& registries) {
    std::vector<Table> all;
    for (auto some : {people_tables(), place_tables(), object_tables()})
        std::ranges::move(some, std::back_inserter(all));
    for (const auto& own : registries.carried())
        all.push_back({By::objects, own});
    for (auto some : {talk_tables(), home_tables(), access_review_tables(), page_tables()})
        std::ranges::move(some, std::back_inserter(all));
    return all;
}

} // namespace folkmoot::host::moving
