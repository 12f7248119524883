#include "files/secret.hpp"

#include <new>
#include <sodium.h>
#include <stdexcept>

namespace folkmoot::files {

Secret::Secret() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
    octets_.reset(static_cast<unsigned char*>(sodium_malloc(size)));
    if (!octets_) throw std::bad_alloc();
    sodium_memzero(octets_.get(), size);
}

Secret Secret::random() {
    Secret secret;
    randombytes_buf(secret.octets_.get(), size);
    return secret;
}

void Secret::Free::operator()(unsigned char* octets) const {
    sodium_free(octets);
}

} // namespace folkmoot::files
