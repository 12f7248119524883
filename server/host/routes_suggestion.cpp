#include "host/core_routes.hpp"
#include "host/suggested_on.hpp"
#include "objects/suggestion_decision.hpp"
#include "objects/suggestion_event.hpp"
#include "objects/suggestion_view.hpp"

namespace folkmoot::host {

/// Which of the suggestions on an object are listed; what somebody is writing is theirs alone.
enum class ListedSuggestions { open, settled };

} // namespace folkmoot::host

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::host::ListedSuggestions>{
    std::string_view{"open"}, std::string_view{"settled"}};

namespace folkmoot::host {
namespace {

using objects::SuggestedOn;
using objects::Suggestion;

struct ListSuggestions {
    ObjectId object;
    ListedSuggestions state = ListedSuggestions::open;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListSuggestions::object>("object", "What they would change"),
            field<&ListSuggestions::state>("state", "Open ones, or those that are settled", or_default),
            field<&ListSuggestions::after>(
                "after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

objects::SuggestionsView show_suggestions(ReadContext& context, const ListSuggestions& in) {
    const auto state = in.state == ListedSuggestions::open ? objects::SuggestionState::open
                                                           : objects::SuggestionState::settled;
    return objects::list_suggestions(
        context, require_suggested_on(context.tx, context.viewer, in.object), state, in.after);
}

struct BeginSuggestion {
    ObjectId object;
    std::optional<access::Audience> audience;
    std::optional<ObjectId> lane;
    static constexpr auto fields() {
        return std::array{field<&BeginSuggestion::object>("object", "What it would change"),
            field<&BeginSuggestion::audience>(
                "audience", "Whom it is for, where there is a choice", or_default),
            field<&BeginSuggestion::lane>("lane", "Which side, where it is for one", or_default)};
    }
};

struct PreparedBeginning {
    BeginSuggestion in;
    objects::SuggestionBeginning beginning;
};

PreparedBeginning prepare_begin(PrepareContext& context, const BeginSuggestion& in) {
    PreparedBeginning prepared{.in = in, .beginning = {}};
    context.read([&](ReadTx& tx) {
        const auto on = require_suggested_on(tx, context.viewer, in.object);
        if (on.may_suggest) prepared.beginning = objects::prepare_beginning(tx, on, context.services.ids());
    });
    return prepared;
}

struct BegunSuggestion {
    ObjectId id;
    static constexpr auto fields() {
        return std::array{
            field<&BegunSuggestion::id>("id", "The suggestion: its text is written at /collab")};
    }
};

BegunSuggestion begin(WriteContext& context, const PreparedBeginning& in) {
    const auto on = require_suggested_on(context.tx, context.viewer, in.in.object);
    return {.id = objects::begin_suggestion(
                context.tx, context.viewer, on, {in.in.audience, in.in.lane}, in.beginning)};
}

struct SuggestionAddress {
    ObjectId suggestion;
    static constexpr auto fields() {
        return std::array{field<&SuggestionAddress::suggestion>("suggestion", "The suggestion")};
    }
};

struct FoundSuggestion {
    Granted<Suggestion, View> suggestion;
    SuggestedOn on;
};

/// One that the viewer may read, on something that they see.
FoundSuggestion require_suggestion(ReadTx& tx, const Viewer& viewer, ObjectId id) {
    auto suggestion = tx.require<Suggestion, View>(viewer, id);
    auto on = require_suggested_on(tx, viewer, suggestion->about);
    if (!objects::may_read(viewer, on, *suggestion)) throw Problem(Code::not_found, "access.not_found");
    return {std::move(suggestion), std::move(on)};
}

objects::SuggestionView show_suggestion(ReadContext& context, const SuggestionAddress& in) {
    const auto found = require_suggestion(context.tx, context.viewer, in.suggestion);
    return objects::view_suggestion(context, found.on, found.suggestion);
}

struct SendSuggestion {
    ObjectId suggestion;
    std::string note;
    static constexpr auto fields() {
        return std::array{field<&SendSuggestion::suggestion>("suggestion", "The suggestion"),
            field<&SendSuggestion::note>(
                "note", "What its author says of it", length(0, 500), lines, or_default)};
    }
};

struct PreparedSending {
    SendSuggestion in;
    objects::SuggestionToSend sending;
};

PreparedSending prepare_send(PrepareContext& context, const SendSuggestion& in) {
    PreparedSending prepared{.in = in, .sending = {}};
    context.read([&](ReadTx& tx) {
        const auto found = require_suggestion(tx, context.viewer, in.suggestion);
        if (objects::may_write(context.viewer, found.on, *found.suggestion))
            prepared.sending = objects::prepare_sending(tx, *found.suggestion, context.services.ids());
    });
    return prepared;
}

Done send(WriteContext& context, const PreparedSending& in) {
    const auto found = require_suggestion(context.tx, context.viewer, in.in.suggestion);
    objects::send_suggestion(context.tx, context.viewer, found.on, found.suggestion, in.sending, in.in.note);
    return {};
}

Done withdraw_suggestion(WriteContext& context, const SuggestionAddress& in) {
    const auto found = require_suggestion(context.tx, context.viewer, in.suggestion);
    objects::withdraw_suggestion(context.tx, context.viewer, found.on, found.suggestion);
    return {};
}

struct DecideSuggestion {
    ObjectId suggestion;
    std::optional<std::int64_t> number;
    objects::Verdict verdict = objects::Verdict::accepted;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&DecideSuggestion::suggestion>("suggestion", "The suggestion"),
            field<&DecideSuggestion::number>(
                "number", "Which of its changes; left out: all that are open", range(1, 300), or_default),
            field<&DecideSuggestion::verdict>("verdict", "Accepted into the draft, or rejected"),
            field<&DecideSuggestion::reason>("reason", "Why, for its author", length(0, 500), or_default)};
    }
};

objects::PreparedVerdict prepare_decision(PrepareContext& context, const DecideSuggestion& in) {
    objects::PreparedVerdict prepared;
    context.read([&](ReadTx& tx) {
        const auto found = require_suggestion(tx, context.viewer, in.suggestion);
        prepared = objects::prepare_verdict(
            tx, found.on, {*found.suggestion}, in.number, {in.verdict, in.reason}, context.services.ids());
    });
    return prepared;
}

struct DecideAllOfAuthor {
    ObjectId object;
    ObjectId author;
    objects::Verdict verdict = objects::Verdict::accepted;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&DecideAllOfAuthor::object>("object", "What they would change"),
            field<&DecideAllOfAuthor::author>("author", "Whose suggestions"),
            field<&DecideAllOfAuthor::verdict>("verdict", "Accepted into the draft, or rejected"),
            field<&DecideAllOfAuthor::reason>("reason", "Why, for their author", length(0, 500), or_default)};
    }
};

