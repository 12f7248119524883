#include "folkmoot/label.hpp"

#include <mutex>

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

using PeopleById = std::unordered_map<ObjectId, PersonLabel>;

/// How people are shown, as long as the store's mark stands, and for a minute at most: affiliations begin and
/// end by the clock.
class KnownPeople {
public:
    std::optional<PersonLabel> find(ObjectId person, std::uint64_t mark, Time now) {
        const std::lock_guard lock{mutex_};
        const auto known = known_.find(person);
        if (known == known_.end() || known->second.mark != mark || known->second.until < now)
            return std::nullopt;
        return known->second.label;
    }
    void keep(const PersonLabel& label, std::uint64_t mark, Time now) {
        const std::lock_guard lock{mutex_};
        if (known_.size() >= most) known_.clear();
        known_[label.id] = {label, mark, now + std::chrono::minutes{1}};
    }

private:
    static constexpr std::size_t most = 20'000;
    struct Known {
        PersonLabel label;
        std::uint64_t mark = 0;
        Time until;
    };
    std::mutex mutex_;
    std::unordered_map<ObjectId, Known> known_;
};

PeopleById people_by_id(ReadTx& tx, std::vector<ObjectId> ids) {
    std::ranges::sort(ids);
    const auto repeated = std::ranges::unique(ids);
    ids.erase(repeated.begin(), repeated.end());
    PeopleById people;
    const auto mark = tx.mark();
    auto& memory = tx.kept<KnownPeople>();
    if (mark)
        std::erase_if(ids, [&](ObjectId id) {
            auto known = memory.find(id, *mark, tx.now());
            if (known) people.emplace(id, std::move(*known));
            return known.has_value();
        });
    if (ids.empty()) return people;
    for (auto& label : tx.rows<PersonLabel>(select_people, bind("now", tx.now()), bind_ids(ids))) {
        if (mark) memory.keep(label, *mark, tx.now());
        people.emplace(label.id, std::move(label));
    }
    return people;
}

PersonLabel find_or_none(const PeopleById& labels, ObjectId id) {
    const auto found = labels.find(id);
    return found == labels.end() ? PersonLabel{} : found->second;
}

/// A file has no page of its own: it is shown with what it belongs to.
constexpr std::string_view file_type = "core.file";
constexpr Sql holder_of_file{"select parent from file where id = :id"};
/// A comment is shown beside the words it is about; where these are, the client asks when somebody goes
/// there.
constexpr std::string_view comment_type = "core.comment";
constexpr std::string_view suggestion_type = "core.suggestion";
/// So is what was decided about one.
constexpr std::string_view outcome_type = "core.outcome";
constexpr Sql subject_of_outcome{"select about from outcome where id = :id"};

std::string address_of_row(ReadTx& tx, const ObjectRow& row) {
    std::string result = "/s/" + access::load<Space>(tx, row.space).slug;
    if (row.component) result += '/' + access::slug_of_section(tx, *row.component);
    if (row.id == row.space || row.id == row.component) return result;
    result += '/' + row.id.text();
    const std::string words = slug(row.title);
    return words.empty() ? result : result + '-' + words;
}

} // namespace

std::string address_of(ReadTx& tx, const Standing& object) {
    const ObjectRow& row = object.object();
    if (row.type == suggestion_type) return "/suggestions/" + row.id.text();
    if (row.type == comment_type) return "/comments/" + row.id.text();
    if (row.type == outcome_type)
        return "/comments/"
            + tx.value<ObjectId>(subject_of_outcome, bind("id", row.id)).value_or(row.id).text();
    if (row.type != file_type) return address_of_row(tx, row);
    const auto holder = tx.value<ObjectId>(holder_of_file, bind("id", row.id));
    return address_of_row(tx, holder ? access::load<ObjectRow>(tx, *holder) : row);
}

std::vector<ObjectLabel> label(ReadTx& tx, std::span<const Standing> objects) {
    std::vector<ObjectId> people;
    for (const auto& standing : objects)
        people.push_back(standing.object().updated_by);
    const auto known = people_by_id(tx, std::move(people));
    std::vector<ObjectLabel> labels;
    for (const auto& standing : objects) {
        const ObjectRow& row = standing.object();
        labels.push_back({row.id, row.type, row.title, address_of(tx, standing), label_space(tx, row.space),
            row.updated, find_or_none(known, row.updated_by)});
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
    auto row = access::load<Space>(tx, space);
    return {
        .id = row.id, .slug = std::move(row.slug), .name = std::move(row.name), .kind = std::move(row.kind)};
}

} // namespace folkmoot::objects
