// What a draft was between its published revisions: read, compared, named and brought back.
#include "folkmoot/printing.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "host/core_routes.hpp"
#include "objects/draft_state.hpp"
#include "objects/text_links.hpp"

namespace folkmoot::host {
namespace {

using objects::DraftState;
using objects::Written;

constexpr std::int64_t largest_state = std::int64_t{1} << 53;

struct ListStates {
    ObjectId object;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListStates::object>("object", "The object"),
            field<&ListStates::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

Paged<objects::NamedState> show_states(ReadContext& context, const ListStates& in) {
    const auto object = objects::require_drafting(context.tx, context.viewer, in.object);
    return objects::list_named_states(context.tx, context.viewer, object.object, in.after);
}

struct OneState {
    ObjectId object;
    std::int64_t state = 0;
    static constexpr auto fields() {
        return std::array{field<&OneState::object>("object", "The object"),
            field<&OneState::state>("state", "Which state", range(0, largest_state))};
    }
};

struct DraftStateLabel {
    std::int64_t state = 0;
    std::optional<Time> at;
    std::optional<std::string> name;
    static constexpr auto fields() {
        return std::array{field<&DraftStateLabel::state>("state", "The state's number"),
            field<&DraftStateLabel::at>(
                "at", "When the last words in it were saved; null: it is as the draft began"),
            field<&DraftStateLabel::name>("name", "Its name, if somebody has named it")};
    }
};

DraftStateLabel label(const DraftState& state) {
    return {.state = state.state, .at = state.at, .name = state.name};
}

struct DraftStateView {
    DraftStateLabel of;
    std::string html;
    std::string markdown;
    static constexpr auto fields() {
        return std::array{field<&DraftStateView::of>("of", "Which it is"),
            field<&DraftStateView::html>("html", "The text, printed for this viewer"),
            field<&DraftStateView::markdown>("markdown", "The text as Markdown")};
    }
};

DraftStateView show_state(ReadContext& context, const OneState& in) {
    const auto object = objects::require_drafting(context.tx, context.viewer, in.object);
    IdMint& ids = context.services.ids();
    auto state =
        objects::require_state(context.tx, collab::open_draft(context.tx, object.row(), ids), in.state, ids);
    DraftStateView view{.of = label(state), .html = {}, .markdown = {}};
    view.markdown = objects::markdown_for(context.tx, context.viewer, object, state.text);
    objects::resolve_titles(context.tx, context.viewer, object, state.text);
    const auto options = html_options(context.services, context.request.language, state.text);
    view.html =
        objects::print_for(context.tx, context.viewer, object, richtext::print_fragment(state.text, options));
    return view;
}

struct CompareStates {
    ObjectId object;
    std::int64_t from = 0;
    std::optional<std::int64_t> to;
    static constexpr auto fields() {
        return std::array{field<&CompareStates::object>("object", "The object"),
            field<&CompareStates::from>("from", "The one state", range(0, largest_state)),
            field<&CompareStates::to>(
                "to", "The other; left out: the draft as it is now", range(0, largest_state), or_default)};
    }
};

struct DraftStatesCompared {
    DraftStateLabel from;
    DraftStateLabel to;
    std::string html;
    bool differs = false;
    std::int64_t added = 0;
    std::int64_t removed = 0;
    static constexpr auto fields() {
        return std::array{field<&DraftStatesCompared::from>("from", "The one state"),
            field<&DraftStatesCompared::to>("to", "The other"),
            field<&DraftStatesCompared::html>("html", "What differs, word by word"),
            field<&DraftStatesCompared::differs>("differs", "Whether the texts differ at all"),
            field<&DraftStatesCompared::added>("added", "Words added"),
            field<&DraftStatesCompared::removed>("removed", "Words taken away")};
    }
};

DraftStatesCompared compare_states(ReadContext& context, const CompareStates& in) {
    ReadTx& tx = context.tx;
    const auto object = objects::require_drafting(tx, context.viewer, in.object);
    IdMint& ids = context.services.ids();
    const auto draft = collab::open_draft(tx, object.row(), ids);
    auto from = objects::require_state(tx, draft, in.from, ids);
    auto to = in.to ? objects::require_state(tx, draft, *in.to, ids) : objects::current_state(tx, draft);
    objects::settle_titles(tx, context.viewer, object, from.text);
    objects::settle_titles(tx, context.viewer, object, to.text);
    const auto difference = richtext::diff(from.text, to.text);
    const auto options = html_options(context.services, context.request.language, difference.tree);
    return {.from = label(from),
        .to = label(to),
        .html = objects::print_for(tx, context.viewer, object, richtext::print_fragment(difference, options)),
        .differs = !difference.empty(),
        .added = static_cast<std::int64_t>(difference.words_added),
        .removed = static_cast<std::int64_t>(difference.words_removed)};
}

struct NameState {
    ObjectId object;
    std::int64_t state = 0;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&NameState::object>("object", "The object"),
            field<&NameState::state>("state", "Which state", range(0, largest_state)),
            field<&NameState::name>("name", "What to call it", length(1, objects::longest_state_name))};
    }
};

struct StateToName {
    ObjectId object;
    std::string name;
    DraftState state;
    std::optional<collab::DraftChange> beginning; ///< nobody has begun the draft
};

StateToName prepare_name(PrepareContext& context, const NameState& in) {
    StateToName prepared{.object = in.object, .name = in.name, .state = {}, .beginning = {}};
    context.read([&](ReadTx& tx) {
        const auto object = objects::require_drafting(tx, context.viewer, in.object);
        IdMint& ids = context.services.ids();
        auto draft = collab::open_draft(tx, object.row(), ids);
        prepared.state = objects::require_state(tx, draft, in.state, ids);
        const auto text = draft.tree;
        if (draft.beginning) prepared.beginning = collab::change_draft(std::move(draft), text, ids);
    });
    return prepared;
}

Saved save_name(WriteContext& context, const StateToName& prepared) {
    const auto object = objects::require_drafting(context.tx, context.viewer, prepared.object);
    if (prepared.beginning) collab::save_change(context.tx, *prepared.beginning, context.viewer.person());
    objects::name_state(context.tx, context.viewer, object.object, prepared.state, prepared.name);
    return {.id = object.id(), .revision = object.row().revision};
}

Saved take_name_off(WriteContext& context, const OneState& in) {
    const auto object = objects::require_drafting(context.tx, context.viewer, in.object);
    if (!objects::unname_state(context.tx, object.object, in.state))
        throw Problem(Code::not_found, "objects.no_such_state");
    return {.id = object.id(), .revision = object.row().revision};
}

struct DraftStateRestored {
    bool changed = false;
    static constexpr auto fields() {
        return std::array{
            field<&DraftStateRestored::changed>("changed", "Whether the draft is another than it was")};
    }
};

struct StateToRestore {
    ObjectId object;
    collab::DraftChange change;
};

StateToRestore prepare_restoration(PrepareContext& context, const OneState& in) {
    StateToRestore prepared{.object = in.object, .change = {}};
    context.read([&](ReadTx& tx) {
        const auto object = objects::require_drafting(tx, context.viewer, in.object);
        IdMint& ids = context.services.ids();
        auto draft = collab::open_draft(tx, object.row(), ids);
        const auto state = objects::require_state(tx, draft, in.state, ids);
        prepared.change = collab::change_draft(std::move(draft), state.text, ids);
    });
    return prepared;
}

DraftStateRestored save_restoration(WriteContext& context, const StateToRestore& prepared) {
    const auto object = objects::require_drafting(context.tx, context.viewer, prepared.object);
    objects::bring_back(context.tx, context.viewer, object.object, prepared.change);
    return {.changed = !prepared.change.updates.empty()};
}

} // namespace

void add_draft_state_routes(Registry& r) {
    r.get("/objects/{object}/draft-states", Access::to_any<View>("object"), show_states,
        "The states of the draft that somebody has named");
    r.get("/objects/{object}/draft-states/{state}", Access::to_any<View>("object"), show_state,
         "The draft as it was")
        .costly();
    r.put("/objects/{object}/draft-states/{state}", Access::to_any<View>("object"), prepare_name, save_name,
         "Name a state of the draft, and keep its text for good")
        .costly();
    r.del("/objects/{object}/draft-states/{state}", Access::to_any<View>("object"), take_name_off,
        "Take its name off a state of the draft");
    r.post("/objects/{object}/draft-states/{state}/restoration", Access::to_any<View>("object"),
         prepare_restoration, save_restoration, "Bring the draft back to what it was")
        .costly();
    r.get("/objects/{object}/draft-comparison", Access::to_any<View>("object"), compare_states,
         "Two states of the draft, word by word")
        .costly();
}

} // namespace folkmoot::host
