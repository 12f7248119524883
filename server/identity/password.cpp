#include "identity/password.hpp"

#include "folkmoot/problem.hpp"
#include "folkmoot/text.hpp"

#include <sodium.h>

#include <new>

namespace folkmoot::identity {
namespace {

constexpr std::size_t longest_password = 4096;
constexpr std::size_t shortest_password = 12;
constexpr std::size_t shortest_for_administrators = 15;

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U; }));
}

[[noreturn]] void refuse_password(
    std::string key, std::vector<std::pair<std::string, std::string>> values = {}) {
    throw Problem(Code::bad_input, "request.fields")
        .with_field({"password", std::move(key), std::move(values)});
}

/// Whether a word of at least four letters stands in a text.
bool holds(std::string_view text, std::string_view word) {
    return word.size() >= 4 && text.find(word) != text.npos;
}

} // namespace

std::string hash_password(std::string_view password, const PasswordCost& cost) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.passes, cost.memory,
            crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        throw std::bad_alloc{};
    return hash.data();
}

PasswordMatch check_password(const std::string& hash, std::string_view password, const PasswordCost& cost) {
    if (crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) != 0)
        return PasswordMatch::wrong;
    const bool cheap = crypto_pwhash_str_needs_rehash(hash.c_str(), cost.passes, cost.memory) != 0;
    return cheap ? PasswordMatch::right_but_cheap : PasswordMatch::right;
}

void spend_a_check(std::string_view password, const PasswordCost& cost) {
    // A hash costs what a check costs: both are one run of Argon2id with the same parameters.
    auto hash = hash_password(password, cost);
    sodium_memzero(hash.data(), hash.size());
}

void check_new_password(std::string_view password, const PasswordOwner& owner) {
    const std::size_t least = owner.is_administrator ? shortest_for_administrators : shortest_password;
    if (count_characters(password) < least)
        refuse_password("identity.password_short", {{"min", std::to_string(least)}});
    if (password.size() > longest_password) refuse_password("identity.password_long");
    if (is_common_password(password)) refuse_password("identity.password_common");
    const std::string plain = folded(password);
    const std::string name = folded(owner.name);
    for (std::size_t at = 0; at < name.size();) {
        auto end = std::min(name.find(' ', at), name.size());
        if (holds(plain, std::string_view{name}.substr(at, end - at)))
            refuse_password("identity.password_personal");
        at = end + 1;
    }
    if (holds(plain, folded(owner.email.substr(0, owner.email.find('@')))))
        refuse_password("identity.password_personal");
}

} // namespace folkmoot::identity
