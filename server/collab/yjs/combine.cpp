#include "collab/yjs/combine.hpp"

#include "collab/yjs/struct_parts.hpp"

#include <algorithm>
#include <deque>

namespace folkmoot::yjs {
namespace {

/// A struct, or the end of one, that will be written.
struct CombinedPart {
    ClientId client = 0;
    const Struct* item = nullptr; ///< none: a hole
    Clock offset = 0;
    Clock hole = 0;
};

/// Collects the parts of sections and writes them, each section with the number of its parts in front.
class PartWriter {
public:
    void add(CombinedPart part) { parts_.push_back(part); }

    OwnedOctets run(const DeleteSet& deletes) && {
        std::size_t sections = 0;
        for (std::size_t n = 0; n < parts_.size(); ++n)
            if (n == 0 || parts_[n].client != parts_[n - 1].client) ++sections;
        out_.var_uint(sections);
        for (auto first = parts_.begin(); first != parts_.end();) {
            const auto end = std::find_if(
                first, parts_.end(), [&](const CombinedPart& part) { return part.client != first->client; });
            out_.var_uint(static_cast<std::uint64_t>(end - first));
            out_.var_uint(first->client);
            out_.var_uint(first->item->clock + first->offset);
            for (; first != end; ++first)
                write(*first);
        }
        write_delete_set(out_, deletes);
        return std::move(out_).take();
    }

private:
    void write(const CombinedPart& part) {
        if (part.item) return write_struct(out_, *part.item, part.client, part.offset);
        out_.octet(static_cast<std::uint8_t>(Content::skip));
        out_.var_uint(part.hole);
    }

    std::vector<CombinedPart> parts_;
    Writer out_;
};

/// What of a client's structs, sorted by clock, is written: each unit once, with holes between.
void add_parts(PartWriter& writer, ClientId client, std::span<const Struct* const> items) {
    Clock end = items.front()->clock;
    for (const Struct* item : items) {
        if (item->end() <= end) continue;
        if (item->clock > end) writer.add({client, nullptr, 0, item->clock - end});
        writer.add({client, item, item->clock < end ? end - item->clock : 0, 0});
        end = item->end();
    }
}

} // namespace

Result<OwnedOctets> merge_updates(std::span<const Octets> updates, const Limits& limits) {
    std::deque<Update> read;
    struct Found {
        ClientId client = 0;
        const Struct* item = nullptr;
        std::size_t order = 0;
    };
    std::vector<Found> found;
    DeleteSet deletes;
    for (const Octets octets : updates) {
        Update& update = read.emplace_back();
        if (const auto done = read_update(octets, limits, update); !done)
            return std::unexpected{done.error()};
        for (const Section& section : update.sections)
            for (std::size_t n = 0; n < section.count; ++n)
                if (const Struct& item = update.structs[section.first + n]; item.content != Content::skip)
                    found.push_back({section.client, &item, found.size()});
        deletes.insert(deletes.end(), update.deletes.begin(), update.deletes.end());
    }
    std::ranges::sort(found, [](const Found& a, const Found& b) {
        if (a.client != b.client) return a.client > b.client;
        return a.item->clock != b.item->clock ? a.item->clock < b.item->clock : a.order < b.order;
    });
    normalise(deletes);
    PartWriter writer;
    std::vector<const Struct*> items;
    for (std::size_t n = 0; n < found.size(); ++n) {
        items.push_back(found[n].item);
        if (n + 1 < found.size() && found[n + 1].client == found[n].client) continue;
        add_parts(writer, found[n].client, items);
        items.clear();
    }
    return std::move(writer).run(deletes);
}

Result<OwnedOctets> diff_update(Octets octets, const StateVector& known, const Limits& limits) {
    auto update = read_update(octets, limits);
    if (!update) return std::unexpected{update.error()};
    std::ranges::sort(update->sections, std::ranges::greater{}, &Section::client);
    normalise(update->deletes);
    PartWriter writer;
    for (const Section& section : update->sections) {
        const auto theirs = known.find(section.client);
        const Clock from = theirs == known.end() ? 0 : theirs->second;
        std::vector<const Struct*> items;
        Clock offset = 0;
        for (std::size_t n = 0; n < section.count; ++n) {
            const Struct& item = update->structs[section.first + n];
            if (item.content == Content::skip || item.end() <= from) continue;
            if (items.empty() && item.clock < from) offset = from - item.clock;
            items.push_back(&item);
        }
        if (items.empty()) continue;
        writer.add({section.client, items.front(), offset, 0});
        for (std::size_t n = 1; n < items.size(); ++n) {
            const Clock hole = items[n]->clock - items[n - 1]->end();
            if (hole > 0) writer.add({section.client, nullptr, 0, hole});
            writer.add({section.client, items[n], 0, 0});
        }
    }
    return std::move(writer).run(update->deletes);
}

StateVector state_vector_of(const Update& update) {
    StateVector state;
    for (const Section& section : update.sections) {
        if (section.clock != 0) continue;
        Clock end = 0;
        for (std::size_t n = 0; n < section.count; ++n) {
            const Struct& item = update.structs[section.first + n];
            if (item.content == Content::skip) break;
            end = item.end();
        }
        if (end > 0) state[section.client] = end;
    }
    return state;
}

} // namespace folkmoot::yjs
