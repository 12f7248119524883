#pragma once
// An update taken apart. Everything in it that is octets or text lies in the octets that were read.
#include "collab/yjs/content.hpp"
#include "collab/yjs/id.hpp"
#include "collab/yjs/limits.hpp"
#include "collab/yjs/reader.hpp"

#include <string_view>
#include <vector>

namespace folkmoot::yjs {

struct Struct {
    Content content = Content::gc;
    bool has_origin = false;
    bool has_right_origin = false;
    bool has_parent_id = false;
    bool has_parent_name = false;
    bool has_key = false;
    Clock clock = 0;
    Clock length = 0;
    Id origin; ///< the unit that it was put behind
    Id right_origin; ///< the unit that it was put before
    /// Only of a struct without neighbours; the others' parent is that of their neighbours.
    Id parent_id;
    std::string_view parent_name;
    std::string_view key;
    /// string: the text. binary: the octets. embed: the JSON text. json, any: the values, without their
    /// count. format, type, doc: as written. Otherwise empty.
    Octets body;
    /// Where it stood, for faults.
    std::size_t at = 0;

    Clock end() const { return clock + length; }
};

/// Structs of one client whose clocks follow each other.
struct Section {
    ClientId client = 0;
    Clock clock = 0;
    std::size_t first = 0;
    std::size_t count = 0;
};

struct DeleteRange {
    ClientId client = 0;
    Clock clock = 0;
    Clock length = 0;
    Clock end() const { return clock + length; }
    bool operator==(const DeleteRange&) const = default;
};
/// In any order, as read; `normalise` sorts and joins them.
using DeleteSet = std::vector<DeleteRange>;

struct Update {
    std::vector<Section> sections;
    std::vector<Struct> structs;
    DeleteSet deletes;

    bool empty() const { return structs.empty() && deletes.empty(); }
    void clear();
};

/// Reads an update of version 1 and checks all of its form: what comes out of it can be put into any
/// document without asking again whether a number, a text or a reference inside one client makes sense.
/// `update` must not outlive `octets`; its memory is used again.
/// Faults: all but parent_without_kind, two_parents and over_budget.
Result<void> read_update(Octets octets, const Limits&, Update& update);
Result<Update> read_update(Octets octets, const Limits&);

/// `at` the reader; used for updates, snapshots and awareness of what is deleted.
void read_delete_set(Reader&, const Limits&, DeleteSet&);

} // namespace folkmoot::yjs
