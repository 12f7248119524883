#include "transport/gather.hpp"

namespace folkmoot::transport {

Gather::Gather(std::vector<std::string_view> pieces)
    : pieces_(std::move(pieces)) {
    std::erase_if(pieces_, [](std::string_view piece) { return piece.empty(); });
}

std::string_view Gather::next(std::span<char> scratch) const {
    const auto first = pieces_[at_];
    if (first.size() >= scratch.size() || at_ + 1 == pieces_.size()) return first.substr(0, scratch.size());
    std::size_t filled = 0;
    for (auto index = at_; index < pieces_.size() && filled < scratch.size(); ++index)
        filled += pieces_[index].copy(scratch.data() + filled, scratch.size() - filled);
    return {scratch.data(), filled};
}

void Gather::step(std::size_t bytes) {
    while (bytes > 0) {
        auto& piece = pieces_[at_];
        const auto taken = std::min(bytes, piece.size());
        piece.remove_prefix(taken);
        bytes -= taken;
        if (piece.empty()) ++at_;
    }
}

} // namespace folkmoot::transport
