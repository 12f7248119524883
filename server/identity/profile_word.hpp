#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

#include <map>

namespace folkmoot::identity {

enum class WordKind { skill, language };

} // namespace folkmoot::identity

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::identity::WordKind>{
    std::string_view{"skill"}, std::string_view{"language"}};

namespace folkmoot::identity {

/// Somebody's skills or languages in their order.
std::vector<std::string> list_words(ReadTx& tx, ObjectId person, WordKind kind);

/// The skills of many, with one statement; nothing of those who have said none.
std::map<ObjectId, std::vector<std::string>> list_skills(ReadTx& tx, std::span<const ObjectId> people);

/// Puts these in their place: tidied, and each once however it is spelt.
void put_words(WriteTx& tx, ObjectId person, WordKind kind, std::span<const std::string> words);
/// Puts one more behind them, unless it is there already or says nothing.
void add_word(WriteTx& tx, ObjectId person, WordKind kind, std::string_view word);
void drop_words(WriteTx& tx, ObjectId person, WordKind kind);

/// The words in use among those whom the viewer knows of which some word begins with what is typed, by
/// themselves; none before anything is typed. Costs the people who have such a word.
std::vector<std::string> suggest_words(
    ReadTx& tx, const Viewer& viewer, WordKind kind, std::string_view typed, std::int64_t limit);

/// Somebody who knows about something.
struct FoundExpert {
    ObjectId id;
    std::string name;
    std::string organisation;
    std::string skill;
    static constexpr auto fields() {
        return std::array{field<&FoundExpert::id>("id", "The person"),
            field<&FoundExpert::name>("name", "Their name"),
            field<&FoundExpert::organisation>("organisation", "Today's organisation"),
            field<&FoundExpert::skill>("skill", "What they know about")};
    }
};
/// Those known to the viewer with a skill of which a word begins so, by name; none for less than two letters.
std::vector<FoundExpert> find_experts(
    ReadTx& tx, const Viewer& viewer, std::string_view typed, std::int64_t limit);

} // namespace folkmoot::identity
