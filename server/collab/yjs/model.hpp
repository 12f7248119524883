#pragma once
// What a document consists of, and the four things done to blocks without asking why: finding, splitting,
// joining and deleting them. Integration decides where new ones go.
#include "collab/yjs/client_table.hpp"
#include "collab/yjs/limits.hpp"
#include "collab/yjs/octet_arena.hpp"
#include "collab/yjs/type_table.hpp"
#include "collab/yjs/update.hpp"

namespace folkmoot::yjs {

class Model {
public:
    BlockPool blocks;
    ClientTable clients;
    TypeTable types;
    KeyTable keys;
    OctetArena octets;

    /// The block that holds a unit, which must be known.
    BlockNumber find(Place) const;
    /// The block that ends with a unit, or begins with it; one is split if need be. What is collected is
    /// never split, so its block may end later or begin earlier.
    BlockNumber ending_at(Place);
    BlockNumber beginning_at(Place);
    /// Makes two of one, the second beginning after `offset` units; gives the second.
    BlockNumber split(BlockNumber, Clock offset);

    /// Appends a block to those of its client. Of an update with many structs, blocks are joined when all are
    /// in: what belongs between two of them would have to split them again.
    enum class Joining : std::uint8_t { at_once, later };
    void append(BlockNumber, Joining = Joining::at_once);
    /// Joins what can be joined of a client's blocks from a clock on.
    void join_from(ClientNumber, Clock);
    /// Deletes a block and all that stands in it, and drops what they held.
    void erase(BlockNumber, Budget&);
    /// Joins what can be joined around what was split and deleted since the last call.
    void join_touched(Budget&);

    /// Numbers for stamps above all that were used.
    std::uint32_t next_stamp();
    void stamp_used(std::uint32_t next) { next_stamp_ = next; }

    std::string_view content_of(const Block& block) const { return octets.text(block.at, block.size); }
    void set_content(Block&, Octets);
    void extend_content(Block&, Octets);

    /// Everything deleted since this was last emptied.
    struct DeletedRun {
        Place place;
        Clock length = 0;
    };
    std::vector<DeletedRun> deleted;

    /// Octets of memory, as far as it can be known.
    std::size_t memory() const;

private:
    bool try_join(ClientNumber, ClientBlocks::Position);
    bool can_join(
        const Block& left, BlockNumber left_number, const Block& right, BlockNumber right_number) const;
    bool join_content(Block& left, const Block& right);
    void split_content(Block& left, Block& right, Clock offset);
    void drop_content(Block&);
    void collect(BlockNumber);
    void delete_one(BlockNumber);

    std::vector<Place> touched_;
    std::uint32_t next_stamp_ = 1;
    std::vector<TypeNumber> emptied_;
};

} // namespace folkmoot::yjs