objects::PreparedVerdict prepare_all_of_author(PrepareContext& context, const DecideAllOfAuthor& in) {
    objects::PreparedVerdict prepared;
    context.read([&](ReadTx& tx) {
        const auto on = require_suggested_on(tx, context.viewer, in.object);
        auto suggestions = objects::open_suggestions_of(tx, in.object, in.author);
        std::erase_if(suggestions, [&](const Suggestion& one) {
            return !access::find_standing(tx, context.viewer, one.id, Suggestion::object_type().name);
        });
        prepared = objects::prepare_verdict(
            tx, on, suggestions, std::nullopt, {in.verdict, in.reason}, context.services.ids());
    });
    return prepared;
}

objects::VerdictAnswer decide(WriteContext& context, const objects::PreparedVerdict& verdict) {
    const auto on = require_suggested_on(context.tx, context.viewer, verdict.about);
    for (const auto& decided : verdict.decided)
        context.tx.require<Suggestion, View>(context.viewer, decided.suggestion);
    return objects::save_verdict(context.tx, context.viewer, on, verdict);
}

void add_suggestion_type(Registry& r) {
    // Its own routes change it, by rules of their own; nobody tags one. It is written live by its author.
    r.object<Suggestion>({.live = View::permission,
        .writes_live = may_write_suggestion,
        .purged = objects::forget_suggestion});
    r.search<Suggestion>(objects::suggestion_search_text);
    r.event<objects::SuggestionSent>("Somebody suggested changes of an object's text");
    r.event<objects::SuggestionDecided>("Changes of a suggestion were accepted or rejected");
    r.event<objects::SuggestionWithdrawn>("A suggestion was taken back by its author");
}

} // namespace

void add_suggestion_routes(Registry& r) {
    add_suggestion_type(r);
    r.get("/objects/{object}/suggestions", Access::to_any<View>("object"), show_suggestions,
        "The suggestions for an object's text");
    r.post("/objects/{object}/suggestions", Access::to_any<View>("object"), prepare_begin, begin,
         "Begin to suggest changes, or go on")
        .costly();
    r.put("/objects/{object}/suggestions/verdict", Access::to_any<View>("object"), prepare_all_of_author,
         decide, "Accept or reject all that one person suggests")
        .costly();
    r.get("/suggestions/{suggestion}", Access::to<Suggestion, View>("suggestion"), show_suggestion,
        "A suggestion and what became of it");
    r.del("/suggestions/{suggestion}", Access::to<Suggestion, View>("suggestion"), withdraw_suggestion,
        "Take back one's own suggestion");
    r.put("/suggestions/{suggestion}/sending", Access::to<Suggestion, View>("suggestion"), prepare_send, send,
         "Send a suggestion to those it is for")
        .costly();
    r.put("/suggestions/{suggestion}/verdict", Access::to<Suggestion, View>("suggestion"), prepare_decision,
         decide, "Accept or reject a change, or all that are open")
        .costly();
}

} // namespace folkmoot::host
