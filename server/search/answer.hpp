#pragma once
#include "folkmoot/fields.hpp"
#include "folkmoot/label.hpp"

namespace folkmoot::search {

enum class SearchSort {
    best, ///< what fits best first; among equals the newest
    newest ///< what changed last first
};

struct SearchRequest {
    std::string q;
    std::optional<ObjectId> space;
    std::string type;
    std::string tag;
    std::optional<ObjectId> author;
    std::optional<Time> changed_from;
    std::optional<Time> changed_to;
    SearchSort sort = SearchSort::best;
    std::string after;
    static constexpr auto fields();
};

struct SearchHit {
    ObjectLabel object;
    std::string snippet;
    bool in_draft = false;
    static constexpr auto fields() {
        return std::array{field<&SearchHit::object>("object", "What was found"),
            field<&SearchHit::snippet>("snippet",
                "Why, as safe HTML: escaped text with <mark> round what was found", length(0, 20'000)),
            field<&SearchHit::in_draft>(
                "in_draft", "It is found in what its editors have written; readers do not have that yet")};
    }
};

struct SearchAnswer {
    std::vector<SearchHit> items;
    std::string next;
    std::string count;
    std::string suggestion;
    static constexpr auto fields() {
        return std::array{field<&SearchAnswer::items>("items", "What was found, a page of it"),
            field<&SearchAnswer::next>("next", "Ask for more with this; empty at the end"),
            field<&SearchAnswer::count>("count", "How many there are in all: a number, or \"1,000+\""),
            field<&SearchAnswer::suggestion>(
                "suggestion", "When nothing was found: another spelling that finds something, or empty")};
    }
};

struct QuickRequest {
    std::string q;
    static constexpr auto fields() {
        return std::array{field<&QuickRequest::q>("q", "What has been typed so far", length(0, 300))};
    }
};

/// Somebody with a skill of which a word begins with what was typed.
struct QuickExpert {
    PersonLabel person;
    std::string skill;
    static constexpr auto fields() {
        return std::array{field<&QuickExpert::person>("person", "Who"),
            field<&QuickExpert::skill>("skill", "What they know about")};
    }
};

/// At most eight of each.
struct QuickAnswer {
    std::vector<ObjectLabel> objects;
    std::vector<ObjectId> in_draft;
    std::vector<SpaceLabel> spaces;
    std::vector<PersonLabel> people;
    std::vector<QuickExpert> experts;
    static constexpr auto fields() {
        return std::array{field<&QuickAnswer::objects>("objects",
                              "Things whose titles begin with the words, then those whose texts have them"),
            field<&QuickAnswer::in_draft>(
                "in_draft", "Those of the objects that are found in what their editors have written only"),
            field<&QuickAnswer::spaces>("spaces", "Spaces"), field<&QuickAnswer::people>("people", "People"),
            field<&QuickAnswer::experts>("experts", "People by what they know about")};
    }
};

} // namespace folkmoot::search

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::search::SearchSort>{
    std::string_view{"best"}, std::string_view{"newest"}};

namespace folkmoot::search {
constexpr auto SearchRequest::fields() {
    return std::array{
        field<&SearchRequest::q>("q", "Words, \"phrases\" and -words", length(0, 300), or_default),
        field<&SearchRequest::space>("space", "Only in this space"),
        field<&SearchRequest::type>(
            "type", "Only of this type, such as wiki.page", length(0, 64), or_default),
        field<&SearchRequest::tag>("tag", "Only with this tag", length(0, 100), or_default),
        field<&SearchRequest::author>("author", "Only begun by this person"),
        field<&SearchRequest::changed_from>("changed_from", "Only changed since then"),
        field<&SearchRequest::changed_to>("changed_to", "Only last changed before then"),
        field<&SearchRequest::sort>("sort", "In which order", or_default),
        field<&SearchRequest::after>("after", "The `next` of the page before", or_default)};
}
} // namespace folkmoot::search
