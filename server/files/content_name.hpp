#pragma once
#include "files/blob_reader.hpp"

namespace folkmoot::files {

/// The public name of a content inside one space: 64 hexadecimal digits of BLAKE2b-256 keyed for that space.
/// Equal content is stored once inside a space; nobody can tell from names that two spaces hold the same, nor
/// whether a space holds a file they have.
class ContentName {
public:
    ContentName(const RootKey& root, ObjectId space);
    ~ContentName();
    ContentName(const ContentName&) = delete;
    ContentName& operator=(const ContentName&) = delete;
    void add(std::span<const std::byte> octets);
    /// Ends it; nothing may be added afterwards.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Reads the whole content once and names it. Throws BlobBroken.
std::string name_content(BlobReader& reader, const RootKey& root, ObjectId space);

} // namespace folkmoot::files
