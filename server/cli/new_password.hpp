#pragma once
#include "identity/password.hpp"

namespace folkmoot::cli {

enum class PasswordFrom {
    prompt, ///< asked twice on the terminal, unseen
    input ///< the first line of standard input
};

/// Reads a new password, holds it to the rules and gives its hash. Throws std::runtime_error without a
/// terminal, or when the two do not match; Problem for one that the rules refuse.
std::string new_password_hash(PasswordFrom from, const identity::PasswordOwner& owner);

} // namespace folkmoot::cli
