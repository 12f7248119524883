#pragma once
#include "folkmoot/search.hpp"
#include "search/document.hpp"
#include "search/drafts.hpp"

namespace folkmoot::search {

/// How each type of object gives its text, and where drafts are found; filled while the server starts, then
/// read by all threads.
class SearchTypes {
public:
    using TextOf = SearchText (*)(ReadTx&, const ObjectRow&);
    void add(std::string_view type, TextOf text_of) { types_.emplace(type, text_of); }
    TextOf find(std::string_view type) const;
    void use(const Drafts& drafts) { drafts_ = &drafts; }
    /// Null: nothing is drafted here.
    const Drafts* drafts() const { return drafts_; }

private:
    std::map<std::string, TextOf, std::less<>> types_;
    const Drafts* drafts_ = nullptr;
};

/// The head of the event log. Before the first event, 0 and empty.
struct LogPlace {
    std::int64_t seq = 0;
    std::string incarnation;
    static constexpr auto fields() {
        return std::array{field<&LogPlace::seq>("seq", "The last number given out"),
            field<&LogPlace::incarnation>("incarnation", "Which life of the store")};
    }
};
LogPlace log_head(ReadTx& tx);

/// What the index wants to know of an event.
struct Happening {
    std::int64_t seq = 0;
    std::string name;
    std::optional<ObjectId> space;
    std::optional<ObjectId> object;
    std::optional<std::string> comment; ///< on that object, where the event is about one, as events write ids
    static constexpr auto fields() {
        return std::array{field<&Happening::seq>("seq", "Its number"),
            field<&Happening::name>("name", "What happened"),
            field<&Happening::space>("space", "In which space"),
            field<&Happening::object>("object", "To what"),
            field<&Happening::comment>("comment", "Which comment on it")};
    }
};
std::vector<Happening> happenings_after(ReadTx& tx, std::int64_t seq, std::int64_t most);

/// A space in which rights have changed, and so perhaps who sees what in it.
struct RightsMoved {
    ObjectId space;
    std::int64_t version = 0;
    std::int64_t changed = 0; ///< microseconds
    static constexpr auto fields() {
        return std::array{field<&RightsMoved::space>("subject", "The space"),
            field<&RightsMoved::version>("version", "Counts its changes"),
            field<&RightsMoved::changed>("changed", "When")};
    }
};
/// The latest 1,000 changes after that moment, the oldest first.
std::vector<RightsMoved> rights_moved_after(ReadTx& tx, std::int64_t moment);

/// Objects after this one in the order of their ids.
std::vector<ObjectId> objects_after(ReadTx& tx, ObjectId object, std::int64_t most);

/// An object and who sees it, in the order of one visibility's objects.
struct Placed {
    ObjectId object;
    ObjectId visibility;
    std::int64_t sort = 0;
    static constexpr auto fields() {
        return std::array{field<&Placed::object>("id", "The object"),
            field<&Placed::visibility>("visibility", "Who sees it"),
            field<&Placed::sort>("sort", "Its place")};
    }
};
std::vector<ObjectId> live_visibilities(ReadTx& tx, ObjectId space);
/// The objects of one visibility after this place; begin with the visibility alone.
std::vector<Placed> objects_of(ReadTx& tx, const Placed& after, std::int64_t most);

/// Their rows, as far as there are any, in no order.
std::vector<ObjectRow> rows_of(ReadTx& tx, std::span<const ObjectId> objects);

/// What the index is to hold of some objects. One that is not in `entries` is not to be in it: it is gone, in
/// the recycle bin, or of a type that nobody declares.
struct Wanted {
    std::vector<Entry> entries;
    std::vector<ObjectId> unreadable; ///< indexed by title only: their type could not give their text
};
Wanted wanted_of(ReadTx& tx, const SearchTypes& types, std::span<const ObjectId> objects);
/// What the index is to hold of an object's draft; nothing: it has none that differs, or is not there.
std::optional<Entry> wanted_draft_of(ReadTx& tx, const Drafts& drafts, ObjectId object);

} // namespace folkmoot::search
