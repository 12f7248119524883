#include "host/manifest.hpp"

#include <sodium.h>

#include <cstdlib>
#include <stdexcept>

using namespace folkmoot;

/// Nothing that this key has not signed is a manifest, and reading it never does worse than refuse.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool started = sodium_init() >= 0;
    if (!started) std::abort();
    const Bytes key(crypto_sign_PUBLICKEYBYTES, std::byte{7});
    try {
        host::read_manifest({reinterpret_cast<const char*>(data), size}, key);
    } catch (const std::runtime_error&) {
        return 0;
    }
    std::abort();
}
