#pragma once
#include <cstddef>
#include <memory>
#include <span>

namespace folkmoot::files {

/// 32 secret octets in memory that is locked, guarded and wiped when it is given back.
class Secret {
public:
    static constexpr std::size_t size = 32;

    Secret(); ///< all zero, to be filled
    static Secret random();

    std::span<unsigned char, size> octets() { return std::span<unsigned char, size>{octets_.get(), size}; }
    std::span<const unsigned char, size> octets() const {
        return std::span<const unsigned char, size>{octets_.get(), size};
    }

private:
    struct Free {
        void operator()(unsigned char* octets) const;
    };
    std::unique_ptr<unsigned char, Free> octets_;
};

} // namespace folkmoot::files
