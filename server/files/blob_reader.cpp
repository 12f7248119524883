#include "files/blob_reader.hpp"

namespace folkmoot::files {

std::string_view name_of(BlobFault fault) {
    switch (fault) {
    case BlobFault::missing:
        return "missing";
    case BlobFault::unwrapped:
        return "key cannot be opened";
    case BlobFault::wrong_length:
        return "wrong length";
    case BlobFault::altered:
        return "altered";
    case BlobFault::renamed:
        return "not the content it is named after";
    }
    std::unreachable();
}

BlobBroken::BlobBroken(std::string blob, BlobFault fault, std::uint64_t segment)
    : std::runtime_error(fmt::format("blob {}: {} (segment {})", blob, name_of(fault), segment))
    , blob_(std::move(blob))
    , fault_(fault)
    , segment_(segment) { }

BlobReader::BlobReader(std::string name, std::unique_ptr<StoredBlob> stored, BlobKey key, std::uint64_t size)
    : name_(std::move(name))
    , stored_(std::move(stored))
    , key_(std::move(key))
    , layout_{size} {
    if (!stored_) throw BlobBroken(name_, BlobFault::missing);
    if (stored_->stored_size() != layout_.stored_size()) throw BlobBroken(name_, BlobFault::wrong_length);
}

std::size_t BlobReader::read(std::uint64_t offset, std::span<std::byte> into) {
    std::size_t done = 0;
    while (done < into.size() && offset < layout_.size) {
        load(offset / segment_size);
        const auto from = static_cast<std::size_t>(offset % segment_size);
        const auto count = std::min(plain_.size() - from, into.size() - done);
        std::copy_n(plain_.begin() + static_cast<std::ptrdiff_t>(from), count,
            into.begin() + static_cast<std::ptrdiff_t>(done));
        done += count;
        offset += count;
    }
    // An empty content has a segment, too, and it must be the right one.
    if (layout_.size == 0) load(0);
    return done;
}

void BlobReader::load(std::uint64_t segment) {
    if (loaded_ == segment) return;
    loaded_.reset();
    plain_.resize(layout_.length(segment));
    sealed_.resize(plain_.size() + segment_overhead);
    const auto end = layout_.is_last(segment) ? SegmentPlace::End::yes : SegmentPlace::End::no;
    if (stored_->read_at(segment * stored_segment_size, sealed_) != sealed_.size())
        throw BlobBroken(name_, BlobFault::wrong_length, segment);
    if (!open_segment(key_, {segment, end}, sealed_, plain_))
        throw BlobBroken(name_, BlobFault::altered, segment);
    loaded_ = segment;
}

} // namespace folkmoot::files
