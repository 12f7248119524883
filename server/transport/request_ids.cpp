#include "transport/request_ids.hpp"

#include <openssl/rand.h>

#include <stdexcept>

namespace folkmoot::transport {

std::string RequestIds::next() {
    if (used_ == pool_.size()) {
        if (RAND_bytes(pool_.data(), static_cast<int>(pool_.size())) != 1)
            throw std::runtime_error("The system's random numbers are not available.");
        used_ = 0;
    }
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string id(2 * id_bytes, '0');
    for (std::size_t index = 0; index < id_bytes; ++index) {
        const auto byte = pool_[used_ + index];
        id[2 * index] = digits[byte >> 4];
        id[2 * index + 1] = digits[byte & 15];
    }
    used_ += id_bytes;
    return id;
}

} // namespace folkmoot::transport
