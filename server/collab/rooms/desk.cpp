#include "collab/rooms/desk.hpp"

#include "store/outcomes.hpp"

namespace folkmoot::collab {

Desk::Desk(World world, std::function<void(Task)> post, CollabCounts& counts)
    : world_{std::move(world)}
    , post_{std::move(post)}
    , counts_{counts} { }

void Desk::open(ConnectionId id, std::shared_ptr<CollabSocket> socket, Arrival who) {
    connections_.emplace(
        id, Connection{.socket = std::move(socket), .who = std::move(who), .opened = world_.clock.now()});
}

void Desk::take(ConnectionId id, std::string octets) {
    const auto found = connections_.find(id);
    if (found == connections_.end() || found->second.ended) return;
    Connection& connection = found->second;
    if (octets.empty()) return end(id, CollabEnd::later); // what is left of a flood
    const auto frame = read_frame(yjs::as_octets(octets));
    if (!frame) return end(id, CollabEnd::misused);
    const auto known = connection.documents.find(std::string{frame->name});
    if (known == connection.documents.end()) return begin_joining(id, connection, *frame);
    if (frame->kind == FrameKind::close) return leave(id, connection, known->first);
    Membership& membership = known->second;
    if (membership.stage == Stage::denied) {
        if (frame->kind == FrameKind::auth) begin_joining(id, connection, *frame);
        return; // what it sent before it heard of it
    }
    if (membership.stage == Stage::joining) {
        if (membership.queued.size() == most_queued) return end(id, CollabEnd::later);
        return membership.queued.push_back(std::move(octets));
    }
    if (Room* room = find_room(membership.document)) room->receive(id, *frame, octets);
}

void Desk::begin_joining(ConnectionId id, Connection& connection, const FrameIn& frame) {
    if (frame.kind == FrameKind::pong) return;
    // What it had still to say of a document that it has left.
    if (frame.kind != FrameKind::auth && connection.greeted) return;
    const std::string name{frame.name};
    const bool is_new = !connection.documents.contains(name);
    if (frame.kind != FrameKind::auth || (is_new && connection.documents.size() == most_documents))
        return end(id, CollabEnd::misused);
    if (!connection.greeted && !connection.who.ticket(std::string{yjs::as_text(frame.body)}))
        return deny(id, name);
    connection.greeted = true;
    const auto document = ObjectId::parse(name);
    if (!document) return deny(id, name);
    connection.documents[name] = {.document = *document};
    look(id, name, *document);
}

/// Asks the store whether this person may open this document and, unless it is open already, for the
/// document.
void Desk::look(ConnectionId id, const std::string& name, ObjectId document) {
    auto findings = std::make_shared<Findings>();
    findings->looked = !rooms_.contains(document);
    findings->rights_moves = rights_moves_;
    const auto read = [findings, document, viewer = connections_.at(id).who.viewer, types = world_.types,
                          &ids = world_.ids](ReadTx& tx) {
        findings->may_write = may_write_live(tx, *types, viewer, document);
        if (!findings->may_write || !findings->looked) return;
        const auto object = access::load<ObjectRow>(tx, document);
        findings->stored = find_document(tx, document);
        if (!findings->stored)
            findings->beginning =
                beginning_of(tx, document, object.revision, object.updated_by, house_client(ids.next()));
        else if (findings->stored->follows < object.revision)
            findings->following = following_of(tx, document, *findings->stored, ids);
    };
    const auto done = [post = post_, id, name, document, findings](const store::Outcome& outcome) {
        if (outcome.error) findings->failure = store::as_problem(outcome.error).key();
        post([id, name, document, findings](
                 Desk& desk) { desk.found(id, name, document, std::move(*findings)); });
    };
    try {
        world_.database.read(read, done);
    } catch (const Problem&) {
        end(id, CollabEnd::later);
    }
}

void Desk::found(ConnectionId id, const std::string& name, ObjectId document, Findings findings) {
    const auto found = connections_.find(id);
    if (found == connections_.end() || found->second.ended || !found->second.documents.contains(name)) return;
    if (findings.rights_moves != rights_moves_) return look(id, name, document); // what it says may be over
    if (!findings.failure.empty()) return not_to_be_had(id, name, findings.failure);
    if (!findings.may_write) return deny(id, name);
    if (Room* room = find_room(document)) return enter(id, name, *room);
    if (!findings.looked) return look(id, name, document); // it was closed meanwhile
    const Then look_again = [id, name, document](Desk& desk, const std::string& unsaved) {
        if (!unsaved.empty()) return desk.not_to_be_had(id, name, unsaved);
        if (desk.connections_.contains(id)) desk.look(id, name, document);
    };
    if (findings.beginning) return begin(document, std::move(*findings.beginning), look_again);
    if (findings.following) return follow(document, std::move(*findings.following), look_again);
    if (Room* room = open_room(document, findings)) return enter(id, name, *room);
    not_to_be_had(id, name, "collab.log_unreadable");
}

/// It cannot be read, or not be begun: it is not there rather than empty. The connection's other documents
/// stay.
void Desk::not_to_be_had(ConnectionId id, const std::string& name, const std::string& why) {
    const auto found = connections_.find(id);
    if (found == connections_.end() || found->second.ended || !found->second.documents.contains(name)) return;
    found->second.documents[name] = {.stage = Stage::denied};
    if (!found->second.socket->send(not_saved_frame(name, why))) return end(id, CollabEnd::later);
    tell_end(id, name, "unavailable");
}

/// Several may begin a document at once; the first one's state is the first state for all.
void Desk::begin(ObjectId document, Beginning beginning, Then then) {
    const auto save = [document, begun = std::make_shared<const Beginning>(std::move(beginning))](
                          WriteTx& tx) {
        begin_document(tx, document, begun->follows, begun->state, begun->author);
    };
    save_and_go_on("collab.document_begun", save, std::move(then));
}

void Desk::follow(ObjectId document, Following following, Then then) {
    const auto save = [document, lacked = std::make_shared<const Following>(std::move(following))](
                          WriteTx& tx) { save_following(tx, document, *lacked); };
    save_and_go_on("collab.publication_followed", save, std::move(then));
}

void Desk::save_and_go_on(std::string what, store::WriteWork save, Then then) {
    const auto done = [post = post_, then](const store::Outcome& outcome) {
        post([then, unsaved = outcome.error ? store::as_problem(outcome.error).key() : std::string{}](
                 Desk& desk) { then(desk, unsaved); });
    };
    try {
        world_.require_room();
        world_.database.write({.name = std::move(what), .save = std::move(save), .done = done});
    } catch (const Problem& problem) {
        post_([then, why = problem.key()](Desk& desk) { then(desk, why); });
    }
}

Room* Desk::open_room(ObjectId document, const Findings& findings) {
    auto room = Room::open(document, *findings.stored, doors_of(document));
    if (!room) return nullptr;
    ++counts_.rooms;
    return rooms_.emplace(document, std::move(*room)).first->second.get();
}

Room::Doors Desk::doors_of(ObjectId document) {
    return {.is_due = [this, document] { due_.insert(document); },
        .read_again = [this, document] { read_again(document); },
        .catch_up =
            [this, document] {
                if (Room* room = find_room(document)) catch_up(*room);
            },
        .end =
            [this, document](ConnectionId id, CollabEnd why) {
                if (why == CollabEnd::too_large) tell_end(id, document.text(), "too-large");
                if (why == CollabEnd::misused) tell_end(id, document.text(), "misused");
                end(id, why);
            },
        .now = [this] { return world_.clock.now(); }};
}

/// The socket's close code says what happened; this says in which of its documents.
void Desk::tell_end(ConnectionId id, const std::string& name, std::string_view why) {
    const auto found = connections_.find(id);
    if (found == connections_.end() || found->second.ended) return;
    if (!found->second.socket->send(close_frame(name, why))) end(id, CollabEnd::later);
}

void Desk::enter(ConnectionId id, const std::string& name, Room& room) {
    Connection& connection = connections_.at(id);
    Membership& membership = connection.documents.at(name);
    membership.stage = Stage::joined;
    empty_since_.erase(room.document());
    room.join(id, {connection.socket, connection.who.viewer, connection.who.scope});
    for (const std::string& octets : std::exchange(membership.queued, {}))
        room.receive(id, read_frame(yjs::as_octets(octets)).value(), octets);
}

void Desk::deny(ConnectionId id, const std::string& name) {
    Connection& connection = connections_.at(id);
    connection.documents[name] = {.stage = Stage::denied};
    if (!connection.socket->send(denied_frame(name, "permission-denied"))) end(id, CollabEnd::later);
}

/// The client is done with one of its documents.
void Desk::leave(ConnectionId id, Connection& connection, std::string name) {
    leave_room(id, connection.documents.at(name));
    connection.documents.erase(name);
}

void Desk::leave_room(ConnectionId id, const Membership& membership) {
    Room* room = membership.stage == Stage::joined ? find_room(membership.document) : nullptr;
    if (!room) return;
    room->leave(id);
    if (room->members().empty()) empty_since_[membership.document] = world_.clock.now();
}

void Desk::closed(ConnectionId id) {
    const auto found = connections_.find(id);
    if (found == connections_.end()) return;
    for (const auto& [name, membership] : found->second.documents)
        leave_room(id, membership);
    connections_.erase(found);
}

void Desk::end(ConnectionId id, CollabEnd why) {
    const auto found = connections_.find(id);
    if (found == connections_.end() || std::exchange(found->second.ended, true)) return;
    if (why == CollabEnd::misused) ++counts_.misuses;
    found->second.socket->close(why);
}

void Desk::end_session(ObjectId session) {
    for (const auto& [id, connection] : connections_)
        if (connection.who.viewer.session() == session) end(id, CollabEnd::signed_out);
}

void Desk::end_all(CollabEnd why) {
    for (const auto& [id, connection] : connections_)
        end(id, why);
}

Room* Desk::find_room(ObjectId document) {
    const auto room = rooms_.find(document);
    return room == rooms_.end() ? nullptr : room->second.get();
}

} // namespace folkmoot::collab
