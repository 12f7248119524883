#include "collab/yjs/view.hpp"

#include "collab/yjs/json_text.hpp"
#include "collab/yjs/model.hpp"
#include "collab/yjs/struct_parts.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace folkmoot::yjs {
namespace {

enum class Part { list, map, delta };

/// A part of a type that is being written. What stands in it is written before it goes on.
struct Frame {
    Part part = Part::list;
    TypeNumber type = none;
    std::string_view before; ///< stands in front of the first of its values
    std::string_view after; ///< stands behind the last
    bool begun = false;
    bool is_first = true;
    BlockNumber next = none; ///< of a list or a delta
    std::vector<KeyNumber> keys; ///< of a map: those to come, the next one last
    std::map<std::string_view, std::string_view> attributes; ///< of a delta: those that hold from here on
    std::string text; ///< of a delta: read but not yet written, with
    std::string text_attributes; ///< these
    bool has_open_value = false; ///< of a delta: what it inserts is being written
};

class ViewWriter {
public:
    ViewWriter(const Model& model, std::size_t most)
        : model_{model}
        , most_{most} { }

    Result<std::string> run(TypeNumber root, RootKind kind) {
        switch (kind) {
        case RootKind::array:
        case RootKind::xml:
            push(Part::list, root, "[", "]");
            break;
        case RootKind::map:
            push(Part::map, root, "{", "}");
            break;
        case RootKind::text:
            push(Part::delta, root, "[", "]");
            break;
        }
        while (!frames_.empty()) {
            if (out_.size() > most_) return std::unexpected{Fault{Reason::over_limit, 0}};
            if (go_on(frames_.back())) continue;
            out_ += frames_.back().after;
            frames_.pop_back();
        }
        return std::move(out_);
    }

private:
    void push(Part part, TypeNumber type, std::string_view before, std::string_view after) {
        frames_.push_back({.part = part, .type = type, .before = before, .after = after});
    }

    /// Writes the next value, or opens it: then it lies on top. False at the end.
    bool go_on(Frame& frame) {
        if (!frame.begun) begin(frame);
        switch (frame.part) {
        case Part::list:
            return go_on_in_list(frame);
        case Part::map:
            return go_on_in_map(frame);
        case Part::delta:
            return go_on_in_delta(frame);
        }
        return false;
    }

    void begin(Frame& frame) {
        frame.begun = true;
        out_ += frame.before;
        const Type& type = model_.types[frame.type];
        frame.next = type.start;
        if (frame.part != Part::map) return;
        frame.keys = type.keys;
        std::ranges::sort(
            frame.keys, std::ranges::greater{}, [&](KeyNumber key) { return model_.keys[key]; });
    }

    void separate(Frame& frame) {
        if (!frame.is_first) out_ += ',';
        frame.is_first = false;
    }

    const Block* next_of(Frame& frame) {
        if (frame.next == none) return nullptr;
        const Block& block = model_.blocks[frame.next];
        frame.next = block.right;
        return &block;
    }

    bool go_on_in_list(Frame& frame) {
        const Block* block = next_of(frame);
        if (!block) return false;
        if (block->deleted || !is_countable(block->content)) return true;
        separate(frame);
        append_values(*block, 0);
        return true;
    }

    bool go_on_in_map(Frame& frame) {
        if (frame.keys.empty()) return false;
        const KeyNumber key = frame.keys.back();
        frame.keys.pop_back();
        const Block& block = model_.blocks[model_.types.newest(frame.type, key)];
        if (block.deleted || !is_countable(block.content)) return true;
        separate(frame);
        append_json_string(out_, model_.keys[key]);
        out_ += ':';
        append_values(block, block.length - 1);
        return true;
    }

    /// Appends the values of a block but for the first `skipped`, with commas between. Text where values are
    /// meant is one of them.
    void append_values(const Block& block, Clock skipped) {
        if (block.content == Content::type) return open_type(block.at);
        const std::string_view content = model_.content_of(block);
        Reader reader{as_octets(content)};
        switch (block.content) {
        case Content::any:
        case Content::json:
            return append_many(block, skipped);
        case Content::string:
            return append_json_string(out_, content);
        case Content::binary:
            return append_json_octets(out_, as_octets(content));
        case Content::embed:
            out_ += content;
            return;
        case Content::doc:
            out_ += "{\"guid\":";
            append_json_string(out_, as_text(reader.var_octets()));
            out_ += '}';
            return;
        case Content::type:
        case Content::gc:
        case Content::deleted:
        case Content::format:
        case Content::skip:
            return;
        }
    }

