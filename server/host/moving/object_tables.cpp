#include "access/visibility.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "host/json_in.hpp"
#include "host/moving/tables.hpp"

namespace folkmoot::host::moving {
namespace {

constexpr std::int64_t texts_at_once = 10;

struct CarriedObject {
    ObjectId id;
    std::string type;
    ObjectId space;
    std::optional<ObjectId> section;
    ObjectId scope;
    access::Audience audience = access::Audience::staff;
    std::optional<ObjectId> lane;
    std::string marking;
    Lifecycle lifecycle = Lifecycle::draft;
    std::string title;
    std::string language;
    std::optional<ObjectId> author;
    std::int64_t revision = 0;
    std::int64_t sort = 0;
    Time created;
    Time updated;
    std::optional<ObjectId> updated_by;
    static constexpr auto fields() {
        return std::array{field<&CarriedObject::id>("id", "The object"),
            field<&CarriedObject::type>("type", "What it is", length(1, 100)),
            field<&CarriedObject::space>("space", "In which space"),
            field<&CarriedObject::section>("section", "In which section"),
            field<&CarriedObject::scope>("scope", "Where its access rules hang"),
            field<&CarriedObject::audience>("audience", "Whom it is for"),
            field<&CarriedObject::lane>("lane", "For which lane"),
            field<&CarriedObject::marking>("marking", "Its marking", length(1, 100)),
            field<&CarriedObject::lifecycle>("lifecycle", "Never published, or published"),
            field<&CarriedObject::title>("title", "Its title"),
            field<&CarriedObject::language>("language", "Language of its text", length(1, 35)),
            field<&CarriedObject::author>("author", "Who made it"),
            field<&CarriedObject::revision>("revision", "Number of the published revision"),
            field<&CarriedObject::sort>("sort", "Place in lists"),
            field<&CarriedObject::created>("created", "When it was made"),
            field<&CarriedObject::updated>("updated", "When it was changed last"),
            field<&CarriedObject::updated_by>("updated_by", "By whom")};
    }
};

struct CarriedRevision {
    ObjectId object;
    std::int64_t number = 0;
    std::optional<ObjectId> author;
    Time created;
    std::string title;
    std::string note;
    bool minor = false;
    std::optional<std::int64_t> restored_from;
    Json attributes;
    std::optional<ObjectId> agreed_by;
    static constexpr auto fields() {
        return std::array{field<&CarriedRevision::object>("object", "Of which object"),
            field<&CarriedRevision::number>("number", "From 1 on", range(1, 1'000'000'000)),
            field<&CarriedRevision::author>("author", "Who published it"),
            field<&CarriedRevision::created>("created", "When"),
            field<&CarriedRevision::title>("title", "Its title then"),
            field<&CarriedRevision::note>("note", "What they said of it", lines),
            field<&CarriedRevision::minor>("minor", "Whether it was a minor change"),
            field<&CarriedRevision::restored_from>("restored_from", "The older one that it brought back"),
            field<&CarriedRevision::attributes>("attributes", "What else it froze"),
            field<&CarriedRevision::agreed_by>(
                "agreed_by", "Who agreed to it before it was public", or_default)};
    }
};

struct TagRow {
    ObjectId object;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&TagRow::object>("object", "What has the tag"),
            field<&TagRow::name>("name", "The tag", length(1, 100))};
    }
};

constexpr Sql carried_objects =
    OF_IDS("select o.id, o.type, o.space, o.component, o.scope, v.audience, nullif(v.lane, 0), v.marking, "
           "v.lifecycle, o.title, o.language, nullif(o.author, 0), o.revision, o.sort, o.created, o.updated, "
           "nullif(o.updated_by, 0) from object o join visibility v on v.id = o.visibility where o.id in ",
        " order by o.id");
constexpr Sql insert_object{
    "insert into object (id, type, space, component, scope, visibility, title, language, author, revision, "
    "sort, created, updated, updated_by) values (:id, :type, :space, :section, :scope, :visibility, :title, "
    ":language, coalesce(:author, 0), :revision, :sort, :created, :updated, coalesce(:updated_by, 0))"};
constexpr Sql revisions{
    "select object, number, nullif(author, 0), created, title, note, minor, restored_from, attributes, "
    "agreed_by from object_revision where object = :object and number > :after order by number limit 1000"};
constexpr Sql insert_revision{
    "insert into object_revision (object, number, author, created, title, note, minor, restored_from, "
    "attributes, agreed_by) values (:object, :number, coalesce(:author, 0), :created, :title, :note, :minor, "
    ":restored_from, :attributes, :agreed_by)"};
constexpr Sql texts{"select object, number, body from object_revision "
                    "where object = :object and number > :after and body is not null "
                    "order by number limit :most"};
constexpr Sql set_body{"update object_revision set body = :tree where object = :object and number = :number"};
constexpr Sql tags =
    OF_IDS("select t.object, tag.name from object_tag t join tag on tag.id = t.tag where t.object in ",
        " order by t.object, tag.name");
constexpr Sql insert_tag{"insert into tag (id, name) values (:id, :name) on conflict do nothing"};
constexpr Sql put_on{"insert into object_tag (object, tag) select :object, id from tag where name = :name "
                     "on conflict do nothing"};

void put_object(WriteTx& tx, const CarriedObject& row) {
    const auto visibility = access::visibility_for(tx,
        {.scope = row.scope,
            .audience = row.audience,
            .lane = row.lane.value_or(ObjectId{}),
            .marking = row.marking,
            .lifecycle = row.lifecycle});
    tx.run(insert_object, bind("id", row.id), bind("type", row.type), bind("space", row.space),
        bind("section", row.section), bind("scope", row.scope), bind("visibility", visibility),
        bind("title", row.title), bind("language", row.language), bind("author", row.author),
        bind("revision", row.revision), bind("sort", row.sort), bind("created", row.created),
        bind("updated", row.updated), bind("updated_by", row.updated_by));
}

void put_revision(WriteTx& tx, const CarriedRevision& row) {
    tx.run_with(insert_revision, row);
}

void put_text(WriteTx& tx, const TextRow& row) {
    tx.run_with(set_body, row);
}

void put_tag(WriteTx& tx, const TagRow& row) {
    tx.run(insert_tag, bind("id", tx.new_id()), bind("name", row.name));
    tx.run_with(put_on, row);
}

/// One object's rows after the other, some numbers at a time.
template <class Row>
void read_numbered(ReadTx& tx, std::span<const ObjectId> ids, const std::function<void(const void*)>& take,
    const auto& select) {
    for (const ObjectId id : ids)
        for (std::int64_t after = 0;;) {
            const std::vector<Row> rows = select(tx, id, after);
            for (const auto& row : rows)
                take(&row);
            if (rows.empty()) break;
            after = rows.back().number;
        }
}

Table revision_table() {
    Table table{By::objects,
        table_of<CarriedRevision>({.name = "revisions", .select = revisions, .put = put_revision})};
    table.rows.read = [](ReadTx& tx, std::span<const ObjectId> ids, const auto& take) {
        read_numbered<CarriedRevision>(tx, ids, take, [](ReadTx& of, ObjectId object, std::int64_t after) {
            return of.rows<CarriedRevision>(revisions, bind("object", object), bind("after", after));
        });
    };
    return table;
}

/// {"object":"...","number":3,"tree":...}: the members in this order, the tree as richtext reads it.
void parse_text(std::string_view line, void* into) {
    constexpr std::string_view before{",\"tree\":"};
    const auto at = line.substr(0, 100).find(before);
    if (at == line.npos || !line.ends_with('}')) throw std::runtime_error("it is not the line of a text");
    struct Head {
        ObjectId object;
        std::int64_t number = 0;
        static constexpr auto fields() {
            return std::array{field<&Head::object>("object", "Of which object"),
                field<&Head::number>("number", "Of which revision", range(1, 1'000'000'000))};
        }
    };
    Head head;
    read_json(std::string{line.substr(0, at)} + "}", shape_of<Head>, &head);
    line.remove_prefix(at + before.size());
    line.remove_suffix(1);
    const auto tree = richtext::read_json(line);
    if (!tree) throw std::runtime_error("its text: " + tree.error().message + " at " + tree.error().path);
    *static_cast<TextRow*>(into) = {head.object, head.number, {richtext::write_json(*tree)}};
}

Table text_table() {
    Table table{
        By::objects, table_of<TextRow>({.name = texts_table, .select = texts, .put = put_text}), parse_text};
    table.rows.read = [](ReadTx& tx, std::span<const ObjectId> ids, const auto& take) {
        read_numbered<TextRow>(tx, ids, take, [](ReadTx& of, ObjectId object, std::int64_t after) {
            return of.rows<TextRow>(
                texts, bind("object", object), bind("after", after), bind("most", texts_at_once));
        });
    };
    return table;
}

} // namespace

std::vector<Table> object_tables() {
    return {{By::objects,
                table_of<CarriedObject>({.name = "objects", .select = carried_objects, .put = put_object})},
        revision_table(), text_table(),
        {By::objects, table_of<TagRow>({.name = "tags", .select = tags, .put = put_tag})}};
}

} // namespace folkmoot::host::moving
