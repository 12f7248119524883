#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace folkmoot::identity {

/// What one Argon2id hash costs (RFC 9106). The default is libsodium's INTERACTIVE: 64 MiB, two passes, about
/// 90 ms.
struct PasswordCost {
    std::uint64_t passes = 2;
    std::size_t memory = 64U * 1024 * 1024; ///< octets
};

/// The encoded hash, parameters and salt included, of exactly these octets. Throws std::bad_alloc without the
/// memory.
std::string hash_password(std::string_view password, const PasswordCost& cost);

enum class PasswordMatch {
    wrong,
    right,
    right_but_cheap ///< hashed at another cost than today's: hash it again
};
PasswordMatch check_password(const std::string& hash, std::string_view password, const PasswordCost& cost);

/// Spends the time of a check on somebody who has no password, so that nobody learns who has an account.
void spend_a_check(std::string_view password, const PasswordCost& cost);

/// Refuses a new password: shorter than 12 characters (15 for administrators), longer than 4 KiB, not UTF-8,
/// a common one, or one that holds the person's own name or address. Throws Code::bad_input with the field
/// `password`. No rules of composition; the octets are used as they come (NIST SP 800-63B 5.1.1, ASVS 6.2).
struct PasswordOwner {
    std::string_view name;
    std::string_view email;
    bool is_administrator = false;
};
void check_new_password(std::string_view password, const PasswordOwner& owner);

/// Whether a password, in any case, is on the list of common ones.
bool is_common_password(std::string_view password);

} // namespace folkmoot::identity
