#include "collab/rooms/room.hpp"

#include <algorithm>

namespace folkmoot::collab {
Room::Room(ObjectId document, Doors doors)
    : document_{document}
    , name_{document.text()}
    , doors_{std::move(doors)} { }

yjs::Result<std::unique_ptr<Room>> Room::open(ObjectId document, const StoredDocument& stored, Doors doors) {
    std::unique_ptr<Room> room{new Room{document, std::move(doors)}};
    if (const auto taken = room->take_stored(stored); !taken) return std::unexpected{taken.error()};
    return room;
}

yjs::Result<void> Room::take_stored(const StoredDocument& stored) {
    auto content = yjs::load(stored.state);
    if (!content) return std::unexpected{content.error()};
    content_ = std::move(*content);
    answered_ = {};
    owners_.clear();
    for (const Owner& owner : stored.owners)
        owners_[owner.client] = owner.person;
    tail_contributions_ = tail_octets_ = 0;
    last_seq_ = stored.last_seq;
    return take_log(stored.tail);
}

yjs::Result<void> Room::take_log(const std::vector<LoggedContribution>& log) {
    answered_ = {};
    for (const LoggedContribution& contribution : log) {
        for (const yjs::OwnedOctets& octets : contribution.updates) {
            const auto applied =
                content_.apply(octets, yjs::Limits::of_a_stored_state(), yjs::Budget{~std::uint64_t{0}});
            if (!applied) return std::unexpected{applied.error()};
            for (const auto& span : applied->added)
                owners_.emplace(span.client, contribution.person);
            tail_octets_ += octets.size();
        }
        ++tail_contributions_;
        last_seq_ = contribution.seq;
    }
    return {};
}

void Room::join(ConnectionId id, Member member) {
    members_[id] = std::move(member);
    const bool writes = members_[id].scope == Scope::write;
    send(id, authenticated_frame(name_, writes ? "read-write" : "readonly"));
    if (!writes) send(id, not_saved_frame(name_, "collab.older_client"));
    if (!trouble_.empty()) send(id, not_saved_frame(name_, trouble_));
    if (const yjs::OwnedOctets present = presence_.all(); !present.empty())
        send(id, awareness_frame(name_, present));
}

void Room::leave(ConnectionId id) {
    members_.erase(id);
    questions_.erase(id);
    presence_.leave(id);
}

void Room::receive(ConnectionId id, const FrameIn& frame, std::string_view octets) {
    const auto member = members_.find(id);
    if (member == members_.end()) return;
    switch (frame.kind) {
    case FrameKind::sync:
    case FrameKind::sync_reply:
        if (!spoilt_ && is_suspect(id)) return suspect(id, octets);
        if (!spoilt_) return sync(id, member->second, frame, octets);
        if (held_.size() == most_held) return doors_.end(id, CollabEnd::later);
        return held_.push_back({id, std::string{octets}});
    case FrameKind::awareness: {
        const Viewer& viewer = member->second.viewer;
        if (!presence_.take(id, {viewer.person(), viewer.name()}, frame.body))
            doors_.end(id, CollabEnd::misused);
        return;
    }
    case FrameKind::query_awareness:
        if (holds_pushes_) return;
        if (const yjs::OwnedOctets present = presence_.all(); !present.empty())
            send(id, awareness_frame(name_, present));
        return;
    default:
        return;
    }
}

void Room::sync(ConnectionId id, Member& member, const FrameIn& frame, std::string_view octets) {
    if (frame.sync == SyncKind::state) return answer_state(id, member, frame.body);
    take_update(id, member, frame, octets);
}

std::size_t Room::weight(const Step& step) {
    return sizeof(Step) + step.update.size();
}

void Room::add(Step step) {
    if (step.update.empty() && !is_saving()) return finish(step);
    unsaved_octets_ += weight(step);
    waiting_.push_back(std::move(step));
    wish_to_save();
}

void Room::wish_to_save() {
    if (!saving_ && !spoilt_ && !held_back_ && !waiting_.empty()) doors_.is_due();
}

std::shared_ptr<const Save> Room::begin_save() {
    if (saving_ || spoilt_ || held_back_ || waiting_.empty()) return nullptr;
    auto save = take_waiting();
    if (save->contributions.empty()) {
        store_works();
        for (const Step& step : std::exchange(saving_steps_, {})) {
            unsaved_octets_ -= weight(step);
            finish(step);
        }
        return nullptr;
    }
    saving_ = std::move(save);
    return saving_;
}

std::shared_ptr<const Save> Room::take_waiting() {
    auto save = std::make_shared<Save>();
    save->document = document_;
    saving_steps_ = std::exchange(waiting_, {});
    for (const Step& step : saving_steps_) {
        if (step.update.empty()) continue;
        const ObjectId person = step.viewer.person();
        if (save->contributions.empty() || save->contributions.back().person != person)
            save->contributions.push_back({.person = person});
        save->contributions.back().updates.push_back(step.update);
        std::ranges::copy(step.claims, std::back_inserter(save->contributions.back().claims));
        const auto is_same = [&](const Viewer& viewer) {
            return viewer.person() == person && viewer.session() == step.viewer.session();
        };
        if (std::ranges::none_of(save->viewers, is_same)) save->viewers.push_back(step.viewer);
    }
    save->suspected = deletions_.suspected();
    return save;
}

void Room::saved(std::int64_t last_seq) {
    const auto added = static_cast<std::int64_t>(saving_->contributions.size());
    gap_ = gap_ || last_seq != last_seq_ + added;
    if (!gap_) last_seq_ = last_seq;
    tail_contributions_ += saving_->contributions.size();
    saving_.reset();
    store_works();
    for (const Step& step : std::exchange(saving_steps_, {})) {
        tail_octets_ += step.update.size();
        unsaved_octets_ -= weight(step);
        finish(step);
    }
    wish_to_save();
}

void Room::not_saved(std::string why) {
    saving_.reset();
    std::vector<Step> steps = std::exchange(saving_steps_, {});
    std::ranges::move(std::exchange(waiting_, {}), std::back_inserter(steps));
    waiting_ = std::move(steps);
    held_back_ = true;
    trouble_ = std::move(why);
    tell_all(not_saved_frame(name_, trouble_));
}

void Room::try_again() {
    held_back_ = false;
    wish_to_save();
}

void Room::store_works() {
    if (!std::exchange(trouble_, {}).empty()) tell_all(saved_again_frame(name_));
}

void Room::not_allowed(const std::vector<ObjectId>& persons) {
    saving_.reset();
    std::vector<Step> steps = std::exchange(saving_steps_, {});
    std::ranges::move(std::exchange(waiting_, {}), std::back_inserter(steps));
    std::erase_if(steps,
        [&](const Step& step) { return std::ranges::find(persons, step.viewer.person()) != persons.end(); });
    waiting_ = std::move(steps);
    unsaved_octets_ = 0;
    for (const Step& step : waiting_)
        unsaved_octets_ += weight(step);
    spoil();
}

void Room::spoil() {
    if (std::exchange(spoilt_, true)) return;
    doors_.read_again();
}

yjs::Result<void> Room::reload(const StoredDocument& stored) {
    if (const auto taken = take_stored(stored); !taken) return taken;
    gap_ = false;
    spoilt_ = false;
    put_in_again(saving_steps_);
    put_in_again(waiting_);
    wish_to_save();
    for (const Held& held : std::exchange(held_, {}))
        receive(held.from, read_frame(yjs::as_octets(held.octets)).value(), held.octets);
    return {};
}

void Room::put_in_again(std::vector<Step>& steps) {
    answered_ = {};
    for (Step& step : steps) {
        if (step.update.empty()) continue;
        yjs::Budget budget;
        const auto again = content_.apply(step.update, yjs::Limits::of_a_first_answer(), budget);
        if (!again) return spoil();
        for (const yjs::ClientId client : step.claims)
            owners_[client] = step.viewer.person();
    }
}

void Room::finish(const Step& step) {
    if (!step.update.empty()) send_to_others(step.from, sync_frame(name_, SyncKind::update, step.update));
    for (const Frame& frame : step.answer)
        send(step.from, frame);
}

void Room::hear(std::vector<LoggedContribution> log, std::uint64_t look) {
    if (spoilt_) return;
    const bool is_all = log.size() < most_contributions;
    std::erase_if(log, [this](const auto& of) { return of.seq <= last_seq_; }); // an earlier look brought it
    gap_ = false;
    if (!take_log(log)) return spoil();
    for (const LoggedContribution& contribution : log)
        for (const yjs::OwnedOctets& update : contribution.updates)
            send_to_others(0, sync_frame(name_, SyncKind::update, update));
    if (is_all && look >= wanted_look_) judge_suspects();
}

void Room::tell_presence() {
    if (holds_pushes_) return;
    if (const yjs::OwnedOctets changes = presence_.changes(); !changes.empty())
        send_to_others(0, awareness_frame(name_, changes));
}

void Room::send(ConnectionId id, const Frame& frame) {
    const auto member = members_.find(id);
    if (member != members_.end() && !member->second.socket->send(frame)) doors_.end(id, CollabEnd::later);
}

void Room::send_to_others(ConnectionId id, const Frame& frame) {
    if (holds_pushes_) {
        pushed_octets_ += frame->size();
        if (pushed_octets_ <= most_unsaved) return pushes_.push_back({id, frame});
        for (const auto& [other, member] : members_)
            if (other != id) doors_.end(other, CollabEnd::later);
        return;
    }
    for (auto& [other, member] : members_)
        if (other != id && !member.socket->send(frame)) doors_.end(other, CollabEnd::later);
}

void Room::send_on() {
    if (!std::exchange(holds_pushes_, false)) return;
    pushed_octets_ = 0;
    for (const Push& push : std::exchange(pushes_, {}))
        send_to_others(push.from, push.frame);
    for (const auto& [id, state] : std::exchange(questions_, {}))
        if (const auto member = members_.find(id); member != members_.end())
            answer_state(id, member->second, state);
}

void Room::tell_all(const Frame& frame) {
    for (auto& [id, member] : members_)
        if (!member.socket->send(frame)) doors_.end(id, CollabEnd::later);
}

} // namespace folkmoot::collab
