#include "collab/rooms/log.hpp"

#include "collab/rooms/deletion_log.hpp"
#include "collab/rooms/past_states.hpp"

namespace folkmoot::collab {
namespace {

struct DocumentRow {
    std::int64_t last_seq = 0;
    std::int64_t state_seq = 0;
    std::int64_t published_seq = 0;
    std::int64_t follows = 0;
    Bytes state;
    static constexpr auto fields() {
        return std::array{field<&DocumentRow::last_seq>("last_seq", "Number of the last contribution"),
            field<&DocumentRow::state_seq>("state_seq", "The last one that the state holds"),
            field<&DocumentRow::published_seq>("published_seq", "The last one that readers have"),
            field<&DocumentRow::follows>("follows", "The published revision that it goes on from"),
            field<&DocumentRow::state>("state", "As an update of Yjs, version 1")};
    }
};

struct ContributionRow {
    std::int64_t seq = 0;
    ObjectId person;
    Time saved;
    Bytes updates;
    static constexpr auto fields() {
        return std::array{field<&ContributionRow::seq>("seq", "Counts within the document"),
            field<&ContributionRow::person>("person", "Who sent it"),
            field<&ContributionRow::saved>("saved", "When"),
            field<&ContributionRow::updates>("updates", "Each with its length before it")};
    }
};

struct OwnerRow {
    std::int64_t client = 0;
    ObjectId person;
    static constexpr auto fields() {
        return std::array{field<&OwnerRow::client>("client", "The id that an editor drew"),
            field<&OwnerRow::person>("person", "Whose editor")};
    }
};

constexpr Sql select_document{
    "select d.last_seq, d.state_seq, d.published_seq, d.follows, s.state from live_document d join "
    "live_state s on s.document = d.id where d.id = :id"};
constexpr Sql update_published{
    "update live_document set published_seq = :seq where id = :id and published_seq < :seq"};
constexpr Sql update_left{"update live_document set left_seq = :seq where id = :id"};
constexpr Sql select_ahead{"select id from live_document where last_seq > published_seq and id in "
                           "(select value from json_each(:ids))",
    "select id from live_document where last_seq > published_seq and id in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))"};
constexpr Sql select_all_ahead{
    "select id, last_seq from live_document where last_seq > published_seq and id > :after order by id limit "
    "1000"};
constexpr Sql select_drafted{
    "select d.id from live_document d join object o on o.id = d.id where o.deleted is null and "
    "(d.last_seq > d.published_seq or o.revision = 0) and d.id in (select value from json_each(:ids))",
    "select d.id from live_document d join object o on o.id = d.id where o.deleted is null and "
    "(d.last_seq > d.published_seq or o.revision = 0) and d.id in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))"};
constexpr Sql select_quiet{
    "select d.id from live_document d join object o on o.id = d.id join space p on p.id = o.space where "
    "d.last_seq > d.published_seq and d.id > :after and o.deleted is null and p.kind = 'workspace' and "
    "p.state = 'open' and not exists (select 1 from suggestion s where s.id = d.id) and (o.revision > 0 or "
    "not exists (select 1 from object_revision r where r.object = d.id)) and (d.left_seq >= d.last_seq or "
    "not exists (select 1 from live_contribution c where c.document = d.id "
    "and c.seq = d.last_seq and c.saved > :since)) order by d.id limit 50"};
constexpr Sql select_writers_ahead{
    "select c.person from live_contribution c join live_document d on d.id = c.document "
    "where c.document = :id and c.seq > d.published_seq group by c.person order by max(c.seq) desc limit 50"};
constexpr Sql select_last_seqs{
    "select id, last_seq from live_document where id in (select value from json_each(:ids))",
    "select id, last_seq from jsonb_array_elements_text(cast(:ids as jsonb)) as wanted (value) join "
    "live_document on "
    "id = cast(wanted.value as bigint)"};
constexpr Sql select_tail{
    "select seq, person, saved, updates from live_contribution where document = :id and "
    "seq > :seq order by seq limit 1000"};
constexpr Sql select_owners{"select client, person from live_owner where document = :id and client > :client "
                            "order by client limit 10000"};
constexpr Sql select_owner{"select person from live_owner where document = :id and client = :client"};
constexpr Sql insert_document{
    "insert into live_document (id, last_seq, state_seq, follows) values (:id, 0, 0, :follows) on conflict "
    "do nothing"};
constexpr Sql insert_state{"insert into live_state (document, state) values (:id, :state)"};
constexpr Sql insert_owner{
    "insert into live_owner (document, client, person) values (:id, :client, :person) on "
    "conflict do nothing"};
constexpr Sql count_up{
    "update live_document set last_seq = last_seq + :added where id = :id returning last_seq"};
constexpr Sql select_last_seq{"select last_seq from live_document where id = :id"};
constexpr Sql insert_contribution{
    "insert into live_contribution (document, seq, person, saved, updates) values "
    "(:id, :seq, :person, :saved, :updates)"};
constexpr Sql update_follows{"update live_document set follows = :to where id = :id and follows = :from"};
constexpr Sql set_follows{"update live_document set follows = :to where id = :id"};
constexpr Sql update_state_seq{
    "update live_document set state_seq = :seq where id = :id and state_seq < :seq"};
constexpr Sql update_state{"update live_state set state = :state where document = :id"};
constexpr Sql select_long_logs{
    "select id from live_document where last_seq > :newest and id > :after order by id limit 50"};
constexpr Sql delete_old_contributions{
    "delete from live_contribution where document = :id and seq in (select c.seq from live_contribution c "
    "join live_document d on d.id = c.document where c.document = :id and c.seq <= d.state_seq and "
    "c.seq <= d.last_seq - :newest and c.saved < :before order by c.seq limit 200)"};
constexpr Sql delete_contributions{"delete from live_contribution where document = :id"};
constexpr Sql delete_owners{"delete from live_owner where document = :id"};
constexpr Sql delete_state{"delete from live_state where document = :id"};
constexpr Sql delete_document{"delete from live_document where id = :id"};

yjs::Octets octets_of(const Bytes& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

Bytes framed(const std::vector<yjs::OwnedOctets>& updates) {
    yjs::Writer out;
    for (const auto& update : updates)
        out.var_octets(update);
    return stored_octets(out.written());
}

std::vector<yjs::OwnedOctets> unframed(const Bytes& bytes) {
    std::vector<yjs::OwnedOctets> updates;
    yjs::Reader reader{octets_of(bytes)};
    while (!reader.at_end()) {
        const yjs::Octets update = reader.var_octets();
        updates.emplace_back(update.begin(), update.end());
    }
    if (reader.failed()) throw Problem(Code::internal, "collab.log_unreadable");
    return updates;
}

void claim(WriteTx& tx, ObjectId document, const Contribution& contribution) {
    for (const yjs::ClientId client : contribution.claims) {
        const auto number = static_cast<std::int64_t>(client);
        const auto person = contribution.person;
        const auto added =
            tx.run(insert_owner, bind("id", document), bind("client", number), bind("person", person));
        if (added == 1) continue;
        if (tx.value<ObjectId>(select_owner, bind("id", document), bind("client", number)) != person)
            throw Problem(Code::conflict, "collab.id_taken");
    }
}

} // namespace

Bytes stored_octets(yjs::Octets octets) {
    const auto bytes = std::as_bytes(octets);
    return {bytes.begin(), bytes.end()};
}

std::vector<Owner> owners_of(ReadTx& tx, ObjectId document) {
    std::vector<Owner> owners;
    for (std::int64_t client = -1;;) {
        const auto rows = tx.rows<OwnerRow>(select_owners, bind("id", document), bind("client", client));
        for (const OwnerRow& row : rows)
            owners.push_back({static_cast<yjs::ClientId>(row.client), row.person});
        if (rows.size() < 10'000) return owners;
        client = rows.back().client;
    }
}

std::vector<LoggedContribution> contributions_after(ReadTx& tx, ObjectId document, std::int64_t seq) {
    std::vector<LoggedContribution> found;
    for (auto& row : tx.rows<ContributionRow>(select_tail, bind("id", document), bind("seq", seq)))
        found.push_back({row.seq, row.person, row.saved, unframed(row.updates)});
    return found;
}

std::optional<StoredDocument> find_document(ReadTx& tx, ObjectId document) {
    const auto row = tx.row<DocumentRow>(select_document, bind("id", document));
    if (!row) return std::nullopt;
    const yjs::Octets state = octets_of(row->state);
    StoredDocument stored{.last_seq = row->last_seq,
        .published_seq = row->published_seq,
        .follows = row->follows,
        .state = {state.begin(), state.end()}};
    for (std::int64_t seq = row->state_seq; seq < row->last_seq; seq = stored.tail.back().seq) {
        auto more = contributions_after(tx, document, seq);
        if (more.empty()) throw Problem(Code::internal, "collab.log_unreadable");
        std::ranges::move(more, std::back_inserter(stored.tail));
    }
    stored.owners = owners_of(tx, document);
    return stored;
}

std::vector<ObjectId> documents_behind(
    ReadTx& tx, const std::vector<std::pair<ObjectId, std::int64_t>>& seen) {
    constexpr std::size_t at_once = 1000;
    std::vector<ObjectId> behind;
    for (std::size_t first = 0; first < seen.size(); first += at_once) {
        std::unordered_map<ObjectId, std::int64_t> some;
        for (std::size_t n = first; n < std::min(seen.size(), first + at_once); ++n)
            some.insert(seen[n]);
        std::vector<ObjectId> ids;
        for (const auto& [id, seq] : some)
            ids.push_back(id);
        for (const DocumentEnd& row : tx.rows<DocumentEnd>(select_last_seqs, bind_ids(ids)))
            if (row.last_seq > some.at(row.id)) behind.push_back(row.id);
    }
    return behind;
}

bool begin_document(
    WriteTx& tx, ObjectId document, std::int64_t follows, yjs::Octets state, const Owner& owner) {
    if (tx.run(insert_document, bind("id", document), bind("follows", follows)) == 0) return false;
    tx.run(insert_state, bind("id", document), bind("state", stored_octets(state)));
    tx.run(insert_owner, bind("id", document), bind("client", static_cast<std::int64_t>(owner.client)),
        bind("person", owner.person));
    note_revision(tx, document, {.revision = follows, .exact = true});
    return true;
}

std::int64_t append(WriteTx& tx, ObjectId document, const std::vector<Contribution>& contributions) {
    const auto added = static_cast<std::int64_t>(contributions.size());
    const auto last = tx.value<std::int64_t>(count_up, bind("added", added), bind("id", document));
    if (!last) throw Problem(Code::not_found, "request.not_found");
    std::int64_t seq = *last - added;
    for (const Contribution& contribution : contributions) {
        claim(tx, document, contribution);
        tx.run(insert_contribution, bind("id", document), bind("seq", ++seq),
            bind("person", contribution.person), bind("saved", tx.now()),
            bind("updates", framed(contribution.updates)));
    }
    return *last;
}

bool follow(WriteTx& tx, ObjectId document, std::int64_t from, std::int64_t to) {
    return tx.run(update_follows, bind("to", to), bind("id", document), bind("from", from)) == 1;
}

void follow_from_now_on(WriteTx& tx, ObjectId document, std::int64_t to) {
    tx.run(set_follows, bind("to", to), bind("id", document));
}

void put_state(WriteTx& tx, ObjectId document, std::int64_t seq, yjs::Octets state) {
    keep_state(tx, document, seq);
    if (tx.run(update_state_seq, bind("seq", seq), bind("id", document)) == 1)
        tx.run(update_state, bind("state", stored_octets(state)), bind("id", document));
}

void mark_published(WriteTx& tx, ObjectId document, std::int64_t seq) {
    tx.run(update_published, bind("seq", seq), bind("id", document));
}

void mark_left(WriteTx& tx, ObjectId document, std::int64_t seq) {
    tx.run(update_left, bind("seq", seq), bind("id", document));
}

std::int64_t last_seq_of(ReadTx& tx, ObjectId document) {
    return tx.value<std::int64_t>(select_last_seq, bind("id", document)).value_or(0);
}

std::vector<ObjectId> documents_ahead(ReadTx& tx, std::span<const ObjectId> documents) {
    return tx.values<ObjectId>(select_ahead, bind_ids(documents));
}

std::vector<DocumentEnd> list_documents_ahead(ReadTx& tx, ObjectId after) {
    return tx.rows<DocumentEnd>(select_all_ahead, bind("after", after));
}

std::vector<ObjectId> documents_drafted(ReadTx& tx, std::span<const ObjectId> documents) {
    return tx.values<ObjectId>(select_drafted, bind_ids(documents));
}

std::vector<ObjectId> quiet_documents(ReadTx& tx, Time quiet_since, ObjectId after) {
    return tx.values<ObjectId>(select_quiet, bind("after", after), bind("since", quiet_since));
}

std::vector<ObjectId> writers_ahead(ReadTx& tx, ObjectId document) {
    return tx.values<ObjectId>(select_writers_ahead, bind("id", document));
}

std::vector<ObjectId> documents_with_long_logs(ReadTx& tx, ObjectId after) {
    return tx.values<ObjectId>(select_long_logs, bind("newest", newest_contributions), bind("after", after));
}

std::int64_t drop_old_contributions(WriteTx& tx, ObjectId document, Time before) {
    return tx.run(delete_old_contributions, bind("id", document), bind("newest", newest_contributions),
        bind("before", before));
}

void forget_document(WriteTx& tx, ObjectId document) {
    forget_past(tx, document);
    forget_deletions(tx, document);
    tx.run(delete_contributions, bind("id", document));
    tx.run(delete_owners, bind("id", document));
    tx.run(delete_state, bind("id", document));
    tx.run(delete_document, bind("id", document));
}

} // namespace folkmoot::collab
