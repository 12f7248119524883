#include "folkmoot/label.hpp"

#include "objects/id_list.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql select_people{
    "select person.id, person.name, coalesce((select organisation.name from affiliation"
    " join organisation on organisation.id = affiliation.organisation where affiliation.person = person.id"
    " and affiliation.since <= :now and (affiliation.until is null or affiliation.until > :now)"
    " order by affiliation.since desc, affiliation.id desc limit 1), '')"
    " from json_each(:ids) as wanted join person on person.id = wanted.value",
    "select person.id, person.name, coalesce((select organisation.name from affiliation"
    " join organisation on organisation.id = affiliation.organisation where affiliation.person = person.id"
    " and affiliation.since <= :now and (affiliation.until is null or affiliation.until > :now)"
    " order by affiliation.since desc, affiliation.id desc limit 1), '')"
    " from jsonb_array_elements_text(cast(:ids as jsonb)) as wanted (value)"
    " join person on person.id = cast(wanted.value as bigint)"};
constexpr Sql select_spaces{
    "select space.id, slug, name, kind from json_each(:ids) as wanted join space on space.id = wanted.value",
    "select space.id, slug, name, kind from jsonb_array_elements_text(cast(:ids as jsonb)) as wanted (value)"
    " join space on space.id = cast(wanted.value as bigint)"};
constexpr Sql select_sections{
    "select component.id, slug from json_each(:ids) as wanted join component on component.id = wanted.value",
    "select component.id, slug from jsonb_array_elements_text(cast(:ids as jsonb)) as wanted (value)"
    " join component on component.id = cast(wanted.value as bigint)"};

struct Section {
    ObjectId id;
    std::string slug;
    static constexpr auto fields() {
        return std::array{
            field<&Section::id>("id", "The section"), field<&Section::slug>("slug", "Its name in addresses")};
    }
};

template <class Row> using ById = std::unordered_map<ObjectId, Row>;

template <class Row> ById<Row> by_id(std::vector<Row> rows) {
    ById<Row> result;
    for (auto& row : rows) {
        const ObjectId id = row.id;
        result.emplace(id, std::move(row));
    }
    return result;
}

void keep_distinct(std::vector<ObjectId>& ids) {
    std::ranges::sort(ids);
    const auto repeated = std::ranges::unique(ids);
    ids.erase(repeated.begin(), repeated.end());
}

ById<PersonLabel> people_by_id(ReadTx& tx, std::vector<ObjectId> ids) {
    keep_distinct(ids);
    if (ids.empty()) return {};
    return by_id(tx.rows<PersonLabel>(select_people, bind("now", tx.now()), bind_ids(ids)));
}

/// What the labels of some objects need to know, read with one statement each.
struct Surroundings {
    ById<SpaceLabel> spaces;
    ById<Section> sections;
    ById<PersonLabel> people;
};

Surroundings surroundings(ReadTx& tx, std::span<const Standing> objects) {
    std::vector<ObjectId> spaces, sections, people;
    for (const auto& standing : objects) {
        const ObjectRow& row = standing.object();
        spaces.push_back(row.space);
        people.push_back(row.updated_by);
        if (row.component) sections.push_back(*row.component);
    }
    keep_distinct(spaces);
    keep_distinct(sections);
    return {by_id(tx.rows<SpaceLabel>(select_spaces, bind_ids(spaces))),
        by_id(tx.rows<Section>(select_sections, bind_ids(sections))), people_by_id(tx, std::move(people))};
}

std::string address(const ObjectRow& row, const Surroundings& around) {
    std::string result{"/s/"};
    if (const auto space = around.spaces.find(row.space); space != around.spaces.end())
        result += space->second.slug;
    if (row.component)
        if (const auto section = around.sections.find(*row.component); section != around.sections.end())
            result += '/' + section->second.slug;
    if (row.id == row.space || row.id == row.component) return result;
    result += '/' + row.id.text();
    const std::string words = slug(row.title);
    return words.empty() ? result : result + '-' + words;
}

template <class Label> Label find_or_none(const ById<Label>& labels, ObjectId id) {
    const auto found = labels.find(id);
    return found == labels.end() ? Label{} : found->second;
}

} // namespace

std::vector<ObjectLabel> label(ReadTx& tx, std::span<const Standing> objects) {
    if (objects.empty()) return {};
    const Surroundings around = surroundings(tx, objects);
    std::vector<ObjectLabel> labels;
    for (const auto& standing : objects) {
        const ObjectRow& row = standing.object();
        labels.push_back(
            {row.id, row.type, row.title, address(row, around), find_or_none(around.spaces, row.space),
                row.updated, find_or_none(around.people, row.updated_by)});
    }
    return labels;
}

ObjectLabel label(ReadTx& tx, const Standing& object) {
    return std::move(label(tx, std::span{&object, 1}).front());
}

std::vector<PersonLabel> label_people(ReadTx& tx, std::span<const ObjectId> people) {
    const auto known = people_by_id(tx, {people.begin(), people.end()});
    std::vector<PersonLabel> labels;
    for (const ObjectId person : people)
        labels.push_back(find_or_none(known, person));
    return labels;
}

PersonLabel label_person(ReadTx& tx, ObjectId person) {
    return std::move(label_people(tx, std::span{&person, 1}).front());
}

SpaceLabel label_space(ReadTx& tx, ObjectId space) {
    auto found = tx.row<SpaceLabel>(select_spaces, bind_ids(std::span{&space, 1}));
    return found ? std::move(*found) : SpaceLabel{};
}

} // namespace folkmoot::objects
