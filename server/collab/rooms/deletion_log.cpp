#include "collab/rooms/deletion_log.hpp"

#include "collab/rooms/house_edit.hpp"
#include "collab/rooms/past_states.hpp"
#include "folkmoot/problem.hpp"
#include "folkmoot/richtext_forms.hpp"

namespace folkmoot::collab {
namespace {

constexpr Sql insert_deletion{
    "insert into large_deletion (document, seq, person, happened, body, told, size_before, size_after) "
    "values (:id, :seq, :person, :happened, :body, null, :size_before, :size_after) on conflict do nothing"};
constexpr Sql select_too_old{
    "select seq from large_deletion where document = :id and seq < (select min(seq) from (select seq from "
    "large_deletion where document = :id order by seq desc limit :kept) newest) order by seq limit 20"};
constexpr Sql delete_notices{"delete from large_deletion_notice where document = :id and seq = :seq"};
constexpr Sql delete_one{"delete from large_deletion where document = :id and seq = :seq"};
constexpr Sql select_untold{
    "select document, seq, person, happened, size_before, size_after from large_deletion where told is null "
    "order by happened, document limit 50"};
constexpr Sql update_told{
    "update large_deletion set told = :now where document = :id and seq = :seq and told is null"};
constexpr Sql insert_notice{
    "insert into large_deletion_notice (person, document, seq, seen) values (:person, "
    ":id, :seq, null) on conflict do nothing"};
constexpr Sql select_to_see{
    "select d.document, d.seq, d.person, d.happened, d.size_before, d.size_after from large_deletion_notice "
    "n "
    "join large_deletion d on d.document = n.document and d.seq = n.seq where n.person = :person and n.seen "
    "is null order by d.happened desc limit 50"};
constexpr Sql update_seen{"update large_deletion_notice set seen = :now where person = :person and document "
                          "= :id and seq = :seq and seen is null"};
constexpr Sql select_of_document{"select document, seq, person, happened, size_before, size_after from "
                                 "large_deletion where document = :id "
                                 "order by seq desc limit 20"};
constexpr Sql select_body_before{"select body from large_deletion where document = :id and seq = :seq"};
constexpr Sql upsert_suspicion{
    "insert into suspected_deletion (document, seq, person, happened, octets) values (:id, :seq, :person, "
    ":happened, :octets) on conflict (document) do update set seq = excluded.seq, person = excluded.person, "
    "happened = excluded.happened, octets = excluded.octets"};
constexpr Sql select_overdue{"select document, seq, person, happened, octets from suspected_deletion where "
                             "happened < :before order by happened limit 50"};
constexpr Sql delete_suspicion{"delete from suspected_deletion where document = :id and seq = :seq"};
constexpr Sql delete_every_suspicion{"delete from suspected_deletion where document = :id"};
constexpr Sql delete_all_notices{"delete from large_deletion_notice where document = :id"};
constexpr Sql delete_all{"delete from large_deletion where document = :id"};

} // namespace

std::optional<richtext::Tree> text_before(ReadTx& tx, ObjectId document, std::int64_t seq, IdMint& ids) {
    const auto stored = find_document_at(tx, document, seq);
    if (!stored) return std::nullopt;
    auto content = open_stored(*stored);
    return named_text(content, house_client(ids.next()), [&] {
        return richtext::BlockId{ids.next().value()};
    }).tree;
}

void suspect_deletion(WriteTx& tx, ObjectId document, const LargeDeletion& deletion) {
    tx.run(upsert_suspicion, bind("id", document), bind("seq", deletion.seq), bind("person", deletion.person),
        bind("happened", deletion.at), bind("octets", static_cast<std::int64_t>(deletion.before)));
}

std::vector<SuspectedDeletion> overdue_suspicions(ReadTx& tx) {
    return tx.rows<SuspectedDeletion>(
        select_overdue, bind("before", tx.now() - DeletionWatch::grace - DeletionWatch::late));
}

bool is_still_gone(ReadTx& tx, const SuspectedDeletion& suspicion) {
    const auto stored = find_document(tx, suspicion.document);
    if (!stored) return false;
    const auto before = static_cast<std::size_t>(suspicion.octets);
    const auto now = open_stored(*stored).content_size();
    return now < before && DeletionWatch::is_much(before - now, before);
}

void settle_suspicion(WriteTx& tx, const SuspectedDeletion& suspicion) {
    tx.run(delete_suspicion, bind("id", suspicion.document), bind("seq", suspicion.seq));
}

void note_deletion(WriteTx& tx, ObjectId document, const LargeDeletion& deletion,
    const std::optional<richtext::Tree>& before) {
    const auto body = before ? std::optional{Json{richtext::write_json(*before)}} : std::nullopt;
    tx.run(insert_deletion, bind("id", document), bind("seq", deletion.seq), bind("person", deletion.person),
        bind("happened", deletion.at), bind("body", body),
        bind("size_before", static_cast<std::int64_t>(deletion.before)),
        bind("size_after", static_cast<std::int64_t>(deletion.after)));
    tx.run(delete_suspicion, bind("id", document), bind("seq", deletion.seq));
    for (const auto seq :
        tx.values<std::int64_t>(select_too_old, bind("id", document), bind("kept", most_kept_deletions))) {
        tx.run(delete_notices, bind("id", document), bind("seq", seq));
        tx.run(delete_one, bind("id", document), bind("seq", seq));
    }
}

std::vector<NotedDeletion> untold_deletions(ReadTx& tx) {
    return tx.rows<NotedDeletion>(select_untold);
}

bool mark_told(WriteTx& tx, const NotedDeletion& deletion, std::span<const ObjectId> people) {
    if (tx.run(update_told, bind("now", tx.now()), bind("id", deletion.document), bind("seq", deletion.seq))
        == 0)
        return false;
    for (const ObjectId person : people)
        tx.run(
            insert_notice, bind("person", person), bind("id", deletion.document), bind("seq", deletion.seq));
    return true;
}

std::vector<NotedDeletion> deletions_to_see(ReadTx& tx, ObjectId person) {
    return tx.rows<NotedDeletion>(select_to_see, bind("person", person));
}

bool mark_seen(WriteTx& tx, ObjectId person, ObjectId document, std::int64_t seq) {
    return tx.run(update_seen, bind("now", tx.now()), bind("person", person), bind("id", document),
               bind("seq", seq))
        == 1;
}

std::vector<NotedDeletion> deletions_of(ReadTx& tx, ObjectId document) {
    return tx.rows<NotedDeletion>(select_of_document, bind("id", document));
}

std::optional<richtext::Tree> kept_text(ReadTx& tx, ObjectId document, std::int64_t seq) {
    const auto body = tx.value<Json>(select_body_before, bind("id", document), bind("seq", seq));
    if (!body) return std::nullopt;
    auto tree = richtext::read_json(body->text);
    if (!tree) throw Problem(Code::internal, "richtext.stored_text_unreadable");
    return std::move(*tree);
}

void forget_deletions(WriteTx& tx, ObjectId document) {
    tx.run(delete_every_suspicion, bind("id", document));
    tx.run(delete_all_notices, bind("id", document));
    tx.run(delete_all, bind("id", document));
}

} // namespace folkmoot::collab
