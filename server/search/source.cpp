#include "search/source.hpp"

namespace folkmoot::search {

namespace {

constexpr Sql select_head{"select seq, incarnation from event_head where one = 1"};
constexpr Sql select_happenings{"select seq, name, space, object, coalesce(json_extract(data, '$.comment'), "
                                "json_extract(data, '$.suggestion')) as comment from event "
                                "where seq > :after order by seq limit :most",
    "select seq, name, space, object, coalesce(cast(data as jsonb) ->> 'comment', cast(data as jsonb) ->> "
    "'suggestion') as comment from event "
    "where seq > :after order by seq limit :most"};
constexpr Sql select_rights_moved{
    "select subject, version, changed from rights_version join space on space.id = rights_version.subject "
    "where changed > :moment order by changed limit 1000"};
constexpr Sql select_objects{"select id from object where id > :after order by id limit :most"};
constexpr Sql select_visibilities{
    "select id from visibility where space = :space and lifecycle <> 'bin' order by id"};
constexpr Sql select_placed{"select id, visibility, sort from object where visibility = :visibility and "
                            "(sort > :sort or (sort = :sort and id > :after)) order by sort, id limit :most"};
constexpr Sql select_rows{
    "select id, type, space, component, scope, visibility, title, language, author, revision, sort, created, "
    "updated, updated_by, deleted from object where id in (select value from json_each(:ids))",
    "select id, type, space, component, scope, visibility, title, language, author, revision, sort, created, "
    "updated, updated_by, deleted from object where id in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))"};
constexpr Sql select_tags{
    "select object_tag.object, tag.name from object_tag join tag on tag.id = object_tag.tag "
    "where object_tag.object in (select value from json_each(:ids)) order by tag.name",
    "select object_tag.object, tag.name from object_tag join tag on tag.id = object_tag.tag "
    "where object_tag.object in (select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint)) "
    "order by tag.name"};

struct Tagged {
    ObjectId object;
    std::string name;
    static constexpr auto fields() {
        return std::array{
            field<&Tagged::object>("object", "The object"), field<&Tagged::name>("name", "The tag")};
    }
};

/// One page whose text cannot be printed must not keep all others out of the index.
std::optional<SearchText> text_of(ReadTx& tx, SearchTypes::TextOf text_of_type, const ObjectRow& row) {
    try {
        return text_of_type(tx, row);
    } catch (const Problem& problem) {
        if (problem.code() == Code::overloaded) throw;
        return std::nullopt;
    }
}

std::unordered_map<ObjectId, std::vector<std::string>> tags_of(
    ReadTx& tx, std::span<const ObjectId> objects) {
    std::unordered_map<ObjectId, std::vector<std::string>> tags;
    for (auto& tagged : tx.rows<Tagged>(select_tags, bind_ids(objects)))
        tags[tagged.object].push_back(std::move(tagged.name));
    return tags;
}

} // namespace

SearchTypes::TextOf SearchTypes::find(std::string_view type) const {
    const auto found = types_.find(type);
    return found == types_.end() ? nullptr : found->second;
}

LogPlace log_head(ReadTx& tx) {
    return tx.row<LogPlace>(select_head).value_or(LogPlace{});
}

std::vector<Happening> happenings_after(ReadTx& tx, std::int64_t seq, std::int64_t most) {
    return tx.rows<Happening>(select_happenings, bind("after", seq), bind("most", most));
}

std::vector<RightsMoved> rights_moved_after(ReadTx& tx, std::int64_t moment) {
    return tx.rows<RightsMoved>(select_rights_moved, bind("moment", moment));
}

std::vector<ObjectId> objects_after(ReadTx& tx, ObjectId object, std::int64_t most) {
    return tx.values<ObjectId>(select_objects, bind("after", object), bind("most", most));
}

std::vector<ObjectId> live_visibilities(ReadTx& tx, ObjectId space) {
    return tx.values<ObjectId>(select_visibilities, bind("space", space));
}

std::vector<Placed> objects_of(ReadTx& tx, const Placed& after, std::int64_t most) {
    return tx.rows<Placed>(select_placed, bind("visibility", after.visibility), bind("sort", after.sort),
        bind("after", after.object), bind("most", most));
}

std::vector<ObjectRow> rows_of(ReadTx& tx, std::span<const ObjectId> objects) {
    return tx.rows<ObjectRow>(select_rows, bind_ids(objects));
}

Wanted wanted_of(ReadTx& tx, const SearchTypes& types, std::span<const ObjectId> objects) {
    auto tags = tags_of(tx, objects);
    Wanted wanted;
    for (const auto& row : rows_of(tx, objects)) {
        const auto text_of_type = types.find(row.type);
        if (!text_of_type || row.deleted) continue;
        auto text = text_of(tx, text_of_type, row);
        if (!text) {
            wanted.unreadable.push_back(row.id);
            text = SearchText{.title = row.title, .body = {}, .language = row.language, .tags = {}};
        }
        std::ranges::move(tags[row.id], std::back_inserter(text->tags));
        wanted.entries.push_back(
            {row.id, row.type, row.space, row.visibility, row.author, row.updated, std::move(*text)});
    }
    return wanted;
}

std::optional<Entry> wanted_draft_of(ReadTx& tx, const Drafts& drafts, ObjectId object) {
    const auto rows = rows_of(tx, std::span{&object, 1});
    if (rows.empty() || rows.front().deleted) return std::nullopt;
    const auto& row = rows.front();
    auto draft = drafts.find(tx, row);
    if (!draft) return std::nullopt;
    Entry entry{row.id, row.type, row.space, row.visibility, row.author, draft->saved, std::move(draft->text),
        draft->written};
    entry.text.tags = std::move(tags_of(tx, std::span{&object, 1})[object]);
    return entry;
}

} // namespace folkmoot::search
