#include "files/copy.hpp"

#include "files/upload.hpp"
#include "folkmoot/event.hpp"

namespace folkmoot::files {
namespace {

constexpr Sql insert_first_version{
    "insert into file_version (object, number, blob, name, author, created) values "
    "(:object, 1, :blob, :name, :author, :created)"};

/// The part is let go of at the end: only then it can be finished.
std::int64_t send_all(BlobReader from, Part to) {
    std::vector<std::byte> piece(segment_size);
    for (std::uint64_t at = 0; at < from.size();) {
        const auto count = from.read(at, piece);
        to.append(std::span{piece}.first(count));
        at += count;
    }
    return static_cast<std::int64_t>(to.settle());
}

} // namespace

ObjectId copy_file(WriteTx& tx, const Viewer& viewer, const File& original, const Standing& parent,
    const std::optional<StoredContent>& content) {
    const auto row = objects::create(tx, parent,
        {.type = File::object_type().name,
            .title = title_of(original.name),
            .lifecycle = access::lifecycle_of(tx, parent.object().visibility)});
    const auto& blob = content ? content->blob : original.blob;
    if (content)
        keep_content(tx, parent.object().space, *content);
    else
        use_again(tx, blob);
    put_file(tx, row.id, parent.object().id);
    tx.run(insert_first_version, bind("object", row.id), bind("blob", blob), bind("name", original.name),
        bind("author", viewer.person()), bind("created", tx.now()));
    tx.emit(row, FileAttached{parent.object().id});
    return row.id;
}

StoredContent store_again(
    const Storage& storage, const File& original, const Bytes& key, ObjectId space, ObjectId upload) {
    UploadContent content{.upload = upload,
        .space = space,
        .size = original.size,
        .received = 0,
        .key = storage.begin(upload, original.size)};
    content.received = send_all(storage.open(original, key), storage.open_part(content, 0));
    return storage.finish(content);
}

} // namespace folkmoot::files
