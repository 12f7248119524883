#include "identity/directory.hpp"

#include "folkmoot/acquaintance.hpp"
#include "folkmoot/text.hpp"
#include "identity/name_words.hpp"
#include "identity/person.hpp"
#include "identity/plain_word.hpp"
#include "identity/profile_word.hpp"

#include <algorithm>
#include <functional>

namespace folkmoot::identity {
namespace {

constexpr std::size_t most_spaces_named = 50;

#define PERSON_COLUMNS                                                                                       \
    "p.id, p.name, coalesce((select o.name from affiliation a join organisation o on o.id = "                \
    "a.organisation where a.person = p.id and a.since <= :now and (a.until is null or a.until > :now) "      \
    "order by a.since desc, a.id desc limit 1), '') as organisation, p.email, p.kind, p.title, "             \
    "coalesce((select d.does from profile d where d.person = p.id), '') as does "
#define HAS_WORD(word)                                                                                       \
    "(" word " = '' or exists (select 1 from person_beginning o where o.beginning = " word                   \
    " and o.name = p.name and o.person = p.id)) "
#define WITH_SKILL "w.kind = 'skill' and w.start >= :skill and w.start < :skill_end"
/// The same of somebody's own words: by themselves, or SQLite would go through everybody's that begin so.
#define OWN_WITH_SKILL "w.kind || '' = 'skill' and w.start || '' >= :skill and w.start || '' < :skill_end"
#define WITH_LANGUAGE "w.kind = 'language' and w.start = :language and w.plain = :language"
#define OF_BODY "b.name = :organisation and f.since <= :now and (f.until is null or f.until > :now)"
/// What is wanted beside the first word, of people who can be found at all. It is counted of each person
/// alone: of "exists" PostgreSQL would first gather everybody of whom it is true, also where it is not asked.
#define AS_WANTED                                                                                            \
    "p.state = 'active' and " HAS_WORD(":second") "and " HAS_WORD(                                           \
        ":third") "and (:skill = '' or (select count(*) from profile_word_start w where w.person = p.id "    \
                  "and " OWN_WITH_SKILL                                                                      \
                  ") > 0) and (:language = '' or (select count(*) from profile_word_start w "                \
                  "where w.person = p.id and " WITH_LANGUAGE                                                 \
                  ") > 0) and (:organisation = '' or (select count(*) "                                      \
                  "from affiliation f join organisation b on b.id = f.organisation where f.person = p.id "   \
                  "and " OF_BODY ") > 0) "

constexpr Sql people_by_name{"select " PERSON_COLUMNS "from person p where "
                             "(p.name > :name or (p.name = :name and p.id > :id)) and " HAS_WORD(
                                 ":first") "and " AS_WANTED "order by p.name, p.id limit :limit"};
/// One beginning leads, in the order of names; the others are looked up for each person it gives.
constexpr Sql people_by_words{
    "select " PERSON_COLUMNS "from person_beginning b join person p on p.id = b.person "
    "where b.beginning = :first and (b.name, b.person) > (:name, :id) and " AS_WANTED
    "order by b.name, b.person limit :limit"};
/// Where few are wanted they are found first, and put in order then.
#define PEOPLE_AMONG(found)                                                                                  \
    "with found as materialized (" found ") select " PERSON_COLUMNS "from found c join person p "            \
    "on p.id = c.person where (p.name > :name or (p.name = :name and p.id > :id)) and " HAS_WORD(            \
        ":first") "and " AS_WANTED "order by p.name, p.id limit :limit"
constexpr Sql people_by_skill{
    PEOPLE_AMONG("select distinct w.person from profile_word_start w where " WITH_SKILL)};
constexpr Sql people_by_language{
    PEOPLE_AMONG("select distinct w.person from profile_word_start w where " WITH_LANGUAGE)};
constexpr Sql people_by_organisation{PEOPLE_AMONG("select distinct f.person from affiliation f join "
                                                  "organisation b on b.id = f.organisation where " OF_BODY)};
constexpr Sql people_known{PEOPLE_AMONG("select value as person from json_each(:ids)"),
    PEOPLE_AMONG(
        "select cast(value as bigint) as person from jsonb_array_elements_text(cast(:ids as jsonb))")};
#undef PEOPLE_AMONG
#undef AS_WANTED
#undef OF_BODY
#undef WITH_LANGUAGE
#undef OWN_WITH_SKILL
#undef WITH_SKILL
#undef HAS_WORD
#undef PERSON_COLUMNS
constexpr Sql affiliations_of{"select o.name, a.title, a.since, a.until from affiliation a "
                              "join organisation o on o.id = a.organisation where a.person = :person "
                              "order by coalesce(a.until, 9223372036854775807) desc, a.since desc limit 50"};

/// A wanted page, in the store's words.
class Search {
public:
    Search(const PeopleWanted& wanted, std::vector<std::string> words)
        : words_(std::move(words))
        , skill_(plain_word(wanted.skill))
        , skill_end_(end_of_beginning(skill_))
        , language_(plain_word(wanted.language))
        , organisation_(wanted.organisation) { }

