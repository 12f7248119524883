#include "collab/yjs/schedule.hpp"

#include "collab/yjs/struct_parts.hpp"

#include <algorithm>

namespace folkmoot::yjs {

Reason Schedule::run() {
    for (const Section& section : update_.sections)
        taken_.push_back({&section, 0, false});
    std::ranges::sort(taken_, {}, [](const Taken& taken) { return taken.section->client; });
    current_ = taken_.size();
    for (Head head; take_next(head);) {
        if (head.item->content == Content::skip) continue;
        const ClientId client = taken_[head.section].section->client;
        const Clock known = model_.clients.end_of(client);
        if (known < head.item->clock) {
            give_up(head);
            continue;
        }
        const Clock offset = known - head.item->clock;
        if (offset >= head.item->length) continue;
        if (const auto other = integration_.missing_for(*head.item, client, offset)) {
            stack_.push_back(head);
            const std::size_t section = section_of(*other);
            Head first;
            if (section != taken_.size() && take_from(section, first)) {
                stack_.push_back(first);
            } else {
                note_missing(*other, model_.clients.end_of(*other));
                stack_.pop_back();
                give_up(head);
            }
            continue;
        }
        const bool is_first = head.item == &update_.structs[taken_[head.section].section->first];
        const auto joining = is_first ? Model::Joining::at_once : Model::Joining::later;
        if (const Reason reason = integration_.put(*head.item, client, offset, joining);
            reason != Reason::none)
            return reason;
    }
    return Reason::none;
}

bool Schedule::take_from(std::size_t section, Head& head) {
    Taken& taken = taken_[section];
    if (taken.given_up || taken.next == taken.section->count) return false;
    head = {section, &update_.structs[taken.section->first + taken.next++]};
    return true;
}

bool Schedule::take_next(Head& head) {
    if (!stack_.empty()) {
        head = stack_.back();
        stack_.pop_back();
        return true;
    }
    if (current_ < taken_.size() && take_from(current_, head)) return true;
    while (current_ > 0) {
        --current_;
        if (take_from(current_, head)) return true;
    }
    return false;
}

/// What waits for this cannot go in either: all of the stack, and what follows each in its section.
void Schedule::give_up(Head head) {
    stack_.push_back(head);
    for (const Head& waiting : stack_) {
        Taken& taken = taken_[waiting.section];
        const auto from =
            static_cast<std::size_t>(waiting.item - update_.structs.data()) - taken.section->first;
        const auto known = std::ranges::find(rest_, waiting.section, &Rest::section);
        if (known == rest_.end())
            rest_.push_back({waiting.section, from});
        else
            known->from = std::min(known->from, from);
        taken.given_up = true;
        // Whatever more comes of this client may be what it waits for, or what others wait for.
        note_missing(taken.section->client, model_.clients.end_of(taken.section->client));
    }
    stack_.clear();
}

std::size_t Schedule::section_of(ClientId client) const {
    const auto found = std::ranges::lower_bound(
        taken_, client, {}, [](const Taken& taken) { return taken.section->client; });
    if (found == taken_.end() || found->section->client != client) return taken_.size();
    return static_cast<std::size_t>(found - taken_.begin());
}

void Schedule::note_missing(ClientId client, Clock clock) {
    const auto [known, is_new] = missing_.emplace(client, clock);
    if (!is_new) known->second = std::min(known->second, clock);
}

OwnedOctets Schedule::rest() const {
    if (rest_.empty()) return {};
    std::vector<Rest> falling = rest_;
    std::ranges::sort(falling, std::ranges::greater{}, &Rest::section);
    Writer out;
    out.var_uint(falling.size());
    for (const Rest& rest : falling) {
        const Section& section = *taken_[rest.section].section;
        out.var_uint(section.count - rest.from);
        out.var_uint(section.client);
        out.var_uint(update_.structs[section.first + rest.from].clock);
        for (std::size_t n = rest.from; n < section.count; ++n)
            write_struct(out, update_.structs[section.first + n], section.client, 0);
    }
    out.var_uint(0);
    return std::move(out).take();
}

} // namespace folkmoot::yjs
