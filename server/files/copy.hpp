#pragma once
#include "files/file.hpp"
#include "files/storage.hpp"

namespace folkmoot::files {

/// Puts a file's latest version under another object as a file of its own, with that content, which is in
/// use there already, or is kept here for the first time. Gives its id.
ObjectId copy_file(WriteTx& tx, const Viewer& viewer, const File& original, const Standing& parent,
    const std::optional<StoredContent>& content);

/// The same content again, sealed for another space: contents are stored once in a space and are known in no
/// other. No transaction, so called while a request is prepared. Throws as Storage::open and Storage::finish.
StoredContent store_again(
    const Storage& storage, const File& original, const Bytes& key, ObjectId space, ObjectId upload);

} // namespace folkmoot::files
