#pragma once
#include "audit/line.hpp"

namespace folkmoot::audit {

/// What the chain starts from: the "hash before" of line 1.
inline constexpr std::string_view genesis{"0000000000000000000000000000000000000000000000000000000000000000"};

/// The last line that has a number.
struct Head {
    std::int64_t seq = 0; ///< 0: there is no line yet
    std::string hash{genesis};
    static constexpr auto fields() {
        return std::array{
            field<&Head::seq>("seq", "Number of the last line"), field<&Head::hash>("hash", "Its hash")};
    }
};
Head head(ReadTx& tx);

/// BLAKE2b-256, in hex, of a tag, the hash of the line before, and every field of the line but `hash` in a
/// fixed order: numbers as 8 octets, most significant first, texts with their length before them, an absent
/// id as 0. `line.seq` must be there.
std::string chained(std::string_view hash_before, const Line& line);

/// 256 random bits in hex, for one commitment.
std::string new_salt();
/// BLAKE2b-256 of the detail, keyed with its salt: without the salt nobody can find the text by trying.
std::string commitment(std::string_view salt, std::string_view detail);

/// Gives every line that has no number yet the next one and its hash, in the order in which they were
/// written. Only the sequencer calls it, one at a time for a store. Gives the number of lines.
std::int64_t number_lines(WriteTx& tx);

} // namespace folkmoot::audit
