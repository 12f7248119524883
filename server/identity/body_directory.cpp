#include "identity/body_directory.hpp"

#include "folkmoot/acquaintance.hpp"
#include "folkmoot/text.hpp"
#include "identity/name_words.hpp"

#include <algorithm>

namespace folkmoot::identity {
namespace {

constexpr std::int64_t bodies_at_once = 500;
constexpr int most_rounds_of_bodies = 50;

constexpr Sql groups_by_name{
    "select id, name, '' as short_name from person_group "
    "where (name > :name or (name = :name and id > :id)) order by name, id limit :limit"};
constexpr Sql organisations_by_name{
    "select id, name, short_name from organisation where ended is null "
    "and (name > :name or (name = :name and id > :id)) order by name, id limit :limit"};
#define OF_PEOPLE(ids)                                                                                       \
    "select distinct o.id, o.name, o.short_name from affiliation a join organisation o on o.id = "           \
    "a.organisation where a.person in " ids " and a.since <= :now and (a.until is null or a.until > :now) "  \
    "and o.ended is null and (o.name > :name or (o.name = :name and o.id > :id)) "                           \
    "order by o.name, o.id limit :limit"
constexpr Sql organisations_of_people{OF_PEOPLE("(select value from json_each(:ids))"),
    OF_PEOPLE("(select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb)))")};
#undef OF_PEOPLE

bool begins_a_word(const std::vector<std::string>& words, std::string_view beginning) {
    return std::ranges::any_of(words, [&](const auto& word) { return word.starts_with(beginning); });
}

bool has_all(const DirectoryBody& body, const std::vector<std::string>& typed) {
    const auto words = name_words(body.name + " " + body.short_name);
    return std::ranges::all_of(typed, [&](const auto& each) { return begins_a_word(words, each); });
}

/// There are few of them beside people, so their names are looked through and need no index of beginnings.
std::vector<DirectoryBody> find_bodies(ReadTx& tx, const Sql& sql, std::string_view typed,
    DirectoryPlace after, std::int64_t limit, const auto&... further) {
    const auto words = name_words(typed);
    if (words.empty() && !folded(typed).empty()) return {};
    const auto most = static_cast<std::size_t>(std::clamp<std::int64_t>(limit, 1, 100));
    std::vector<DirectoryBody> found;
    for (int round = 0; round < most_rounds_of_bodies; ++round) {
        auto bodies = tx.rows<DirectoryBody>(
            sql, bind("name", after.name), bind("id", after.id), bind("limit", bodies_at_once), further...);
        for (const auto& body : bodies) {
            if (has_all(body, words)) found.push_back(body);
            if (found.size() == most) return found;
        }
        if (std::ssize(bodies) < bodies_at_once) break;
        after = {.name = bodies.back().name, .id = bodies.back().id};
    }
    return found;
}

} // namespace

std::vector<DirectoryBody> find_groups(ReadTx& tx, const Viewer& viewer, std::string_view typed,
    const DirectoryPlace& after, std::int64_t limit) {
    if (viewer.kind() != ViewerKind::staff) return {};
    return find_bodies(tx, groups_by_name, typed, after, limit);
}

std::vector<DirectoryBody> find_organisations(ReadTx& tx, const Viewer& viewer, std::string_view typed,
    const DirectoryPlace& after, std::int64_t limit) {
    if (viewer.kind() == ViewerKind::guest)
        return find_bodies(tx, organisations_of_people, typed, after, limit,
            bind_ids(access::known_to_guest(tx, viewer)), bind("now", tx.now()));
    if (!viewer.signed_in()) return {};
    return find_bodies(tx, organisations_by_name, typed, after, limit);
}

} // namespace folkmoot::identity
