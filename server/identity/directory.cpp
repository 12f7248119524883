#include "identity/directory.hpp"

#include "folkmoot/text.hpp"
#include "identity/name_words.hpp"
#include "identity/person.hpp"

#include <algorithm>
#include <functional>

namespace folkmoot::identity {
namespace {

#define PERSON_COLUMNS                                                                                       \
    "p.id, p.name, coalesce((select o.name from affiliation a join organisation o on o.id = "                \
    "a.organisation where a.person = p.id and a.since <= :now and (a.until is null or a.until > :now) "      \
    "order by a.since desc, a.id desc limit 1), '') as organisation, p.email, p.kind, p.title "
#define HAS_WORD(word)                                                                                       \
    "(" word " = '' or exists (select 1 from person_beginning o where o.beginning = " word                   \
    " and o.name = p.name and o.person = p.id)) "

constexpr Sql people_by_name{"select " PERSON_COLUMNS "from person p where p.state = 'active' "
                             "and (p.name > :name or (p.name = :name and p.id > :id)) "
                             "order by p.name, p.id limit :limit"};
/// One beginning leads, in the order of names; the others are looked up for each person it gives.
constexpr Sql people_by_words{
    "select " PERSON_COLUMNS "from person_beginning b join person p on p.id = b.person "
    "where b.beginning = :first and (b.name, b.person) > (:name, :id) "
    "and p.state = 'active' and " HAS_WORD(":second") "and " HAS_WORD(
        ":third") "order by b.name, b.person limit :limit"};
constexpr Sql herself{"select " PERSON_COLUMNS "from person p where p.id = :only and p.state = 'active' "
                      "and (p.name > :name or (p.name = :name and p.id > :id)) and " HAS_WORD(
                          ":first") "and " HAS_WORD(":second") "and " HAS_WORD(":third") "limit :limit"};
#undef HAS_WORD
#undef PERSON_COLUMNS
constexpr Sql affiliations_of{"select o.name, a.title, a.since, a.until from affiliation a "
                              "join organisation o on o.id = a.organisation where a.person = :person "
                              "order by coalesce(a.until, 9223372036854775807) desc, a.since desc limit 50"};

} // namespace

std::vector<DirectoryPerson> find_people(ReadTx& tx, const Viewer& viewer, std::string_view typed,
    const DirectoryPlace& after, std::int64_t limit) {
    if (!viewer.signed_in()) return {};
    auto words = name_words(typed);
    // The longest word leads: fewest names begin with it.
    std::ranges::sort(words, std::greater<>{}, &std::string::size);
    if (words.empty() && !folded(typed).empty()) return {};
    words.resize(most_words_asked);
    const auto place = [&](const Sql& sql, const auto&... further) {
        return tx.rows<DirectoryPerson>(sql, bind("name", after.name), bind("id", after.id),
            bind("now", tx.now()), bind("limit", std::clamp<std::int64_t>(limit, 1, 100)), further...);
    };
    if (viewer.kind() == ViewerKind::guest)
        return place(herself, bind("only", viewer.person()), bind("first", words[0]),
            bind("second", words[1]), bind("third", words[2]));
    if (words[0].empty()) return place(people_by_name);
    return place(people_by_words, bind("first", words[0]), bind("second", words[1]), bind("third", words[2]));
}

std::optional<PersonProfile> find_profile(ReadTx& tx, const Viewer& viewer, ObjectId id) {
    const bool may_know = viewer.kind() == ViewerKind::staff || viewer.person() == id;
    auto person = may_know ? find_person(tx, id) : std::nullopt;
    if (!person || person->state == "erased") return std::nullopt;
    PersonProfile profile{.id = id,
        .name = std::move(person->name),
        .title = std::move(person->title),
        .email = std::move(person->email),
        .kind = person->kind,
        .affiliations = tx.rows<PersonAffiliation>(affiliations_of, bind("person", id))};
    if (!profile.affiliations.empty() && !profile.affiliations.front().until)
        profile.organisation = profile.affiliations.front().organisation;
    return profile;
}

} // namespace folkmoot::identity
