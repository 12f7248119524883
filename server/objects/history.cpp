#include "objects/history.hpp"

#include "objects/position.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t revisions_a_page = 50;

constexpr Sql select_revisions_before{
    "select number, author, created, title, note, minor, restored_from, agreed_by from object_revision"
    " where object = :object and number < :before order by number desc limit 51"};

struct RevisionRow {
    std::int64_t number = 0;
    ObjectId author;
    Time created;
    std::string title;
    std::string note;
    bool minor = false;
    std::optional<std::int64_t> restored_from;
    std::optional<ObjectId> agreed_by;
    static constexpr auto fields() {
        return std::array{field<&RevisionRow::number>("number", "Its number"),
            field<&RevisionRow::author>("author", "By whom"), field<&RevisionRow::created>("created", "When"),
            field<&RevisionRow::title>("title", "The title then"),
            field<&RevisionRow::note>("note", "The note"),
            field<&RevisionRow::minor>("minor", "A minor change"),
            field<&RevisionRow::restored_from>("restored_from", "What it brought back"),
            field<&RevisionRow::agreed_by>("agreed_by", "Who agreed to it")};
    }
};

} // namespace

Paged<RevisionLine> list_revisions(
    ReadTx& tx, const Viewer& viewer, const Standing& object, std::string_view after) {
    const ObjectId id = object.object().id;
    const std::string list = "revisions:" + id.text();
    const auto before = open_position(tx, viewer, list, after, std::numeric_limits<std::int64_t>::max());
    auto rows = tx.rows<RevisionRow>(select_revisions_before, bind("object", id), bind("before", before));
    Paged<RevisionLine> page;
    if (rows.size() > revisions_a_page) {
        rows.resize(revisions_a_page);
        page.next = seal_position(tx, viewer, list, rows.back().number);
    }
    std::vector<ObjectId> authors;
    for (const auto& row : rows) {
        authors.push_back(row.author);
        authors.push_back(row.agreed_by.value_or(row.author));
    }
    auto names = label_people(tx, authors);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& row = rows[i];
        page.items.push_back({row.number, std::move(names[2 * i]), row.created, std::move(row.title),
            std::move(row.note), row.minor, row.restored_from,
            row.agreed_by ? std::optional{std::move(names[2 * i + 1])} : std::nullopt});
    }
    return page;
}

} // namespace folkmoot::objects
