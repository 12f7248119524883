#include "collab/yjs/columns.hpp"
#include "collab/yjs/json_values.hpp"
#include "collab/yjs/state_vector.hpp"
#include "collab/yjs/struct_parts.hpp"
#include "collab/yjs/v2.hpp"

namespace folkmoot::yjs {
namespace {

class VersionTwoWriter {
public:
    explicit VersionTwoWriter(Octets version_1)
        : version_1_{version_1} { }

    OwnedOctets run(Update update) {
        rest_.var_uint(update.sections.size());
        for (const Section& section : update.sections) {
            rest_.var_uint(section.count);
            clients_.add(section.client);
            rest_.var_uint(section.clock);
            for (std::size_t n = 0; n < section.count; ++n)
                item(update.structs[section.first + n]);
        }
        normalise(update.deletes);
        delete_set(update.deletes);
        return columns();
    }

private:
    void item(const Struct& item) {
        // As it stood: that a struct with neighbours belongs to a key is said there and kept nowhere else.
        infos_.add(version_1_[item.at]);
        if (item.content == Content::gc) return lengths_.add(item.length);
        if (item.content == Content::skip) return rest_.var_uint(item.length);
        if (item.has_origin) id(item.origin, left_clocks_);
        if (item.has_right_origin) id(item.right_origin, right_clocks_);
        if (!item.has_origin && !item.has_right_origin) {
            parents_.add(item.has_parent_name ? 1 : 0);
            if (item.has_parent_name)
                texts_.add(item.parent_name);
            else
                id(item.parent_id, left_clocks_);
            if (item.has_key) texts_.add(item.key);
        }
        body(item);
    }

    void id(Id id, DifferenceColumnWriter& clocks) {
        clients_.add(id.client);
        clocks.add(id.clock);
    }

    void body(const Struct& item) {
        Reader reader{item.body};
        switch (item.content) {
        case Content::gc:
        case Content::skip:
            return;
        case Content::deleted:
            return lengths_.add(item.length);
        case Content::json:
            lengths_.add(item.length);
            for (Clock n = 0; n < item.length; ++n)
                texts_.add(as_text(reader.var_octets()));
            return;
        case Content::binary:
            return rest_.var_octets(item.body);
        case Content::string:
            return texts_.add(as_text(item.body));
        case Content::embed:
            return write_any_of_json(rest_, as_text(item.body));
        case Content::format: {
            const FormatParts parts = format_parts(item.body);
            key(parts.key);
            return write_any_of_json(rest_, parts.value);
        }
        case Content::type:
            types_.add(static_cast<std::uint64_t>(type_kind(item.body)));
            if (has_name(type_kind(item.body))) key(element_name(item.body));
            return;
        case Content::any:
            lengths_.add(item.length);
            return rest_.raw(item.body);
        case Content::doc:
            texts_.add(as_text(reader.var_octets()));
            return rest_.raw(reader.take(reader.left()));
        }
    }

    /// Every key gets a number and is written again each time, as Yjs does.
    void key(std::string_view key) {
        key_numbers_.add(keys_++);
        texts_.add(key);
    }

    void delete_set(const DeleteSet& deletes) {
        std::size_t clients = 0;
        for (std::size_t n = 0; n < deletes.size(); ++n)
            if (n == 0 || deletes[n].client != deletes[n - 1].client) ++clients;
        rest_.var_uint(clients);
        for (std::size_t first = 0, end = 0; first < deletes.size(); first = end) {
            while (end < deletes.size() && deletes[end].client == deletes[first].client)
                ++end;
            rest_.var_uint(deletes[first].client);
            rest_.var_uint(end - first);
            Clock before = 0;
            for (std::size_t n = first; n < end; ++n) {
                rest_.var_uint(deletes[n].clock - before);
                rest_.var_uint(deletes[n].length - 1);
                before = deletes[n].end();
            }
        }
    }

    OwnedOctets columns() {
        Writer out{rest_.size()};
        out.var_uint(0); // no features
        out.var_octets(key_numbers_.finish());
        out.var_octets(clients_.finish());
        out.var_octets(left_clocks_.finish());
        out.var_octets(right_clocks_.finish());
        out.var_octets(infos_.written());
        out.var_octets(texts_.finish());
        out.var_octets(parents_.written());
        out.var_octets(types_.finish());
        out.var_octets(lengths_.finish());
        out.raw(rest_.written());
        return std::move(out).take();
    }

    Octets version_1_;
    DifferenceColumnWriter key_numbers_;
    NumberColumnWriter clients_;
    DifferenceColumnWriter left_clocks_;
    DifferenceColumnWriter right_clocks_;
    OctetColumnWriter infos_;
    TextColumnWriter texts_;
    OctetColumnWriter parents_;
    NumberColumnWriter types_;
    NumberColumnWriter lengths_;
    Writer rest_;
    std::uint64_t keys_ = 0;
};

} // namespace

Result<OwnedOctets> to_version_2(Octets version_1, const Limits& limits) {
    auto update = read_update(version_1, limits);
    if (!update) return std::unexpected{update.error()};
    return VersionTwoWriter{version_1}.run(std::move(*update));
}

} // namespace folkmoot::yjs
