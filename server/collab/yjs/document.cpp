#include "collab/yjs/document.hpp"

#include "collab/yjs/combine.hpp"
#include "collab/yjs/schedule.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot::yjs {
namespace {

/// Deletes what is known of the ranges; `unknown` gets the rest.
void apply_deletes(Model& model, const DeleteSet& deletes, Budget& budget, DeleteSet& unknown) {
    for (const DeleteRange& range : deletes) {
        const ClientNumber client = model.clients.find(range.client);
        const Clock end = client == none ? 0 : model.clients[client].end;
        if (end < range.end()) {
            const Clock from = std::max(end, range.clock);
            unknown.push_back({range.client, from, range.end() - from});
        }
        const Clock stop = std::min(end, range.end());
        for (Clock clock = range.clock; clock < stop && budget.spend();) {
            BlockNumber number = model.find({client, clock});
            if (!model.blocks[number].deleted) {
                if (model.blocks[number].clock < clock) number = model.beginning_at({client, clock});
                if (model.blocks[number].end() > stop) model.beginning_at({client, stop});
                model.erase(number, budget);
            }
            clock = model.blocks[number].end();
        }
    }
}

void note_deleted(Model& model, DeleteSet& deleted) {
    for (const Model::DeletedRun& run : model.deleted)
        deleted.push_back({model.clients[run.place.client].id, run.place.clock, run.length});
    model.deleted.clear();
}

} // namespace

void Applied::clear() {
    added.clear();
    deleted.clear();
    waits = false;
    went_on = false;
}

Document::Document()
    : model_{std::make_unique<Model>()} { }
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Result<void> Document::apply_once(const Update& update, Budget& budget, Applied& applied) {
    Schedule schedule{*model_, update, budget};
    const std::size_t first = applied.added.size();
    for (const Section& section : update.sections)
        applied.added.push_back({section.client, model_->clients.end_of(section.client), 0});
    if (const Reason reason = schedule.run(); reason != Reason::none)
        return std::unexpected{Fault{reason, 0}};
    std::size_t kept = first;
    for (std::size_t n = first; n < applied.added.size(); ++n) {
        Applied::Span span = applied.added[n];
        span.to = model_->clients.end_of(span.client);
        if (span.to > span.from) applied.added[kept++] = span;
    }
    applied.added.resize(kept);
    DeleteSet unknown;
    apply_deletes(*model_, update.deletes, budget, unknown);
    if (!waiting_deletes_.empty()) {
        DeleteSet still_unknown;
        apply_deletes(*model_, waiting_deletes_, budget, still_unknown);
        waiting_deletes_ = std::move(still_unknown);
    }
    if (!unknown.empty()) {
        waiting_deletes_.insert(waiting_deletes_.end(), unknown.begin(), unknown.end());
        normalise(waiting_deletes_);
    }
    for (std::size_t n = first; n < kept; ++n)
        model_->join_from(model_->clients.find(applied.added[n].client), applied.added[n].from);
    model_->join_touched(budget);
    note_deleted(*model_, applied.deleted);
    if (budget.is_spent()) return std::unexpected{Fault{Reason::over_budget, 0}};
    OwnedOctets rest = schedule.rest();
    if (rest.empty()) return {};
    return keep_waiting(std::move(rest), schedule.missing());
}

Result<void> Document::keep_waiting(OwnedOctets rest, const StateVector& missing) {
    if (waiting_.empty()) {
        waiting_ = std::move(rest);
    } else {
        const Octets both[] = {waiting_, rest};
        auto merged = merge_updates(both, Limits::of_a_stored_state());
        if (!merged) return std::unexpected{merged.error()};
        waiting_ = std::move(*merged);
    }
    for (const auto& [client, clock] : missing) {
        const auto [known, is_new] = missing_.emplace(client, clock);
        if (!is_new) known->second = std::min(known->second, clock);
    }
    return {};
}

bool Document::can_go_on() const {
    return std::ranges::any_of(
        missing_, [&](const auto& missing) { return missing.second < clock_of(missing.first); });
}

Result<void> Document::apply(const Update& update, Budget& budget, Applied& applied) {
    applied.clear();
    if (const auto once = apply_once(update, budget, applied); !once) return once;
    while (!waiting_.empty() && can_go_on()) {
        const OwnedOctets waited = std::exchange(waiting_, {});
        missing_.clear();
        const auto read = read_update(waited, Limits::of_a_stored_state());
        if (!read) return std::unexpected{read.error()};
        budget.spend(read->structs.size());
        if (const auto again = apply_once(*read, budget, applied); !again) return again;
        applied.went_on = true;
    }
    normalise(applied.deleted);
    applied.waits = !waiting_.empty() || !waiting_deletes_.empty();
    return {};
}

Result<Applied> Document::apply(const Update& update, Budget& budget) {
    Result<Applied> applied{std::in_place};
    if (const auto done = apply(update, budget, *applied); !done) return std::unexpected{done.error()};
    return applied;
}

Result<Applied> Document::apply(Octets octets, const Limits& limits, Budget budget) {
    const auto update = read_update(octets, limits);
    if (!update) return std::unexpected{update.error()};
    return apply(*update, budget);
}

bool Document::contains(const Update& update) const {
    for (const Section& section : update.sections) {
        const Clock known = model_->clients.end_of(section.client);
        for (std::size_t n = 0; n < section.count; ++n) {
            const Struct& item = update.structs[section.first + n];
            if (item.content != Content::skip && item.end() > known) return false;
        }
    }
    for (const DeleteRange& range : update.deletes) {
        const ClientNumber client = model_->clients.find(range.client);
        if (client == none || model_->clients[client].end < range.end()) return false;
        for (Clock clock = range.clock; clock < range.end();) {
            const Block& block = model_->blocks[model_->find({client, clock})];
            if (!block.deleted) return false;
            clock = block.end();
        }
    }
    return true;
}

StateVector Document::state() const {
    StateVector state;
    for (ClientNumber number = 0; number < model_->clients.size(); ++number)
        if (const Client& client = model_->clients[number]; !client.blocks.empty())
            state.emplace(client.id, client.end);
    return state;
}

Clock Document::clock_of(ClientId client) const {
    return model_->clients.end_of(client);
}

std::size_t Document::waiting() const {
    return waiting_.size() + waiting_deletes_.size() * sizeof(DeleteRange);
}

std::size_t Document::memory() const {
    return sizeof *this + model_->memory() + waiting_.capacity();
}

std::size_t Document::content_size() const {
    return model_->octets.used();
}

std::size_t Document::wasted() const {
    return model_->octets.abandoned() + model_->blocks.wasted();
}

std::size_t Document::blocks() const {
    return model_->blocks.used();
}

Result<Document> load(Octets state) {
    Document document;
    const Limits limits = Limits::of_a_stored_state();
    const auto update = read_update(state, limits);
    if (!update) return std::unexpected{update.error()};
    document.model().octets.reserve(state.size() / 2);
    document.model().blocks.reserve(update->structs.size());
    Budget budget{~std::uint64_t{0}};
    if (const auto applied = document.apply(*update, budget); !applied)
        return std::unexpected{applied.error()};
    return document;
}

} // namespace folkmoot::yjs
