#pragma once
#include <array>
#include <cstdint>
#include <string>

namespace folkmoot::transport {

/// Random request ids. Random and not counted, because a count would tell one client how busy the others are.
class RequestIds {
public:
    /// 32 hexadecimal digits.
    std::string next();

private:
    static constexpr std::size_t id_bytes = 16;
    std::array<unsigned char, 256 * id_bytes> pool_{};
    std::size_t used_ = sizeof pool_; ///< bytes of the pool already given out
};

} // namespace folkmoot::transport
