// What comes in from editors: read, checked, put in, or looked at once more.
#include "collab/rooms/room.hpp"

#include "collab/yjs/combine.hpp"

#include <algorithm>

namespace folkmoot::collab {

/// The answer holds what is not saved yet, so it waits for that like everything else.
void Room::answer_state(ConnectionId id, Member& member, yjs::Octets octets) {
    const auto state = yjs::read_state_vector(octets, yjs::Limits::of_a_stored_state());
    if (!state) return doors_.end(id, CollabEnd::misused);
    if (holds_pushes_) { // the newest question stands for all
        questions_[id].assign(octets.begin(), octets.end());
        return;
    }
    add({.from = id,
        .viewer = member.viewer,
        .answer = {answer_to(octets, *state),
            sync_frame(name_, SyncKind::state, yjs::write_state_vector(content_.state()))}});
}

Frame Room::answer_to(yjs::Octets octets, const yjs::StateVector& state) {
    if (!answered_.frame || !std::ranges::equal(answered_.state, octets)) {
        answered_.state.assign(octets.begin(), octets.end());
        answered_.frame = sync_frame(name_, SyncKind::answer, content_.encode(state));
    }
    return answered_.frame;
}

bool Room::claim(const yjs::Verdict& verdict, ObjectId person, std::vector<yjs::ClientId>& claims) const {
    for (const auto& span : verdict.added) {
        const auto owner = owners_.find(span.client);
        if (owner == owners_.end())
            claims.push_back(span.client);
        else if (owner->second != person)
            return false;
    }
    return true;
}

/// Something that came before this was not taken; its sender still has it.
void Room::ask_for_all(ConnectionId id, Member& member) {
    add({.from = id,
        .viewer = member.viewer,
        .answer = {sync_frame(name_, SyncKind::state, yjs::write_state_vector(content_.state()))}});
}

yjs::StateVector Room::known_of_update() const {
    const auto is_known = [&](const yjs::Section& section) {
        return section.clock < content_.clock_of(section.client);
    };
    yjs::StateVector known;
    if (std::ranges::none_of(update_.sections, is_known)) return known;
    for (const yjs::Section& section : update_.sections)
        known[section.client] = content_.clock_of(section.client);
    return known;
}

bool Room::has_room_for(yjs::Octets update) const {
    return content_.content_size() + update.size() <= largest_document && content_.blocks() < most_blocks;
}

/// At another node somebody may have seen what is not known here yet, and go on from it here.
void Room::suspect(ConnectionId id, std::string_view octets) {
    if (suspects_.size() == most_held) return doors_.end(id, CollabEnd::later);
    suspects_.push_back({id, std::string{octets}});
    wanted_look_ = looks_ + 1;
    doors_.catch_up();
}

bool Room::is_suspect(ConnectionId id) const {
    return std::ranges::find(suspects_, id, &Held::from) != suspects_.end();
}

/// What is the first of its connection is judged now; what came behind it is as any other.
void Room::judge_suspects() {
    std::vector<ConnectionId> judged;
    for (const Held& held : std::exchange(suspects_, {})) {
        judging_ = std::ranges::find(judged, held.from) == judged.end();
        judged.push_back(held.from);
        receive(held.from, read_frame(yjs::as_octets(held.octets)).value(), held.octets);
    }
    judging_ = false;
}

void Room::take_update(ConnectionId id, Member& member, const FrameIn& frame, std::string_view message) {
    const yjs::Octets octets = frame.body;
    if (!yjs::read_update(octets, yjs::Limits::of_a_first_answer(), update_))
        return doors_.end(id, CollabEnd::misused);
    Step step{.from = id, .viewer = member.viewer, .answer = {saved_frame(name_)}};
    if (content_.contains(update_)) return add(std::move(step));
    if (member.scope == Scope::read) return send(id, unsaved_frame(name_));
    if (unsaved_octets_ + octets.size() > most_unsaved) return doors_.end(id, CollabEnd::later);
    if (!has_room_for(octets)) return doors_.end(id, CollabEnd::too_large);
    const yjs::Verdict verdict = yjs::check(update_, content_, yjs::Policy::of_rich_text());
    if (verdict.refusal == yjs::Refusal::waits) return ask_for_all(id, member);
    if (!verdict.accepted() || !claim(verdict, member.viewer.person(), step.claims))
        return judging_ ? doors_.end(id, CollabEnd::misused) : suspect(id, message);
    const yjs::StateVector known = known_of_update();
    answered_ = {};
    const std::size_t before = content_.content_size();
    yjs::Budget budget;
    if (!content_.apply(update_, budget, applied_)) {
        doors_.end(id, CollabEnd::misused);
        return spoil();
    }
    deletions_.note(member.viewer.person(), doors_.now(), last_seq_, before, content_.content_size());
    for (const yjs::ClientId client : step.claims)
        owners_[client] = member.viewer.person();
    if (known.empty())
        step.update.assign(octets.begin(), octets.end());
    else // what comes twice need not be the same, so it is not sent on
        step.update = yjs::diff_update(octets, known, yjs::Limits::of_a_first_answer()).value();
    add(std::move(step));
}

} // namespace folkmoot::collab
