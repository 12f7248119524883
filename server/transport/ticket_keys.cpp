#include "transport/ticket_keys.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <stdexcept>

namespace folkmoot::transport {

namespace {

TicketKeys::Key make_key() {
    TicketKeys::Key key{};
    const bool filled = RAND_bytes(key.name.data(), key.name.size()) == 1
        && RAND_bytes(key.cipher.data(), key.cipher.size()) == 1
        && RAND_bytes(key.mac.data(), key.mac.size()) == 1;
    if (!filled) throw std::runtime_error("The system's random numbers are not available.");
    return key;
}

} // namespace

TicketKeys::TicketKeys(std::chrono::seconds rotation)
    : rotation_(rotation)
    , made_(std::chrono::steady_clock::now())
    , newest_(make_key())
    , previous_(make_key()) { }

TicketKeys::~TicketKeys() {
    OPENSSL_cleanse(&newest_, sizeof newest_);
    OPENSSL_cleanse(&previous_, sizeof previous_);
}

TicketKeys::Key TicketKeys::newest() {
    const std::lock_guard lock(mutex_);
    rotate_if_due();
    return newest_;
}

std::optional<TicketKeys::Found> TicketKeys::find(std::span<const unsigned char, 16> name) {
    const std::lock_guard lock(mutex_);
    rotate_if_due();
    if (std::ranges::equal(newest_.name, name)) return Found{newest_, Age::newest};
    if (std::ranges::equal(previous_.name, name)) return Found{previous_, Age::previous};
    return std::nullopt;
}

void TicketKeys::rotate_if_due() {
    const auto now = std::chrono::steady_clock::now();
    const auto age = now - made_;
    if (age < rotation_) return;
    // After two quiet rotations the predecessor is too old to open anything, too.
    previous_ = age < 2 * rotation_ ? newest_ : make_key();
    newest_ = make_key();
    made_ = now;
}

} // namespace folkmoot::transport
