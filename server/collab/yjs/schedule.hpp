#pragma once
#include "collab/yjs/integration.hpp"
#include "collab/yjs/state_vector.hpp"

namespace folkmoot::yjs {

/// Puts the structs of an update in, each after those that it refers to, in the order in which Yjs does.
class Schedule {
public:
    Schedule(Model& model, const Update& update, Budget& budget)
        : model_{model}
        , update_{update}
        , integration_{model, budget} { }

    Reason run();

    /// What could not go in: an update without deletes, empty if all went in; and for which clocks it waits.
    OwnedOctets rest() const;
    const StateVector& missing() const { return missing_; }

private:
    /// A section and how far it has been taken.
    struct Taken {
        const Section* section = nullptr;
        std::size_t next = 0;
        bool given_up = false;
    };
    struct Head {
        std::size_t section = 0;
        const Struct* item = nullptr;
    };
    bool take_from(std::size_t section, Head&);
    bool take_next(Head&);
    void give_up(Head);
    std::size_t section_of(ClientId) const;
    void note_missing(ClientId, Clock);

    Model& model_;
    const Update& update_;
    Integration integration_;
    std::vector<Taken> taken_; // by rising client
    std::vector<Head> stack_;
    std::size_t current_ = 0; // the section that is taken from when nothing is on the stack
    StateVector missing_;
    struct Rest {
        std::size_t section = 0;
        std::size_t from = 0;
    };
    std::vector<Rest> rest_;
};

} // namespace folkmoot::yjs
