#pragma once
#include "files/blob_store.hpp"

namespace folkmoot::files {

/// A content that lies in a file of this machine: a blob, or a part that is about to become one.
class FileContent final : public StoredBlob {
public:
    explicit FileContent(std::unique_ptr<DiskFile> file)
        : file_(std::move(file)) { }
    std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override {
        return file_->read_at(offset, into);
    }
    std::uint64_t stored_size() override { return file_->size(); }

private:
    std::unique_ptr<DiskFile> file_;
};

} // namespace folkmoot::files
