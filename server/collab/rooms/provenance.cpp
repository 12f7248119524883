#include "collab/rooms/provenance.hpp"

#include "collab/yjs/utf16.hpp"
#include "folkmoot/problem.hpp"

#include <algorithm>
#include <map>

namespace folkmoot::collab {
namespace {

constexpr std::int64_t most_saves = 10'000;
constexpr std::int64_t most_octets_read = std::int64_t{16} << 20;

// From the newest back, as much as there may be.
constexpr Sql select_first{
    "select min(seq) from (select seq, sum(length(updates)) over (order by seq desc) as octets from "
    "live_contribution where document = :id and seq >= :from and seq > (select last_seq from live_document "
    "where id = :id) - :most) newest where octets <= :octets"};

} // namespace

Provenance Provenance::of(ReadTx& tx, ObjectId document, std::int64_t from) {
    Provenance found;
    const auto last = last_seq_of(tx, document);
    const auto first = tx.value<std::int64_t>(select_first, bind("id", document), bind("from", from),
        bind("most", most_saves), bind("octets", most_octets_read));
    found.whole_ = first ? *first <= std::max<std::int64_t>(from, 1) : last < std::max<std::int64_t>(from, 1);
    if (!first) return found;
    for (std::int64_t seq = *first - 1; seq < last; seq = found.parts_.back().seq) {
        const auto more = contributions_after(tx, document, seq);
        if (more.empty()) break;
        for (const auto& contribution : more)
            found.add(contribution);
    }
    settle(found.written_, found.brought_);
    settle(found.removed_, found.taken_);
    for (auto& [client, letters] : found.letters_)
        std::ranges::sort(letters, {}, &Letters::from);
    return found;
}

void Provenance::add(const LoggedContribution& contribution) {
    parts_.push_back({contribution.seq, contribution.person, contribution.saved});
    brought_.emplace_back();
    taken_.emplace_back();
    for (const auto& octets : contribution.updates) {
        const auto update = yjs::read_update(octets, yjs::Limits::of_a_stored_state());
        if (!update) throw Problem(Code::internal, "collab.log_unreadable");
        add(*update);
    }
}

void Provenance::add(const yjs::Update& update) {
    const std::size_t part = parts_.size() - 1;
    for (const yjs::Section& section : update.sections) {
        yjs::Clock end = section.clock;
        for (std::size_t at = section.first; at < section.first + section.count; ++at) {
            const yjs::Struct& one = update.structs[at];
            end = one.end();
            if (one.content == yjs::Content::string)
                letters_[section.client].push_back(
                    {one.clock, one.end(), std::string{yjs::as_text(one.body)}});
        }
        written_[section.client].push_back({section.clock, end, part});
    }
    for (const yjs::DeleteRange& range : update.deletes)
        removed_[range.client].push_back({range.clock, range.end(), part});
}

/// Units that were sent twice are those of the first save.
void Provenance::settle(Spans& spans, std::vector<std::vector<yjs::DeleteRange>>& of_parts) {
    for (auto& [client, all] : spans) {
        std::map<yjs::Clock, SavedSpan> taken; // by where they end; none overlap
        for (const SavedSpan& span : all) { // the earliest save first
            yjs::Clock from = span.from;
            for (auto next = taken.upper_bound(from); from < span.to; ++next) {
                const yjs::Clock until = next == taken.end() ? span.to : std::min(span.to, next->second.from);
                if (from < until) taken.emplace(until, SavedSpan{from, until, span.part});
                if (next == taken.end()) break;
                from = std::max(from, next->second.to);
            }
        }
        all.clear();
        for (const auto& [to, span] : taken) {
            all.push_back(span);
            of_parts[span.part].push_back({client, span.from, span.to - span.from});
        }
    }
}

const SavedPart* Provenance::find(const Spans& spans, const yjs::Id& id) const {
    const auto of_client = spans.find(id.client);
    if (of_client == spans.end()) return nullptr;
    const auto span = std::ranges::upper_bound(of_client->second, id.clock, {}, &SavedSpan::to);
    if (span == of_client->second.end() || id.clock < span->from) return nullptr;
    return &parts_[span->part];
}

const SavedPart* Provenance::written(const yjs::Id& id) const {
    return find(written_, id);
}
const SavedPart* Provenance::removed(const yjs::Id& id) const {
    return find(removed_, id);
}

std::string Provenance::words(yjs::ClientId client, yjs::Clock from, yjs::Clock to) const {
    const auto of_client = letters_.find(client);
    if (of_client == letters_.end()) return {};
    std::string found;
    for (const Letters& letters : of_client->second) {
        if (letters.to <= from) continue;
        if (letters.from >= to) break;
        const auto begin = yjs::place_of_unit(letters.text, std::max(from, letters.from) - letters.from);
        const auto end = yjs::place_of_unit(letters.text, std::min(to, letters.to) - letters.from);
        found += letters.text.substr(begin.octet, end.octet - begin.octet);
        from = std::max(from, letters.to); // what was sent twice is read once
        if (from >= to) break;
    }
    return found;
}

} // namespace folkmoot::collab
