#pragma once
#include "collab/rooms/draft_edit.hpp"
#include "folkmoot/audience.hpp"
#include "folkmoot/objects.hpp"
#include "folkmoot/richtext.hpp"

namespace folkmoot::objects {

enum class SuggestionState {
    writing, ///< its author writes it, and nobody else sees what
    open, ///< sent, and not all of it decided
    settled
};
enum class BegunFrom { draft, published };

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::SuggestionState>{
    std::string_view{"writing"}, std::string_view{"open"}, std::string_view{"settled"}};
template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::BegunFrom>{
    std::string_view{"draft"}, std::string_view{"published"}};

namespace folkmoot::objects {

/// A suggestion's own row. Its audience is the object's visibility.
struct Suggestion {
    ObjectId id;
    ObjectId about;
    ObjectId author;
    SuggestionState state = SuggestionState::writing;
    BegunFrom begun_from = BegunFrom::published;
    std::int64_t base_revision = 0;
    std::string note;
    std::optional<Time> sent_at;
    static constexpr auto fields() {
        return std::array{field<&Suggestion::id>("id", "The suggestion"),
            field<&Suggestion::about>("about", "What it would change"),
            field<&Suggestion::author>("author", "Who suggests it"),
            field<&Suggestion::state>("state", "Whether it is being written, open or settled"),
            field<&Suggestion::begun_from>("begun_from", "Which text its author had before them"),
            field<&Suggestion::base_revision>("base_revision", "The revision that was published then"),
            field<&Suggestion::note>("note", "What its author says of it"),
            field<&Suggestion::sent_at>("sent_at", "When it was sent")};
    }
    static constexpr ObjectType object_type() {
        return {.name = "core.suggestion",
            .select = "select id, about, author, state, begun_from, base_revision, note, sent_at from "
                      "suggestion where id = :id"};
    }
};

/// An object whose text people make suggestions for, and what the viewer may do about them.
struct SuggestedOn {
    Standing object;
    bool may_suggest = false; ///< there is a text that they see, it is not in the bin, and they may suggest
    bool edits = false; ///< may write the draft: sees it, and decides
};
/// Whether the viewer may see the suggestion, which they see as an object: what was made from the draft has
/// the draft's words in it.
bool may_read(const Viewer& viewer, const SuggestedOn& on, const Suggestion& suggestion);

/// What a suggestion begins with.
struct SuggestionBeginning {
    BegunFrom begun_from = BegunFrom::published;
    std::int64_t base_revision = 0;
    richtext::Tree base; ///< every block has an id, in the draft, too
    std::optional<collab::DraftChange> naming; ///< what gives them these in the draft
    collab::Beginning live; ///< as a live document
};
SuggestionBeginning prepare_beginning(ReadTx& tx, const SuggestedOn& on, IdMint& ids);

/// Whom a suggestion may be for. One made from a draft is for staff where others may read what is published.
std::vector<access::AudienceChoice> readers_of_suggestion(
    ReadTx& tx, const Viewer& viewer, const SuggestedOn& on);

/// The one that a person is writing of an object; each has one at a time.
std::optional<ObjectId> find_writing(ReadTx& tx, ObjectId person, ObjectId about);

// The changes. They throw Code::forbidden "suggestions.may_not" without the right.

/// Begins one, or gives that which the viewer is writing already. Throws as choose_readers, and
/// Code::conflict "suggestions.too_many" for one who has 20 open ones here, or beyond 1,000 of one audience
/// that are not settled.
ObjectId begin_suggestion(WriteTx& tx, const Viewer& viewer, const SuggestedOn& on,
    const WantedAudience& wanted, const SuggestionBeginning& beginning);

/// Whether the viewer may write it live: its author, while it is being written and they may suggest.
bool may_write(const Viewer& viewer, const SuggestedOn& on, const Suggestion& suggestion);

/// Takes back what is not decided yet; one that is still being written is gone as if it had never been.
void withdraw_suggestion(
    WriteTx& tx, const Viewer& viewer, const SuggestedOn& on, const Granted<Suggestion, View>& suggestion);

/// A suggestion leaves the recycle bin for good.
void forget_suggestion(WriteTx& tx, const ObjectRow& suggestion);

} // namespace folkmoot::objects
