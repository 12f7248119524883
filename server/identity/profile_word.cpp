#include "identity/profile_word.hpp"

#include "folkmoot/acquaintance.hpp"
#include "identity/plain_word.hpp"

#include "folkmoot/label.hpp"

namespace folkmoot::identity {
namespace {

constexpr std::size_t fewest_letters_of_skill = 2;

constexpr Sql select_words{
    "select word from profile_word where person = :person and kind = :kind order by position limit 100"};
/// Of each person by themselves, a line a skill: joined, PostgreSQL would go through everybody's.
constexpr Sql skills_of{
    "select wanted.value as person, coalesce((select group_concat(word, char(10)) from (select word from "
    "profile_word where person = wanted.value and kind = 'skill' order by position)), '') as words "
    "from json_each(:ids) as wanted",
    "select cast(wanted.value as bigint) as person, coalesce((select string_agg(w.word, chr(10) order by "
    "w.position) from profile_word w where w.person = cast(wanted.value as bigint) and w.kind = 'skill'), "
    "'') as words from jsonb_array_elements_text(cast(:ids as jsonb)) as wanted(value)"};
constexpr Sql insert_word{
    "insert into profile_word (person, kind, position, word, plain) select :person, :kind, "
    "(select coalesce(max(position), 0) + 1 from profile_word where person = :person and kind = :kind), "
    ":word, :plain where not exists (select 1 from profile_word where person = :person and kind = :kind "
    "and plain = :plain)"};
constexpr Sql insert_start{"insert into profile_word_start (kind, start, plain, person) "
                           "values (:kind, :start, :plain, :person)"};
constexpr Sql delete_words{"delete from profile_word where person = :person and kind = :kind"};
constexpr Sql delete_starts{"delete from profile_word_start where person = :person and kind = :kind"};

#define OF_KIND_FROM                                                                                         \
    "from profile_word_start w join person p on p.id = w.person join profile_word x on x.person = w.person " \
    "and x.kind = w.kind and x.plain = w.plain where w.kind = :kind and w.start >= :first and "              \
    "w.start < :last and p.state = 'active' "
#define AMONG_SQLITE "and p.id in (select value from json_each(:ids)) "
#define AMONG_POSTGRES                                                                                       \
    "and p.id in (select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb))) "
#define SUGGESTED(among)                                                                                     \
    "select min(x.word) as word " OF_KIND_FROM among "group by w.plain order by w.plain limit :limit"
constexpr Sql suggested{SUGGESTED("")};
constexpr Sql suggested_among{SUGGESTED(AMONG_SQLITE), SUGGESTED(AMONG_POSTGRES)};
#undef SUGGESTED
#define EXPERTS(among)                                                                                       \
    "select p.id, p.name, coalesce((select o.name from affiliation a join organisation o on o.id = "         \
    "a.organisation where a.person = p.id and a.since <= :now and (a.until is null or a.until > :now) "      \
    "order by a.since desc, a.id desc limit 1), '') as organisation, min(x.word) as "                        \
    "skill " OF_KIND_FROM among "group by p.id, p.name order by p.name, p.id limit :limit"
constexpr Sql experts{EXPERTS("")};
constexpr Sql experts_among{EXPERTS(AMONG_SQLITE), EXPERTS(AMONG_POSTGRES)};
#undef EXPERTS
#undef AMONG_POSTGRES
#undef AMONG_SQLITE
#undef OF_KIND_FROM

struct SkillsOfPerson {
    ObjectId person;
    std::string words;
    static constexpr auto fields() {
        return std::array{field<&SkillsOfPerson::person>("person", "Whose"),
            field<&SkillsOfPerson::words>("words", "What they know about, a line each")};
    }
};

struct SuggestedWord {
    std::string word;
    static constexpr auto fields() {
        return std::array{field<&SuggestedWord::word>("word", "A skill or a language")};
    }
};

/// Blanks at both ends and twice over say nothing, nor does the end of a line.
std::string tidied(std::string_view word) {
    std::string tidy;
    for (const char c : word)
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            tidy += c;
        else if (!tidy.empty() && tidy.back() != ' ')
            tidy += ' ';
    if (tidy.ends_with(' ')) tidy.pop_back();
    return tidy;
}

/// Staff are asked of among everybody, guests among those whom they know.
template <class Row>
std::vector<Row> rows_among_known(
    ReadTx& tx, const Viewer& viewer, const Sql& everybody, const Sql& known, const auto&... bindings) {
    if (viewer.kind() == ViewerKind::staff) return tx.rows<Row>(everybody, bindings...);
    return tx.rows<Row>(known, bind_ids(access::known_to_guest(tx, viewer)), bindings...);
}

} // namespace

std::vector<std::string> list_words(ReadTx& tx, ObjectId person, WordKind kind) {
    return tx.values<std::string>(select_words, bind("person", person), bind("kind", kind));
}

std::map<ObjectId, std::vector<std::string>> list_skills(ReadTx& tx, std::span<const ObjectId> people) {
    std::map<ObjectId, std::vector<std::string>> skills;
    if (people.empty()) return skills;
    for (const auto& [person, words] : tx.rows<SkillsOfPerson>(skills_of, bind_ids(people)))
        for (std::size_t from = 0, end = 0; from < words.size(); from = end + 1) {
            end = std::min(words.find('\n', from), words.size());
            skills[person].push_back(words.substr(from, end - from));
        }
    return skills;
}

void drop_words(WriteTx& tx, ObjectId person, WordKind kind) {
    tx.run(delete_words, bind("person", person), bind("kind", kind));
    tx.run(delete_starts, bind("person", person), bind("kind", kind));
}

void add_word(WriteTx& tx, ObjectId person, WordKind kind, std::string_view word) {
    const auto tidy = tidied(word);
    const auto plain = plain_word(tidy);
    if (plain.empty()
        || tx.run(insert_word, bind("person", person), bind("kind", kind), bind("word", tidy),
               bind("plain", plain))
            == 0)
        return;
    for (const auto& start : starts_of(plain))
        tx.run(insert_start, bind("kind", kind), bind("start", start), bind("plain", plain),
            bind("person", person));
}

void put_words(WriteTx& tx, ObjectId person, WordKind kind, std::span<const std::string> words) {
    drop_words(tx, person, kind);
    for (const auto& word : words)
        add_word(tx, person, kind, word);
}

std::vector<std::string> suggest_words(
    ReadTx& tx, const Viewer& viewer, WordKind kind, std::string_view typed, std::int64_t limit) {
    const auto first = plain_word(typed);
    if (first.empty() || !viewer.signed_in()) return {};
    std::vector<std::string> words;
    for (auto& line :
        rows_among_known<SuggestedWord>(tx, viewer, suggested, suggested_among, bind("kind", kind),
            bind("first", first), bind("last", end_of_beginning(first)), bind("limit", limit)))
        words.push_back(std::move(line.word));
    return words;
}

std::vector<FoundExpert> find_experts(
    ReadTx& tx, const Viewer& viewer, std::string_view typed, std::int64_t limit) {
    const auto first = plain_word(typed);
    if (first.size() < fewest_letters_of_skill || !viewer.signed_in()) return {};
    return rows_among_known<FoundExpert>(tx, viewer, experts, experts_among, bind("kind", WordKind::skill),
        bind("first", first), bind("last", end_of_beginning(first)), bind("now", tx.now()),
        bind("limit", limit));
}

} // namespace folkmoot::identity
