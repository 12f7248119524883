#pragma once
#include <cstddef>
#include <cstdint>

namespace folkmoot::yjs {

/// What one update may hold. The values are those for what a person types; `of_a_stored_state` is for what
/// this server wrote itself.
struct Limits {
    std::size_t octets = std::size_t{1} << 20;
    std::size_t sections = 64;
    std::size_t structs = 50'000;
    std::size_t delete_ranges = 200'000;
    std::size_t name_octets = 256; ///< of a key, a node's name, a root's name
    std::size_t value_depth = 32; ///< of a JSON-like value
    std::uint32_t highest_clock = std::uint32_t{1} << 31;

    /// Of the first answer to a state vector: a client may send all that it has.
    static constexpr Limits of_a_first_answer() {
        Limits limits;
        limits.octets = std::size_t{8} << 20;
        return limits;
    }
    /// Of a whole document that somebody brings along. It may be of version 2, where few octets can stand for
    /// any number of structs: there are no more than a document has blocks.
    static constexpr Limits of_an_import() {
        Limits limits;
        limits.octets = std::size_t{20} << 20;
        limits.sections = 100'000;
        limits.structs = 1'000'000;
        limits.delete_ranges = 1'000'000;
        return limits;
    }
    static constexpr Limits of_a_stored_state() {
        Limits limits;
        limits.octets = std::size_t{64} << 20;
        limits.sections = 1'000'000;
        limits.structs = 4'000'000;
        limits.delete_ranges = 4'000'000;
        return limits;
    }
};

/// Steps that putting an update in may still take. A step is a block looked at, split or deleted.
class Budget {
public:
    static constexpr std::uint64_t usual = 2'000'000;
    explicit Budget(std::uint64_t steps = usual)
        : left_{steps} { }
    /// False once nothing is left; it stays false.
    bool spend(std::uint64_t steps = 1) {
        if (left_ < steps) {
            left_ = 0;
            spent_ = true;
        } else {
            left_ -= steps;
        }
        return !spent_;
    }
    bool is_spent() const { return spent_; }
    std::uint64_t left() const { return left_; }

private:
    std::uint64_t left_;
    bool spent_ = false;
};

} // namespace folkmoot::yjs
