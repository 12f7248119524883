#include "collab/yjs/update.hpp"
#include "collab/yjs/utf16.hpp"
#include "collab/yjs/values.hpp"

#include <algorithm>

namespace folkmoot::yjs {
namespace {

constexpr std::uint8_t content_bits = 0x1f;
constexpr std::uint8_t origin_bit = 0x80;
constexpr std::uint8_t right_origin_bit = 0x40;
constexpr std::uint8_t key_bit = 0x20;

class UpdateReader {
public:
    UpdateReader(Octets octets, const Limits& limits, Update& update)
        : reader_{octets}
        , limits_{limits}
        , update_{update} { }

    Result<void> run() {
        const std::uint64_t sections = reader_.var_uint(reader_.left());
        if (sections > limits_.sections) reader_.fail(Reason::over_limit);
        for (std::uint64_t n = 0; n < sections && !reader_.failed(); ++n)
            section();
        if (!reader_.failed()) check_clients();
        read_delete_set(reader_, limits_, update_.deletes);
        if (!reader_.failed() && !reader_.at_end()) reader_.fail(Reason::too_long);
        if (reader_.failed()) return std::unexpected{reader_.fault()};
        return {};
    }

private:
    void section() {
        const std::uint64_t count = reader_.var_uint(reader_.left());
        if (count + update_.structs.size() > limits_.structs) return reader_.fail(Reason::over_limit);
        Section section{.client = reader_.var_uint(), .clock = clock(), .first = update_.structs.size()};
        section.count = static_cast<std::size_t>(count);
        make_room(section.count);
        Clock next = section.clock;
        for (std::uint64_t n = 0; n < count && !reader_.failed(); ++n) {
            Struct& item = update_.structs.emplace_back();
            item.at = reader_.position();
            item.clock = next;
            read(item, section.client);
            if (reader_.failed()) return;
            if (item.length == 0) return reader_.fail(Reason::empty_struct);
            if (item.length > limits_.highest_clock - next) return reader_.fail(Reason::clock_too_high);
            next += item.length;
        }
        if (count > 0) update_.sections.push_back(section);
    }

    /// There are no more structs than octets, so that no count can ask for memory which its octets do not.
    void make_room(std::size_t count) {
        const std::size_t wanted = update_.structs.size() + count;
        if (wanted > update_.structs.capacity())
            update_.structs.reserve(std::max(wanted, 2 * update_.structs.capacity()));
    }

    Clock clock() { return reader_.var_uint32(limits_.highest_clock); }
    Id id() {
        const ClientId client = reader_.var_uint();
        return {client, clock()};
    }

    void read(Struct& item, ClientId client) {
        const std::uint8_t info = reader_.octet();
        item.content = static_cast<Content>(info & content_bits);
        if (item.content == Content::gc || item.content == Content::skip) {
            if (info & ~content_bits) return reader_.fail(Reason::unknown_flags);
            item.length = clock();
            return;
        }
        if (item.content > Content::skip) return reader_.fail(Reason::unknown_content);
        read_place(item, info);
        const auto is_own_future = [&](bool has, Id other) {
            return has && other.client == client && other.clock >= item.clock;
        };
        if (is_own_future(item.has_origin, item.origin)
            || is_own_future(item.has_right_origin, item.right_origin)
            || is_own_future(item.has_parent_id, item.parent_id))
            return reader_.fail(Reason::own_future);
        read_content(item);
    }

    void read_place(Struct& item, std::uint8_t info) {
        item.has_origin = (info & origin_bit) != 0;
        item.has_right_origin = (info & right_origin_bit) != 0;
        if (item.has_origin) item.origin = id();
        if (item.has_right_origin) item.right_origin = id();
        if (item.has_origin || item.has_right_origin) return;
        if (reader_.var_uint() == 1) {
            item.has_parent_name = true;
            item.parent_name = reader_.var_string(limits_.name_octets);
        } else {
            item.has_parent_id = true;
            item.parent_id = id();
        }
        item.has_key = (info & key_bit) != 0;
        if (item.has_key) item.key = reader_.var_string(limits_.name_octets);
    }

