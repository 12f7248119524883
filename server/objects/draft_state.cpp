#include "objects/draft_state.hpp"

#include "collab/rooms/past_states.hpp"
#include "collab/rooms/past_text.hpp"
#include "folkmoot/audit.hpp"
#include "folkmoot/printing.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "objects/named_authors.hpp"
#include "objects/position.hpp"
#include "objects/text_limits.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t states_on_page = 50;

struct NamedRow {
    std::int64_t seq = 0;
    std::string name;
    ObjectId named_by;
    Time named_at;
    std::optional<Time> saved;
    static constexpr auto fields() {
        return std::array{field<&NamedRow::seq>("seq", "The last contribution in it"),
            field<&NamedRow::name>("name", "Its name"), field<&NamedRow::named_by>("named_by", "By whom"),
            field<&NamedRow::named_at>("named_at", "When"),
            field<&NamedRow::saved>("saved", "When its last words were saved")};
    }
};

struct KeptText {
    std::string name;
    std::optional<Time> saved;
    Json body;
    static constexpr auto fields() {
        return std::array{field<&KeptText::name>("name", "Its name"),
            field<&KeptText::saved>("saved", "When its last words were saved"),
            field<&KeptText::body>("body", "Its text")};
    }
};

constexpr Sql select_named{
    "select seq, name, named_by, named_at, saved from draft_state where object = :object and seq < :before "
    "order by seq desc limit 51"};
constexpr Sql select_text{"select name, saved, body from draft_state where object = :object and seq = :seq"};
constexpr Sql count_named{"select count(*) from draft_state where object = :object"};
constexpr Sql update_name{
    "update draft_state set name = :name, named_by = :by, named_at = :now where object = "
    ":object and seq = :seq"};
constexpr Sql insert_named{
    "insert into draft_state (object, seq, name, named_by, named_at, saved, body) values (:object, :seq, "
    ":name, :by, :now, :saved, :body)"};
constexpr Sql delete_named{"delete from draft_state where object = :object and seq = :seq"};

} // namespace

Paged<NamedState> list_named_states(
    ReadTx& tx, const Viewer& viewer, const Standing& object, std::string_view after) {
    const ObjectId id = object.object().id;
    const std::string list = "draft-states:" + id.text();
    const auto before = open_position(tx, viewer, list, after, std::numeric_limits<std::int64_t>::max());
    auto rows = tx.rows<NamedRow>(select_named, bind("object", id), bind("before", before));
    Paged<NamedState> page;
    if (rows.size() > states_on_page) {
        rows.resize(states_on_page);
        page.next = seal_position(tx, viewer, list, rows.back().seq);
    }
    NamedAuthors people{viewer, object};
    std::vector<std::size_t> places;
    for (const auto& row : rows)
        places.push_back(static_cast<std::size_t>(people.place_of(row.named_by)));
    const auto labels = people.labels(tx);
    for (std::size_t at = 0; at < rows.size(); ++at)
        page.items.push_back({.state = rows[at].seq,
            .name = std::move(rows[at].name),
            .by = labels[places[at]],
            .named = rows[at].named_at,
            .at = rows[at].saved});
    return page;
}

DraftState require_state(ReadTx& tx, const collab::OpenDraft& draft, std::int64_t state, IdMint& ids) {
    if (const auto kept = tx.row<KeptText>(select_text, bind("object", draft.document), bind("seq", state)))
        return {.state = state, .at = kept->saved, .name = kept->name, .text = read_text(kept->body)};
    if (draft.beginning && state == 0) return current_state(tx, draft);
    if (state < 0 || state > draft.seq) throw Problem(Code::not_found, "objects.no_such_state");
    auto text = collab::past_text(tx, draft, state, ids);
    if (!text) throw Problem(Code::gone, "objects.state_gone");
    return {.state = state,
        .at = collab::saved_at(tx, draft.document, state),
        .name = {},
        .text = std::move(*text)};
}

DraftState current_state(ReadTx& tx, const collab::OpenDraft& draft) {
    return {.state = draft.seq,
        .at = collab::saved_at(tx, draft.document, draft.seq),
        .name = {},
        .text = draft.tree};
}

void name_state(WriteTx& tx, const Viewer& viewer, const Standing& object, const DraftState& state,
    std::string_view name) {
    check_length("name", name, longest_state_name);
    const ObjectId id = object.object().id;
    tx.audit(AuditLine{"core.draft_state_named"}.about(id).in(object.object().space));
    if (tx.run(update_name, bind("name", name), bind("by", viewer.person()), bind("now", tx.now()),
            bind("object", id), bind("seq", state.state))
        == 1)
        return;
    if (tx.value<std::int64_t>(count_named, bind("object", id)).value_or(0) >= most_named_states)
        throw Problem(Code::conflict, "objects.too_many_named_states")
            .with("most", std::to_string(most_named_states));
    tx.run(insert_named, bind("object", id), bind("seq", state.state), bind("name", name),
        bind("by", viewer.person()), bind("now", tx.now()), bind("saved", state.at),
        bind("body", Json{richtext::write_json(state.text)}));
}

bool unname_state(WriteTx& tx, const Standing& object, std::int64_t state) {
    const ObjectId id = object.object().id;
    const bool had = tx.run(delete_named, bind("object", id), bind("seq", state)) == 1;
    if (had) tx.audit(AuditLine{"core.draft_state_unnamed"}.about(id).in(object.object().space));
    return had;
}

void bring_back(
    WriteTx& tx, const Viewer& viewer, const Standing& object, const collab::DraftChange& change) {
    collab::save_change(tx, change, viewer.person());
    tx.audit(AuditLine{"core.draft_restored"}.about(object.object().id).in(object.object().space));
}

} // namespace folkmoot::objects