    void append_many(const Block& block, Clock skipped) {
        const std::string_view content = model_.content_of(block);
        Reader reader{as_octets(content.substr(octets_of_values(block.content, content, skipped)))};
        for (Clock n = skipped; n < block.length; ++n) {
            if (n > skipped) out_ += ',';
            if (block.content == Content::any) {
                append_json_of_any(out_, reader);
            } else {
                const std::string_view text = as_text(reader.var_octets());
                out_ += text == "undefined" ? "null" : text;
            }
        }
    }

    void open_type(TypeNumber number) {
        const Type& type = model_.types[number];
        switch (type.kind) {
        case TypeKind::array:
        case TypeKind::xml_fragment:
            return push(Part::list, number, "[", "]");
        case TypeKind::map:
            return push(Part::map, number, "{", "}");
        case TypeKind::text:
            return push(Part::delta, number, "[", "]");
        case TypeKind::xml_text:
            push(Part::delta, number, ",\"delta\":[", "]}");
            return push(Part::map, number, "{\"attributes\":{", "}");
        case TypeKind::xml_element:
            append_name("{\"name\":", type);
            push(Part::list, number, ",\"children\":[", "]}");
            return push(Part::map, number, ",\"attributes\":{", "}");
        case TypeKind::xml_hook:
            append_name("{\"hook\":", type);
            return push(Part::map, number, ",\"map\":{", "}}");
        case TypeKind::root:
            return;
        }
    }

    void append_name(std::string_view before, const Type& type) {
        out_ += before;
        append_json_string(out_, model_.keys[type.name]);
    }

    bool go_on_in_delta(Frame& frame) {
        if (std::exchange(frame.has_open_value, false)) out_ += '}';
        const Block* block = next_of(frame);
        if (!block) return append_text(frame), false;
        if (block->deleted) return true;
        switch (block->content) {
        case Content::string:
            add_text(frame, model_.content_of(*block));
            return true;
        case Content::format:
            change_attributes(frame, format_parts(as_octets(model_.content_of(*block))));
            return true;
        case Content::embed:
        case Content::type:
            append_text(frame);
            begin_insert(frame, attributes_of(frame));
            frame.has_open_value = true;
            append_values(*block, 0);
            return true;
        default:
            return true; // what is not text does not show in a text, with Yjs neither
        }
    }

    static void change_attributes(Frame& frame, FormatParts format) {
        if (format.value == "null")
            frame.attributes.erase(format.key);
        else
            frame.attributes.insert_or_assign(format.key, format.value);
    }

    void add_text(Frame& frame, std::string_view text) {
        std::string attributes = attributes_of(frame);
        if (attributes != frame.text_attributes) {
            append_text(frame);
            frame.text_attributes = std::move(attributes);
        }
        frame.text += text;
    }

    /// What holds here, as a member of an object; empty if nothing does.
    static std::string attributes_of(const Frame& frame) {
        if (frame.attributes.empty()) return {};
        std::string members = "\"attributes\":{";
        for (const auto& [key, value] : frame.attributes) {
            append_json_string(members, key);
            members += ':';
            members += value;
            members += ',';
        }
        members.back() = '}';
        return members + ',';
    }

    void begin_insert(Frame& frame, std::string_view attributes) {
        separate(frame);
        out_ += '{';
        out_ += attributes;
        out_ += "\"insert\":";
    }

    void append_text(Frame& frame) {
        if (frame.text.empty()) return;
        begin_insert(frame, frame.text_attributes);
        append_json_string(out_, frame.text);
        out_ += '}';
        frame.text.clear();
    }

    const Model& model_;
    std::size_t most_;
    std::vector<Frame> frames_;
    std::string out_;
};

} // namespace

Result<std::string> view(const Document& document, std::string_view root, RootKind kind, std::size_t most) {
    const Model& model = document.model();
    const KeyNumber name = model.keys.find(root);
    const TypeNumber type = name == none ? none : model.types.find_root(name);
    if (type == none) return std::string{kind == RootKind::map ? "{}" : "[]"};
    return ViewWriter{model, most}.run(type, kind);
}

} // namespace folkmoot::yjs
