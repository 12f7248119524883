#pragma once
// What can be wrong with octets that somebody sent. Nothing here throws: a fault is an answer.
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>

namespace folkmoot::yjs {

enum class Reason : std::uint8_t {
    none,
    cut_short, ///< ends inside a value
    too_long, ///< octets follow the end
    number_too_large, ///< above 2^53-1, or above what this place allows
    not_utf8,
    unknown_content, ///< a content reference, type reference or value tag that Yjs 13.6 does not write
    unknown_flags, ///< flags that GC and Skip do not have
    empty_struct, ///< a struct or a range of length 0
    repeated_client, ///< two sections of one client
    own_future, ///< refers to itself or to a later struct of its own client
    parent_without_kind, ///< its parent is neither a type nor what is left of a deleted one
    two_parents, ///< stands between neighbours of different parents or keys
    clock_too_high,
    too_deep,
    over_limit, ///< more structs, sections, ranges or octets than allowed
    over_budget, ///< took more steps than allowed: the document is unusable and must be loaded again
};

/// What is wrong, and at which octet of the input (0 where no octet is to blame).
struct Fault {
    Reason reason = Reason::none;
    std::size_t at = 0;
    bool operator==(const Fault&) const = default;
};

/// A sentence without a full stop, for logs and answers.
std::string_view say(Reason);

template <class T> using Result = std::expected<T, Fault>;

} // namespace folkmoot::yjs
