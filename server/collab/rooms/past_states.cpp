#include "collab/rooms/past_states.hpp"

#include <algorithm>

namespace folkmoot::collab {
namespace {

struct PastStateRow {
    std::int64_t seq = 0;
    Bytes state;
    static constexpr auto fields() {
        return std::array{field<&PastStateRow::seq>("seq", "The last contribution in it"),
            field<&PastStateRow::state>("state", "As an update of Yjs, version 1")};
    }
};

constexpr Sql insert_kept{
    "insert into live_kept_state (document, seq, state) select d.id, d.state_seq, s.state from live_document "
    "d join live_state s on s.document = d.id where d.id = :id and d.state_seq < :seq and (not exists "
    "(select 1 from live_kept_state k where "
    "k.document = :id) or (select coalesce(sum(length(c.updates)), 0) from live_contribution c where "
    "c.document = :id and c.seq <= d.state_seq and c.seq > (select max(k.seq) from live_kept_state k where "
    "k.document = :id)) >= :octets or d.state_seq - (select max(k.seq) from live_kept_state k where "
    "k.document = :id) >= :count) on conflict do nothing"};
constexpr Sql drop_kept_before{
    "delete from live_kept_state where document = :id and seq < (select max(seq) from live_kept_state where "
    "document = :id and seq <= :first)"};
constexpr Sql drop_kept_beyond{
    "delete from live_kept_state where document = :id and seq < (select seq from live_kept_state where "
    "document = :id order by seq desc limit 1 offset :kept)"};
constexpr Sql select_nearest{
    "select seq, state from live_kept_state where document = :id and seq <= :seq order by seq desc limit 1"};
constexpr Sql select_own{"select d.state_seq as seq, s.state from live_document d join live_state s on "
                         "s.document = d.id where d.id = :id and d.state_seq <= :seq"};
constexpr Sql select_last{"select last_seq from live_document where id = :id"};
constexpr Sql select_oldest{
    "select coalesce((select min(seq) from live_kept_state where document = :id), state_seq) from "
    "live_document where id = :id"};
constexpr Sql select_saved{"select saved from live_contribution where document = :id and seq = :seq"};
constexpr Sql insert_place{
    "insert into live_revision (document, revision, seq, naming, exact) values (:id, :revision, :seq, "
    ":naming, :exact) on conflict do nothing"};
constexpr Sql select_place{
    "select revision, seq, naming, exact from live_revision where document = :id and revision = :revision"};
constexpr Sql select_revision_at{
    "select coalesce(max(revision), 0) from live_revision where document = :id and seq <= :seq"};
constexpr std::array past_of_a_document{Sql{"delete from live_kept_state where document = :id"},
    Sql{"delete from live_revision where document = :id"}};

/// The nearest state that is stored, at or before a contribution.
std::optional<PastStateRow> nearest_state(ReadTx& tx, ObjectId document, std::int64_t seq) {
    auto own = tx.row<PastStateRow>(select_own, bind("id", document), bind("seq", seq));
    return own ? std::move(own)
               : tx.row<PastStateRow>(select_nearest, bind("id", document), bind("seq", seq));
}

} // namespace

void keep_state(WriteTx& tx, ObjectId document, std::int64_t seq) {
    const auto added = tx.run(insert_kept, bind("id", document), bind("seq", seq),
        bind("octets", octets_between_states), bind("count", contributions_between_states));
    if (added == 0) return;
    tx.run(drop_kept_before, bind("id", document), bind("first", seq - contributions_of_past));
    tx.run(drop_kept_beyond, bind("id", document), bind("kept", most_kept_states - 1));
}

std::optional<StoredDocument> find_document_at(ReadTx& tx, ObjectId document, std::int64_t seq) {
    const auto last = tx.value<std::int64_t>(select_last, bind("id", document));
    if (!last || seq < 0 || seq > *last) return std::nullopt;
    const auto nearest = nearest_state(tx, document, seq);
    if (!nearest || seq - nearest->seq > most_contributions_to_build) return std::nullopt;
    const auto* octets = reinterpret_cast<const std::uint8_t*>(nearest->state.data());
    StoredDocument stored{.last_seq = seq, .state = {octets, octets + nearest->state.size()}};
    for (std::int64_t done = nearest->seq; done < seq; done = stored.tail.back().seq) {
        auto more = contributions_after(tx, document, done);
        // What was saved then may be dropped from the log by now.
        if (more.empty() || more.front().seq != done + 1) return std::nullopt;
        std::erase_if(more, [&](const LoggedContribution& one) { return one.seq > seq; });
        std::ranges::move(more, std::back_inserter(stored.tail));
    }
    return stored;
}

std::optional<std::int64_t> oldest_state(ReadTx& tx, ObjectId document) {
    return tx.value<std::int64_t>(select_oldest, bind("id", document));
}

std::optional<Time> saved_at(ReadTx& tx, ObjectId document, std::int64_t seq) {
    return tx.value<Time>(select_saved, bind("id", document), bind("seq", seq));
}

void note_revision(WriteTx& tx, ObjectId document, const RevisionPlace& place) {
    if (place.revision == 0) return;
    tx.run(insert_place, bind("id", document), bind("revision", place.revision), bind("seq", place.seq),
        bind("naming", place.naming), bind("exact", place.exact));
}

std::optional<RevisionPlace> find_revision_place(ReadTx& tx, ObjectId document, std::int64_t revision) {
    return tx.row<RevisionPlace>(select_place, bind("id", document), bind("revision", revision));
}

std::int64_t revision_at(ReadTx& tx, ObjectId document, std::int64_t seq) {
    return tx.value<std::int64_t>(select_revision_at, bind("id", document), bind("seq", seq)).value_or(0);
}

std::optional<StoredDocument> find_document_of(ReadTx& tx, ObjectId document, const RevisionPlace& place) {
    auto stored = find_document_at(tx, document, place.seq);
    if (!stored || place.naming == 0) return stored;
    auto naming = contributions_after(tx, document, place.naming - 1);
    if (naming.empty() || naming.front().seq != place.naming) return std::nullopt;
    stored->tail.push_back(std::move(naming.front()));
    return stored;
}

void forget_past(WriteTx& tx, ObjectId document) {
    for (const Sql& sql : past_of_a_document)
        tx.run(sql, bind("id", document));
}

} // namespace folkmoot::collab
