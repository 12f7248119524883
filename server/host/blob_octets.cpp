#include "host/blob_octets.hpp"

namespace folkmoot::host {
namespace {

/// A stored content behind the SDK's Octets.
class BlobOctets final : public Octets {
public:
    explicit BlobOctets(files::BlobReader reader)
        : reader_(std::move(reader)) { }
    std::uint64_t size() const override { return reader_.size(); }
    std::string read(std::uint64_t offset, std::size_t count) override {
        std::string piece(count, '\0');
        const auto got = reader_.read(offset, std::as_writable_bytes(std::span{piece}));
        if (got != count) throw std::runtime_error("a stored file is shorter than its row says");
        return piece;
    }

private:
    files::BlobReader reader_;
};

} // namespace

std::shared_ptr<Octets> open_octets(const files::Storage& storage, const files::SeenFile& file) {
    return std::make_shared<BlobOctets>(storage.open(file.file, file.key));
}

} // namespace folkmoot::host
