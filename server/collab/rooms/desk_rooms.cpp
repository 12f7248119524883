// What the desk does for rooms that are open: reading again, looking after rights, storing states.
#include "collab/rooms/desk.hpp"

#include "collab/rooms/deletion_log.hpp"
#include "store/outcomes.hpp"

#include <algorithm>

namespace folkmoot::collab {
bool may_write_live(ReadTx& tx, const LiveTypes& types, const Viewer& viewer, ObjectId document) {
    const auto standing = access::find_standing(tx, viewer, document, "");
    const auto type = standing ? types.find(standing->object().type) : types.end();
    if (type == types.end() || !standing->can(type->second.permission)) return false;
    return !type->second.also || type->second.also(tx, viewer, *standing);
}

void Desk::read_again(ObjectId document) {
    ++counts_.reloads;
    auto stored = std::make_shared<std::optional<StoredDocument>>();
    const auto done = [post = post_, document, stored](const store::Outcome&) {
        post([document, stored](Desk& desk) {
            Room* room = desk.find_room(document);
            if (room && (!*stored || !room->reload(**stored)))
                desk.give_up(document, "collab.log_unreadable");
        });
    };
    try {
        world_.database.read([document, stored](ReadTx& tx) { *stored = find_document(tx, document); }, done);
    } catch (const Problem& problem) {
        post_([document, why = problem.key()](Desk& desk) { desk.give_up(document, why); });
    }
}

/// Something was saved that this room has not seen: by another node, or by the house itself.
void Desk::catch_up(Room& room) {
    auto log = std::make_shared<std::vector<LoggedContribution>>();
    const auto read = [document = room.document(), seq = room.last_seq(), log](
                          ReadTx& tx) { *log = contributions_after(tx, document, seq); };
    const auto done = [post = post_, document = room.document(), log, look = room.begin_look()](
                          const store::Outcome& outcome) {
        if (outcome.error) return;
        post([document, log, look](Desk& desk) {
            if (Room* open = desk.find_room(document)) open->hear(*log, look);
        });
    };
    try {
        world_.database.read(read, done);
    } catch (const Problem&) {
        return; // the next tick tries again
    }
}

void Desk::heard(ObjectId document) {
    if (!rooms_.contains(document)) return;
    auto lacked = std::make_shared<std::optional<Following>>();
    const auto read = [document, lacked, &ids = world_.ids](
                          ReadTx& tx) { *lacked = following_of(tx, document, ids); };
    const Then then = [document](Desk& desk, const std::string&) {
        if (Room* room = desk.find_room(document)) desk.catch_up(*room);
    };
    const auto done = [post = post_, document, lacked, then](const store::Outcome&) {
        post([document, lacked, then](Desk& desk) {
            if (*lacked) return desk.follow(document, std::move(**lacked), then);
            then(desk, {});
        });
    };
    try {
        world_.database.read(read, done);
    } catch (const Problem&) {
        return; // whoever opens it next finds out
    }
}

/// Where several nodes share a store, each asks now and then whether another has saved something.
void Desk::look_for_others() {
    if (world_.database.is_sqlite() || rooms_.empty()) return;
    auto seen = std::make_shared<std::vector<std::pair<ObjectId, std::int64_t>>>();
    for (const auto& [document, room] : rooms_)
        seen->emplace_back(document, room->last_seq());
    auto behind = std::make_shared<std::vector<ObjectId>>();
    const auto read = [seen, behind](ReadTx& tx) { *behind = documents_behind(tx, *seen); };
    const auto done = [post = post_, behind](const store::Outcome&) {
        for (const ObjectId document : *behind)
            post([document](Desk& desk) {
                if (Room* room = desk.find_room(document)) desk.catch_up(*room);
            });
    };
    try {
        world_.database.read(read, done);
    } catch (const Problem&) {
        return; // the next time
    }
}

void Desk::tick() {
    const Time now = world_.clock.now();
    for (const auto& [id, connection] : connections_)
        if (!connection.greeted && now - connection.opened > greeting) end(id, CollabEnd::timed_out);
    if (rights_moved_ || now - members_looked_at_ >= members_pause) look_at_members();
    if (now - looked_ >= look_pause) {
        looked_ = now;
        look_for_others();
    }
    if (now - retried_ >= retry_pause) {
        retried_ = now;
        retry();
    }
    tend_rooms();
}

void Desk::tend_rooms() {
    const Time now = world_.clock.now();
    const bool rights_unknown = now - rights_known_ > rights_patience;
    std::vector<ObjectId> over;
    for (auto& [document, room] : rooms_) {
        if (rights_unknown) room->hold_pushes();
        room->tell_presence();
        if (room->has_gap()) catch_up(*room);
        look_at_deletions(*room);
        const auto empty = empty_since_.find(document);
        const bool is_idle = empty != empty_since_.end() && now - empty->second > idle && !room->is_saving();
        const bool is_long = room->tail_contributions() > longest_tail || room->tail_octets() > largest_tail;
        if (is_long || (is_idle && room->tail_contributions() > 0)) store_state(*room);
        if (is_idle && room->members().empty() && !room->deletions().is_waiting()) over.push_back(document);
    }
    for (const ObjectId document : over) {
        rooms_.erase(document);
        empty_since_.erase(document);
        --counts_.rooms;
    }
}

/// What is gone for good is kept as it was; a job of the house tells of it.
void Desk::look_at_deletions(Room& room) {
    const auto deletion = room.deletions().due(world_.clock.now(), room.content().content_size());
    if (!deletion) return;
    const ObjectId document = room.document();
    const Then then = [document](Desk& desk, const std::string& unsaved) {
        Room* open = desk.find_room(document);
        if (!open) return;
        if (unsaved.empty())
            open->deletions().kept();
        else
            open->deletions().not_kept(desk.world_.clock.now());
    };
    auto before = std::make_shared<std::optional<richtext::Tree>>();
    const auto read = [document, seq = deletion->seq, before, &ids = world_.ids](
                          ReadTx& tx) { *before = text_before(tx, document, seq, ids); };
    const auto done = [post = post_, document, deletion, before, then](const store::Outcome& outcome) {
        post([document, deletion, before, then,
                 why = outcome.error ? store::as_problem(outcome.error).key() : std::string{}](Desk& desk) {
            // What cannot be read cannot be kept; that much is gone is told all the same.
            if (why == "store.busy") return then(desk, why);
            const auto save = [document, deletion, before](
                                  WriteTx& tx) { note_deletion(tx, document, *deletion, *before); };
            desk.save_and_go_on("collab.large_deletion", save, then);
        });
    };
    try {
        world_.database.read(read, done);
    } catch (const Problem& problem) {
        then(*this, problem.key());
    }
}

/// Asks whether those in rooms may still be there, all at once, and shows the others out.
void Desk::look_at_members() {
    if (std::exchange(looking_at_members_, true)) return; // what has moved since then is looked at next
    rights_moved_ = false;
    members_looked_at_ = world_.clock.now();
    auto seats = std::make_shared<std::vector<Seat>>();
    for (const auto& [document, room] : rooms_)
        for (const auto& [id, member] : room->members())
            seats->push_back({id, member.viewer, document});
    if (seats->empty()) return looked_at_members(members_looked_at_);
    const auto read = [seats, types = world_.types](ReadTx& tx) {
        std::erase_if(
            *seats, [&](const Seat& seat) { return may_write_live(tx, *types, seat.viewer, seat.document); });
    };
    const auto done = [post = post_, seats, began = members_looked_at_](const store::Outcome& outcome) {
        post([seats, began, known = !outcome.error](Desk& desk) {
            for (const Seat& seat : *seats) {
                if (known)
                    desk.drop(seat);
                else // it is not known who may stay, so nobody does
                    desk.end(seat.id, CollabEnd::later);
            }
            desk.looked_at_members(began);
        });
    };
    try {
        world_.database.read(read, done);
    } catch (const Problem&) {
        looking_at_members_ = false;
        rights_moved_ = true;
    }
}

/// Whoever is still there may hear what was held back meanwhile.
void Desk::looked_at_members(Time began) {
    looking_at_members_ = false;
    rights_known_ = began;
    for (auto& [document, room] : rooms_)
        room->send_on();
}

void Desk::drop(const Seat& seat) {
    const auto connection = connections_.find(seat.id);
    if (connection == connections_.end()) return;
    if (Room* room = find_room(seat.document)) {
        room->leave(seat.id);
        if (room->members().empty()) empty_since_[seat.document] = world_.clock.now();
    }
    deny(seat.id, seat.document.text());
}

/// Writes one state in the place of many updates, after it has been read back and found the same. Nothing
/// that is not saved may be in it.
void Desk::store_state(Room& room) {
    if (room.is_saving() || room.has_gap() || !storing_.insert(room.document()).second) return;
    const ObjectId document = room.document();
    const std::int64_t seq = room.last_seq();
    const bool left = room.members().empty();
    auto state = std::make_shared<const yjs::OwnedOctets>(room.content().encode());
    const bool begun = world_.work([post = post_, &database = world_.database, document, seq, left, state] {
        const auto again = yjs::load(*state);
        const auto finished = [post, document](const store::Outcome& outcome) {
            post([document, stored = !outcome.error](Desk& desk) {
                desk.storing_.erase(document);
                if (stored) ++desk.counts_.states;
            });
        };
        if (!again || again->encode() != *state)
            return finished(
                {.error = std::make_exception_ptr(Problem(Code::internal, "collab.state_differs"))});
        const auto save = [document, seq, left, state](WriteTx& tx) {
            put_state(tx, document, seq, *state);
            if (left) mark_left(tx, document, seq);
        };
        try {
            database.write({.name = "collab.state", .save = save, .done = finished});
        } catch (const Problem&) {
            finished({.error = std::current_exception()});
        }
    });
    if (begun)
        room.state_stored();
    else
        storing_.erase(document);
}

} // namespace folkmoot::collab
