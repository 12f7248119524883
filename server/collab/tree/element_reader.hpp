#pragma once
#include "collab/tree/oddity.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/yjs/model.hpp"

namespace folkmoot::collab {

/// The attributes of an element, each asked for by its name; what nobody asked for is an oddity. An attribute
/// of value null is not there.
class ElementReader {
public:
    ElementReader(const yjs::Model&, yjs::TypeNumber);

    std::optional<std::string> find_text(std::string_view name);
    std::string text(std::string_view name) { return find_text(name).value_or(std::string{}); }
    std::string text(std::string_view name, bool (*is_right)(std::string_view));
    std::uint32_t number(
        std::string_view name, std::uint32_t least, std::uint32_t most, std::uint32_t otherwise);
    /// A positive number in a string, or 0.
    std::int64_t id(std::string_view name);
    template <class Enum, std::size_t count>
    Enum choice(std::string_view name, const std::array<std::string_view, count>& names, Enum otherwise) {
        const auto text = find_text(name);
        if (!text) return otherwise;
        const auto value = richtext::find_value<Enum>(names, *text);
        if (!value) bad_.push_back(name);
        return value.value_or(otherwise);
    }

    /// Notes what is wrong and what nobody asked for.
    void report(Oddities&, richtext::BlockId) const;

private:
    struct Entry {
        std::string_view name;
        std::optional<yjs::Scalar> value;
        bool taken = false;
    };
    Entry* take(std::string_view name);

    std::vector<Entry> entries_;
    std::vector<std::string_view> bad_;
};

/// What the attributes of an element say; nothing if it cannot be what its name says: an embed of nothing, a
/// footnote without a label.
std::optional<richtext::Node> read_node(richtext::Kind, ElementReader&);
/// A thing that stands in text; one that leads nowhere is its words.
richtext::Inline read_atom(Atom, ElementReader&);

} // namespace folkmoot::collab
