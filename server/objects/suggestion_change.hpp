#pragma once
#include "folkmoot/clock.hpp"
#include "objects/suggestion.hpp"
#include "richtext/separate_changes.hpp"

namespace folkmoot::objects {

/// What became of one change.
enum class SuggestionOutcome { open, accepted, rejected, withdrawn };

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::SuggestionOutcome>{std::string_view{"open"},
    std::string_view{"accepted"}, std::string_view{"rejected"}, std::string_view{"withdrawn"}};
template <>
inline constexpr std::array folkmoot::names_of<folkmoot::richtext::ChangeKind>{std::string_view{"words"},
    std::string_view{"added"}, std::string_view{"removed"}, std::string_view{"moved"},
    std::string_view{"recast"}, std::string_view{"reshaped"}};

namespace folkmoot::objects {

/// A change of a suggestion, as the store has it.
struct SuggestionChange {
    ObjectId suggestion;
    std::int64_t number = 0;
    richtext::ChangeKind kind = richtext::ChangeKind::words;
    std::int64_t block = 0;
    Json text_before;
    Json text_after;
    std::string under;
    std::string new_words;
    SuggestionOutcome outcome = SuggestionOutcome::open;
    std::optional<Time> decided_at;
    std::optional<ObjectId> decided_by;
    std::string reason;
    std::optional<std::int64_t> client;
    static constexpr auto fields() {
        return std::array{field<&SuggestionChange::suggestion>("suggestion", "The suggestion"),
            field<&SuggestionChange::number>("number", "Counts from 1 within it, in the order of reading"),
            field<&SuggestionChange::kind>("kind", "What kind of change"),
            field<&SuggestionChange::block>("block", "The block it is about"),
            field<&SuggestionChange::text_before>("text_before", "That part of the text before"),
            field<&SuggestionChange::text_after>("text_after", "And after"),
            field<&SuggestionChange::under>("under", "The heading it stands under"),
            field<&SuggestionChange::new_words>("new_words", "The words it brings"),
            field<&SuggestionChange::outcome>("outcome", "What became of it"),
            field<&SuggestionChange::decided_at>("decided_at", "When it was decided"),
            field<&SuggestionChange::decided_by>("decided_by", "By whom"),
            field<&SuggestionChange::reason>("reason", "Why"),
            field<&SuggestionChange::client>("client", "The client id of its words in the draft")};
    }
};

/// Of one suggestion, in their order.
std::vector<SuggestionChange> changes_of(ReadTx& tx, ObjectId suggestion);

/// Both of its texts. `sent` is absent while it is being written.
struct SuggestionTexts {
    Json base;
    std::optional<Json> sent;
    static constexpr auto fields() {
        return std::array{field<&SuggestionTexts::base>("base", "The text it began with"),
            field<&SuggestionTexts::sent>("sent", "What its author made of it")};
    }
};
SuggestionTexts texts_of(ReadTx& tx, ObjectId suggestion);

/// What is sent of a suggestion that is being written.
struct SuggestionToSend {
    std::int64_t seq = 0; ///< the last that was written into it
    richtext::Tree text;
    std::vector<SuggestionChange> changes;
    std::string title; ///< its first new words
};
/// Throws Code::conflict "suggestions.nothing_changed", and "suggestions.too_many_changes" beyond 300 or
/// 8 MiB of them.
SuggestionToSend prepare_sending(ReadTx& tx, const Suggestion& suggestion, IdMint& ids);
/// Sends it: from now on those it is for see it, and it is changed no more. Throws Code::stale
/// "suggestions.still_writing" when more was written meanwhile.
void send_suggestion(WriteTx& tx, const Viewer& viewer, const SuggestedOn& on,
    const Granted<Suggestion, View>& suggestion, const SuggestionToSend& sending, std::string_view note);

} // namespace folkmoot::objects
