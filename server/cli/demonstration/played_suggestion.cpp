#include "cli/demonstration/played_suggestion.hpp"

#include "cli/demonstration/changed_text.hpp"
#include "collab/rooms/log.hpp"
#include "collab/tree/bring_to.hpp"
#include "host/suggested_on.hpp"
#include "objects/import_map.hpp"
#include "objects/suggestion_decision.hpp"

#include <stdexcept>

namespace folkmoot::cli {
namespace {

/// As if its author had typed it.
void write_into(
    WriteTx& tx, ObjectId suggestion, ObjectId author, const richtext::Tree& wanted, IdMint& ids) {
    auto content = collab::open_stored(collab::find_document(tx, suggestion).value());
    const auto client = collab::house_client(ids.next());
    yjs::Budget budget;
    yjs::Edit edit{content, client, budget};
    if (collab::bring_to(edit, wanted, [&] { return richtext::BlockId{ids.next().value()}; }))
        throw std::runtime_error("a suggestion of the demonstration cannot be written");
    collab::append(
        tx, suggestion, {{.person = author, .updates = {edit.finish().value()}, .claims = {client}}});
}

ObjectId send(Loading& loading, WriteTx& tx, const Step& step, const Viewer& viewer) {
    IdMint& ids = loading.house.ids();
    const auto on = host::require_suggested_on(tx, viewer, step.page->id);
    const auto beginning = objects::prepare_beginning(tx, on, ids);
    const auto id = objects::begin_suggestion(tx, viewer, on, {}, beginning);
    write_into(
        tx, id, viewer.person(), changed_text(beginning.base, step.suggestion->changes, step, ids), ids);
    const auto suggestion = tx.require<objects::Suggestion, View>(viewer, id);
    const auto sending = objects::prepare_sending(tx, *suggestion, ids);
    objects::send_suggestion(tx, viewer, on, suggestion, sending, step.suggestion->note);
    return id;
}

ObjectId decide(Loading& loading, WriteTx& tx, const Step& step, const Viewer& viewer) {
    const auto& decision = step.suggestion->decisions[step.part];
    const auto key = step.key.substr(0, step.key.find('#')) + "#sent";
    const auto id = objects::find_imported(tx, demonstration_source, key).value().object;
    const auto on = host::require_suggested_on(tx, viewer, step.page->id);
    const auto suggestion = tx.require<objects::Suggestion, View>(viewer, id);
    const auto verdict = objects::prepare_verdict(tx, on, {*suggestion}, decision.number,
        {.verdict = decision.verdict == "accepted" ? objects::Verdict::accepted : objects::Verdict::rejected,
            .reason = decision.reason},
        loading.house.ids());
    objects::save_verdict(tx, viewer, on, verdict);
    return id;
}

} // namespace

ObjectId play_suggestion(Loading& loading, WriteTx& tx, const Step& step) {
    if (step.act == Act::judge)
        return decide(
            loading, tx, step, demonstration_viewer(loading, tx, step.suggestion->decisions[step.part].by));
    return send(loading, tx, step, demonstration_viewer(loading, tx, step.suggestion->author));
}

} // namespace folkmoot::cli
