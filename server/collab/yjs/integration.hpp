#pragma once
#include "collab/yjs/model.hpp"

#include <optional>

namespace folkmoot::yjs {

/// Puts structs into a document where every other peer puts them: the rules are those of YATA as Yjs 13.6
/// has them.
class Integration {
public:
    Integration(Model& model, Budget& budget)
        : model_{model}
        , budget_{budget} { }

    /// The client of which something must come first. What follows units that are known stands behind them,
    /// so that only its right neighbour can be missing: the same as if it had been sent without them.
    std::optional<ClientId> missing_for(const Struct&, ClientId own, Clock offset) const;

    /// Puts in a struct for which nothing is missing, without its first `offset` units, which are known.
    /// Faults: parent_without_kind, two_parents, too_deep, over_budget; the model is unusable
    /// then.
    Reason put(const Struct&, ClientId, Clock offset, Model::Joining = Model::Joining::at_once);

private:
    bool extend_run(const Struct&, ClientNumber, Clock offset);
    void collect(ClientNumber, Clock, Clock length);
    Place place_of(Id) const;
    /// Finds neighbours and parent. False: what it belonged to is collected, and so is it.
    bool find_neighbours(const Struct&, Block&, Clock offset);
    BlockNumber beginning_at(Place, BlockNumber left);
    bool find_parent(const Struct&, Block&);
    void find_left(Block&);
    BlockNumber first_beside(const Block&) const;
    void link(BlockNumber);
    void set_content(const Struct&, BlockNumber, Clock offset);

    Model& model_;
    Budget& budget_;
    Reason reason_ = Reason::none;
    Model::Joining joining_ = Model::Joining::at_once;
};

} // namespace folkmoot::yjs
