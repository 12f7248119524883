#pragma once
// Edits that this server makes itself: a peer among the others, whose structs go in as everybody's do.
#include "collab/yjs/document.hpp"
#include "collab/yjs/integration.hpp"

#include <string_view>

namespace folkmoot::yjs {

/// One transaction. Types and blocks are told by their numbers, which hold until `finish`; the number of what
/// was erased may be given out again.
///
/// The first fault stays and nothing is done after it: over_budget, too_deep, clock_too_high. The document
/// may hold half of the edits then: throw it away and load it again.
class Edit {
public:
    /// `self` is the id of a client that is nobody else's.
    Edit(Document&, ClientId self, Budget&);
    Edit(const Edit&) = delete;
    Edit& operator=(const Edit&) = delete;

    /// The root of this name; there is none until something stands in it.
    TypeNumber root(std::string_view name);

    /// Puts an element or a text into a parent's list, behind a block of it; none: in front of everything.
    TypeNumber insert_element(TypeNumber parent, BlockNumber behind, std::string_view name);
    TypeNumber insert_text(TypeNumber parent, BlockNumber behind);
    /// Puts content of one unit, or a string, as another struct has it; gives the block that it lies in now.
    BlockNumber insert(
        TypeNumber parent, BlockNumber behind, Content, std::string_view body, Clock length = 1);
    /// Deletes a whole block and what stands in it.
    void erase(BlockNumber);
    /// Deletes the units of a list from one on.
    void erase(TypeNumber list, Clock from, Clock length);

    /// `value` is one of lib0's "any", see scalar.hpp.
    void set_attribute(TypeNumber, std::string_view key, std::string_view value);
    void remove_attribute(TypeNumber, std::string_view key);

    /// What was done, as an update of version 1: all that a peer lacks which had what this document had.
    /// Empty if nothing was. The transaction is over.
    Result<OwnedOctets> finish();

    const Fault& fault() const { return fault_; }
    bool failed() const { return fault_.reason != Reason::none; }
    void fail(Reason);
    /// False once the budget is spent.
    bool spend(std::uint64_t steps = 1);
    Model& model() { return document_.model(); }
    Budget& budget() { return budget_; }

private:
    BlockNumber put(Struct&, TypeNumber parent, BlockNumber left, BlockNumber right);
    TypeNumber insert_type(TypeNumber parent, BlockNumber behind, TypeKind, std::string_view name);
    Id id_of(Place) const;

    Document& document_;
    ClientId self_;
    Clock began_;
    Budget& budget_;
    Integration integration_;
    Fault fault_;
};

} // namespace folkmoot::yjs
