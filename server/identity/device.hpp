#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::identity {

/// How long a browser in which somebody has signed in is known without another sign-in.
inline constexpr std::chrono::hours device_remembered{180 * 24};

/// The name under which the cookie's device is counted (Attempt::device) when somebody with that address has
/// signed in from it within the time; empty otherwise.
std::string known_device(ReadTx& tx, std::string_view token, std::string_view account);

/// After a sign-in: from now on the device is known by the new token alone; `old` may be of another person,
/// or none. At most 20 devices of a person are known, the latest.
void renew_device(WriteTx& tx, ObjectId person, std::string_view old, std::string_view token);

/// No device of the person is known any more.
void forget_devices(WriteTx& tx, ObjectId person);
/// Drops up to 1,000 devices that were not used for too long; gives how many.
std::int64_t sweep_devices(WriteTx& tx);

} // namespace folkmoot::identity
