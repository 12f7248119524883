#include "files/collection.hpp"

#include <unordered_set>

namespace folkmoot::files {

namespace {

constexpr Sql select_blobs{
    "select id, space, size, key, state from blob where id > :after order by id limit :most"};
constexpr Sql select_scanning{
    "select id, space, size, key, state from blob where state = 'scanning' order by id "
    "limit :most"};
constexpr Sql set_state{"update blob set state = :state where id = :id"};
constexpr Sql select_last{
    "select max(id) from (select id from blob where id > :after order by id limit :most) page"};
constexpr Sql mark{
    "update blob set unused_since = :now where id > :after and id <= :last and unused_since is null and "
    "not exists (select 1 from file_version v where v.blob = blob.id)"};
constexpr Sql select_unused{
    "select id, space, size, key, state from blob where unused_since < :before and not exists "
    "(select 1 from file_version v where v.blob = blob.id) order by unused_since limit :most"};
constexpr Sql delete_blob{"delete from blob where id = :id"};
constexpr Sql delete_uploads{"delete from upload where expires <= :now"};
constexpr Sql select_named{
    "select id, space, size, key, state from blob where id in (select value from json_each(:ids))",
    "select id, space, size, key, state from blob where id in (select jsonb_array_elements_text(cast(:ids as "
    "jsonb)))"};

struct UploadKey {
    ObjectId id;
    Bytes key;
    static constexpr auto fields() {
        return std::array{
            field<&UploadKey::id>("id", "The upload"), field<&UploadKey::key>("key", "Its sealed key")};
    }
};
constexpr Sql select_upload_keys{"select id, key from upload where id > :after order by id limit 5000"};

constexpr std::size_t id_length = 64;

std::string id_list(std::span<const StoredName> names) {
    std::string list{"["};
    for (const auto& stored : names) {
        if (list.size() > 1) list += ',';
        list.append("\"").append(stored.name, 0, id_length).append("\"");
    }
    return list + "]";
}

} // namespace

std::vector<BlobRow> blobs_after(ReadTx& tx, const std::string& id, std::int64_t most) {
    return tx.rows<BlobRow>(select_blobs, bind("after", id), bind("most", most));
}

std::vector<BlobRow> blobs_to_scan(ReadTx& tx, std::int64_t most) {
    return tx.rows<BlobRow>(select_scanning, bind("most", most));
}

void record_scan(WriteTx& tx, const std::string& blob, FileState state) {
    tx.run(set_state, bind("id", blob), bind("state", state));
}

std::string mark_unused(WriteTx& tx, const std::string& id, std::int64_t most) {
    auto last = tx.value<std::string>(select_last, bind("after", id), bind("most", most));
    if (!last) return {};
    tx.run(mark, bind("now", tx.now()), bind("after", id), bind("last", *last));
    return std::move(*last);
}

std::vector<BlobRow> forget_unused(WriteTx& tx, std::int64_t most) {
    auto rows = tx.rows<BlobRow>(select_unused, bind("before", tx.now() - unused_kept), bind("most", most));
    for (const auto& row : rows)
        tx.run(delete_blob, bind("id", row.id));
    return rows;
}

std::int64_t forget_uploads(WriteTx& tx) {
    return tx.run(delete_uploads, bind("now", tx.now()));
}

void remove_strays(ReadTx& tx, const Storage& storage, std::span<const StoredName> names) {
    std::unordered_set<std::string> in_use;
    for (const auto& row : tx.rows<BlobRow>(select_named, bind("ids", id_list(names)))) {
        auto name = storage.stored_name(row.id, row.key);
        // With a key that cannot be opened one cannot know which file is meant: then none of that name goes.
        if (name.empty()) in_use.insert(row.id);
        in_use.insert(std::move(name));
    }
    const auto old = std::chrono::system_clock::now() - stray_kept;
    for (const auto& stored : names)
        if (stored.put < old && !in_use.contains(stored.name)
            && !in_use.contains(stored.name.substr(0, id_length)))
            storage.blobs().remove(stored.name);
}

void remove_abandoned_parts(ReadTx& tx, const Storage& storage) {
    std::vector<ObjectId> uploads;
    std::vector<Bytes> keys;
    for (ObjectId after;; after = uploads.back()) {
        auto rows = tx.rows<UploadKey>(select_upload_keys, bind("after", after));
        for (auto& row : rows) {
            uploads.push_back(row.id);
            keys.push_back(std::move(row.key));
        }
        if (rows.empty()) break;
    }
    storage.sweep_parts(keys, uploads);
}

std::optional<BlobFinding> check_blob(const Storage& storage, const BlobRow& row) {
    try {
        auto content = storage.open(row.id, row.size, row.key);
        if (name_content(content, storage.root(), row.space) == row.id) return std::nullopt;
        return BlobFinding{row.id, BlobFault::renamed, 0};
    } catch (const BlobBroken& broken) {
        return BlobFinding{row.id, broken.fault(), broken.segment()};
    }
}

} // namespace folkmoot::files
