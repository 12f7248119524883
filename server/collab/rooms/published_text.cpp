#include "collab/rooms/published_text.hpp"

#include "collab/rooms/past_states.hpp"

namespace folkmoot::collab {
namespace {

struct Publishing {
    std::int64_t revision = 0;
    ObjectId updated_by;
    static constexpr auto fields() {
        return std::array{field<&Publishing::revision>("revision", "The published revision"),
            field<&Publishing::updated_by>("updated_by", "Who published it")};
    }
};

constexpr Sql select_publishing{"select revision, updated_by from object where id = :id"};
constexpr Sql select_follows{"select follows from live_document where id = :id"};
constexpr Sql select_revision_body{
    "select body from object_revision where object = :id and number = :number"};

} // namespace

richtext::Tree published_tree(ReadTx& tx, ObjectId object, std::int64_t revision) {
    if (revision == 0) return {};
    const auto body =
        tx.value<std::string>(select_revision_body, bind("id", object), bind("number", revision));
    auto tree = richtext::read_json(body.value_or(std::string{}));
    if (!tree) throw Problem(Code::internal, "richtext.stored_text_unreadable");
    return std::move(*tree);
}

Beginning beginning_of(
    ReadTx& tx, ObjectId object, std::int64_t revision, ObjectId author, yjs::ClientId client) {
    return {.follows = revision,
        .state = first_state(published_tree(tx, object, revision), client),
        .author = {client, author}};
}

std::optional<Following> following_of(ReadTx& tx, ObjectId document, IdMint& ids) {
    const auto follows = tx.value<std::int64_t>(select_follows, bind("id", document));
    const auto published = tx.row<Publishing>(select_publishing, bind("id", document));
    if (!follows || !published || *follows >= published->revision) return std::nullopt;
    return following_of(tx, document, find_document(tx, document).value(), ids);
}

std::optional<Following> following_of(
    ReadTx& tx, ObjectId document, const StoredDocument& stored, IdMint& ids) {
    const auto published = tx.row<Publishing>(select_publishing, bind("id", document));
    if (!published || stored.follows >= published->revision) return std::nullopt;
    const yjs::ClientId client = house_client(ids.next());
    Following following{.from = stored.follows,
        .to = published->revision,
        .seq = stored.last_seq,
        .ahead = stored.last_seq > stored.published_seq,
        .contribution = {.person = published->updated_by}};
    yjs::Document content = open_stored(stored);
    auto update = bring_in(content, published_tree(tx, document, following.from),
        published_tree(tx, document, following.to), client,
        [&] { return richtext::BlockId{ids.next().value()}; });
    if (update.empty()) return following;
    following.contribution.updates.push_back(std::move(update));
    following.contribution.claims.push_back(client);
    return following;
}

bool save_following(WriteTx& tx, ObjectId document, const Following& following) {
    if (!follow(tx, document, following.from, following.to)) return false;
    std::int64_t last = following.seq;
    if (!following.contribution.updates.empty()) {
        last = append(tx, document, {following.contribution});
        if (!following.ahead) mark_published(tx, document, last);
    }
    note_revision(tx, document,
        {.revision = following.to, .seq = last, .exact = !following.ahead && last <= following.seq + 1});
    return true;
}

} // namespace folkmoot::collab