    void read_content(Struct& item) {
        item.length = 1;
        const std::size_t begin = reader_.position();
        switch (item.content) {
        case Content::deleted:
            item.length = clock();
            return;
        case Content::string: {
            const Octets text = reader_.var_octets();
            const auto units = utf16_length(as_text(text));
            if (!units) return reader_.fail(Reason::not_utf8);
            item.body = text;
            item.length = static_cast<Clock>(std::min<std::size_t>(*units, limits_.highest_clock));
            return;
        }
        case Content::binary:
            item.body = reader_.var_octets();
            return;
        case Content::embed:
            item.body = as_octets(json_text());
            return;
        case Content::json:
        case Content::any:
            return read_values(item);
        case Content::format:
            reader_.var_string(limits_.name_octets);
            json_text();
            break;
        case Content::type:
            skip_type();
            break;
        case Content::doc:
            reader_.var_string();
            skip_any(reader_, limits_.value_depth);
            break;
        case Content::gc:
        case Content::skip:
            break;
        }
        item.body = reader_.since(begin);
    }

    void read_values(Struct& item) {
        item.length = clock();
        const std::size_t begin = reader_.position();
        for (Clock n = 0; n < item.length && !reader_.failed(); ++n) {
            if (item.content == Content::any) {
                skip_any(reader_, limits_.value_depth);
            } else if (const std::string_view text = reader_.var_string(); text != "undefined") {
                if (const Reason reason = check_json(text, limits_.value_depth); reason != Reason::none)
                    reader_.fail(reason);
            }
        }
        item.body = reader_.since(begin);
    }

    std::string_view json_text() {
        const std::string_view text = reader_.var_string();
        if (reader_.failed()) return {};
        const Reason reason = check_json(text, limits_.value_depth);
        if (reason != Reason::none) reader_.fail(reason);
        return text;
    }

    void skip_type() {
        const auto kind = static_cast<TypeKind>(reader_.var_uint(0xff));
        if (kind > TypeKind::xml_text) return reader_.fail(Reason::unknown_content);
        if (has_name(kind)) reader_.var_string(limits_.name_octets);
    }

    void check_clients() {
        clients_.clear();
        for (const Section& section : update_.sections)
            clients_.push_back(section.client);
        std::ranges::sort(clients_);
        if (std::ranges::adjacent_find(clients_) != clients_.end()) reader_.fail(Reason::repeated_client);
    }

    Reader reader_;
    const Limits& limits_;
    Update& update_;
    std::vector<ClientId> clients_;
};

} // namespace

void Update::clear() {
    sections.clear();
    structs.clear();
    deletes.clear();
}

Result<void> read_update(Octets octets, const Limits& limits, Update& update) {
    update.clear();
    if (octets.size() > limits.octets) return std::unexpected{Fault{Reason::over_limit, 0}};
    return UpdateReader{octets, limits, update}.run();
}

Result<Update> read_update(Octets octets, const Limits& limits) {
    Result<Update> update{std::in_place};
    if (const auto read = read_update(octets, limits, *update); !read) return std::unexpected{read.error()};
    return update;
}

void read_delete_set(Reader& reader, const Limits& limits, DeleteSet& deletes) {
    const std::uint64_t clients = reader.var_uint(reader.left());
    for (std::uint64_t n = 0; n < clients && !reader.failed(); ++n) {
        const ClientId client = reader.var_uint();
        const std::uint64_t ranges = reader.var_uint(reader.left());
        if (ranges + deletes.size() > limits.delete_ranges) return reader.fail(Reason::over_limit);
        for (std::uint64_t r = 0; r < ranges && !reader.failed(); ++r) {
            const Clock clock = reader.var_uint32(limits.highest_clock);
            const Clock length = reader.var_uint32(limits.highest_clock - clock);
            if (length == 0) reader.fail(Reason::empty_struct); // at which Yjs throws
            if (!reader.failed()) deletes.push_back({client, clock, length});
        }
    }
}

} // namespace folkmoot::yjs