    std::vector<DirectoryLine> page(ReadTx& tx, const DirectoryPlace& after, std::int64_t limit) const {
        return rows(tx, leading(), after, limit);
    }

    /// A guest is not found by the beginning of an address that nobody tells: names are looked at again.
    std::vector<DirectoryLine> page_among(
        ReadTx& tx, std::span<const ObjectId> known, DirectoryPlace after, std::int64_t limit) const {
        std::vector<DirectoryLine> found;
        for (bool more = true; more && std::ssize(found) < limit;) {
            auto people = rows(tx, people_known, after, limit, bind_ids(known));
            more = std::ssize(people) == limit;
            for (auto& person : people) {
                after = {.name = person.name, .id = person.id};
                if (std::ssize(found) == limit || !is_named_so(person)) continue;
                person.email.clear();
                found.push_back(std::move(person));
            }
        }
        return found;
    }

private:
    const Sql& leading() const {
        if (!words_[0].empty()) return people_by_words;
        if (!skill_.empty()) return people_by_skill;
        if (!language_.empty()) return people_by_language;
        return organisation_.empty() ? people_by_name : people_by_organisation;
    }

    bool is_named_so(const DirectoryLine& person) const {
        const auto own = name_words(person.name);
        return std::ranges::all_of(words_, [&](const std::string& typed) {
            return typed.empty()
                || std::ranges::any_of(own, [&](const auto& word) { return word.starts_with(typed); });
        });
    }

    std::vector<DirectoryLine> rows(ReadTx& tx, const Sql& sql, const DirectoryPlace& after,
        std::int64_t limit, const auto&... further) const {
        return tx.rows<DirectoryLine>(sql, bind("name", after.name), bind("id", after.id),
            bind("now", tx.now()), bind("first", words_[0]), bind("second", words_[1]),
            bind("third", words_[2]), bind("skill", skill_), bind("skill_end", skill_end_),
            bind("language", language_), bind("organisation", organisation_), bind("limit", limit),
            further...);
    }

    std::vector<std::string> words_; ///< three, the longest first
    std::string skill_, skill_end_, language_, organisation_;
};

std::vector<DirectoryPerson> with_skills(ReadTx& tx, std::vector<DirectoryLine> lines) {
    std::vector<ObjectId> ids;
    for (const auto& line : lines)
        ids.push_back(line.id);
    auto skills = list_skills(tx, ids);
    std::vector<DirectoryPerson> people;
    for (auto& line : lines) {
        const auto id = line.id;
        people.push_back({std::move(line), std::move(skills[id])});
    }
    return people;
}

/// What the viewer is not told goes; the spaces that both are in decide about it.
void keep_what_is_told(PersonProfile& profile, const Viewer& viewer) {
    if (viewer.person() == profile.id) return;
    const bool shares = !profile.shared_spaces.empty();
    const bool staff = viewer.kind() == ViewerKind::staff;
    const auto told = profile.said.contact_for;
    if (!(told == ContactFor::staff && staff) && !(told == ContactFor::shared_space && shares))
        profile.said.contact.clear();
    if (!staff && told != ContactFor::shared_space) profile.email.clear();
}

} // namespace

std::vector<DirectoryPerson> find_people(ReadTx& tx, const Viewer& viewer, const PeopleWanted& wanted,
    const DirectoryPlace& after, std::int64_t limit) {
    if (!viewer.signed_in()) return {};
    auto words = name_words(wanted.typed);
    // The longest word leads: fewest names begin with it.
    std::ranges::sort(words, std::greater<>{}, &std::string::size);
    if (words.empty() && !folded(wanted.typed).empty()) return {};
    words.resize(most_words_asked);
    const Search search{wanted, std::move(words)};
    const auto most = std::clamp<std::int64_t>(limit, 1, 100);
    if (viewer.kind() == ViewerKind::guest)
        return with_skills(tx, search.page_among(tx, access::known_to_guest(tx, viewer), after, most));
    return with_skills(tx, search.page(tx, after, most));
}

std::optional<PersonProfile> find_profile(ReadTx& tx, const Viewer& viewer, ObjectId id) {
    auto person = access::knows(tx, viewer, id) ? find_person(tx, id) : std::nullopt;
    if (!person) return std::nullopt;
    PersonProfile profile{.id = id,
        .name = std::move(person->name),
        .title = std::move(person->title),
        .kind = person->kind,
        .in_use = person->state == "active",
        .affiliations = tx.rows<PersonAffiliation>(affiliations_of, bind("person", id))};
    if (!profile.affiliations.empty() && !profile.affiliations.front().until)
        profile.organisation = profile.affiliations.front().organisation;
    if (!profile.in_use) return profile;
    profile.email = std::move(person->email);
    profile.time_zone = std::move(person->time_zone);
    profile.said = find_own_profile(tx, id);
    const auto shared = access::spaces_shared_with(tx, viewer, id);
    for (const auto space : std::span{shared}.first(std::min(shared.size(), most_spaces_named)))
        profile.shared_spaces.push_back(objects::label_space(tx, space));
    keep_what_is_told(profile, viewer);
    return profile;
}

} // namespace folkmoot::identity
