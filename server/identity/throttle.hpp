#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::identity {

/// Slows down whoever guesses: the delay doubles with each failure from 200 ms to 25 s, counted for the
/// account, for the address and its neighbourhood, and for the whole site. Nobody is locked out for good, and
/// a device that has signed in to the account before waits for its own failures only.
struct Attempt {
    std::string account; ///< what was typed, in lower case; need not exist
    std::string network; ///< the remote address
    std::string device; ///< hash of the trusted-device cookie if it belongs to the account; empty otherwise
};

/// Throws Code::rate_limited "identity.wait" with `retry_after` in whole seconds while a delay runs.
void require_patience(ReadTx& tx, const Attempt& attempt);
void note_failure(WriteTx& tx, const Attempt& attempt);
/// Forgets the failures of the account and the device; those of the network stay.
void note_success(WriteTx& tx, const Attempt& attempt);
/// How often signing in to an account has failed in a row within a day, from wherever.
std::int64_t count_failures(ReadTx& tx, std::string_view account);
/// Whoever signs in to the account next does not wait for its failures.
void forget_failures(WriteTx& tx, std::string_view account);
/// Drops rows that nobody has touched for a day; returns how many.
std::int64_t sweep_throttle(WriteTx& tx);

/// The address itself and the neighbourhood it counts for: /32 and /24 of IPv4, /64 and /48 of IPv6.
std::vector<std::string> networks_of(std::string_view address);

} // namespace folkmoot::identity
