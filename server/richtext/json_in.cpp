#include "richtext/schema.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace folkmoot::richtext {
namespace {

using nlohmann::json;
constexpr int schema_version = 1;
// An object and its array for each level of the tree, and the few levels of a stretch of text.
constexpr int levels_of_json(std::size_t depth) {
    return static_cast<int>(depth) * 2 + 8;
}

// Reads strictly: each object counts the members that were asked for, and one more is an error.
class Reader {
public:
    explicit Reader(const Limits& limits)
        : limits_{limits} { }

    Result<Tree> run(const json& document) {
        Tree tree;
        Members members{document, 0};
        if (!document.is_object())
            fail("a tree is an object");
        else if (number(members, "version", 0, 1'000'000, 0) != schema_version)
            fail("this text was written by another version of the schema");
        else if (const auto* blocks = find(members, "blocks"))
            read(*blocks, tree.blocks, 1);
        finish(members);
        if (error_) return std::unexpected(std::move(*error_));
        return tree;
    }

private:
    struct Members {
        const json& object;
        std::size_t used;
    };

    void fail(std::string message) {
        if (!error_) error_ = Error{std::move(message), 0, path_};
    }

    const json* find(Members& members, const char* name) {
        auto found = members.object.find(name);
        if (found == members.object.end()) return nullptr;
        ++members.used;
        return &*found;
    }
    void finish(const Members& members) {
        if (members.object.is_object() && members.used != members.object.size())
            fail("an attribute is unknown here");
    }

    std::string string(Members& members, const char* name) {
        const auto* value = find(members, name);
        if (!value) return {};
        if (!value->is_string()) fail(fmt::format("\"{}\" is a string", name));
        return value->is_string() ? value->get<std::string>() : std::string{};
    }
    std::int64_t id(Members& members, const char* name) {
        auto text = string(members, name);
        if (text.empty()) return 0;
        std::int64_t value = 0;
        auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (problem != std::errc{} || end != text.data() + text.size() || value <= 0 || text.front() == '0')
            fail(fmt::format("\"{}\" is a positive number in a string", name));
        return value;
    }
    std::int64_t number(
        Members& members, const char* name, std::int64_t least, std::int64_t most, std::int64_t otherwise) {
        const auto* value = find(members, name);
        if (!value) return otherwise;
        const bool fits = value->is_number_integer() && value->get<std::int64_t>() >= least
            && value->get<std::int64_t>() <= most;
        if (!fits) fail(fmt::format("\"{}\" is a whole number from {} to {}", name, least, most));
        return fits ? value->get<std::int64_t>() : otherwise;
    }
    template <class Enum, std::size_t count>
    Enum choice(Members& members, const char* name, const std::array<std::string_view, count>& names) {
        if (!members.object.contains(name)) return {};
        auto value = find_value<Enum>(names, string(members, name));
        if (!value) fail(fmt::format("\"{}\" has an unknown value", name));
        return value.value_or(Enum{});
    }

    void read(const json& array, std::vector<Block>& blocks, std::size_t depth) {
        if (!array.is_array()) return fail("\"blocks\" is an array");
        if (depth > limits_.depth) return fail(fmt::format("deeper than {} levels", limits_.depth));
        const auto here = path_.size();
        for (std::size_t i = 0; i < array.size() && !error_; ++i) {
            path_ += fmt::format("{}blocks[{}]", here == 0 ? "" : ".", i);
            blocks.emplace_back();
            read(array[i], blocks.back(), depth);
            path_.resize(here);
        }
    }

    void read(const json& object, Block& block, std::size_t depth) {
        if (!object.is_object()) return fail("a block is an object");
        Members members{object, 0};
        auto node = find_node(string(members, "kind"));
        if (!node) return fail("this kind of block is unknown");
        block.node = std::move(*node);
        block.id = BlockId{id(members, "id")};
        std::visit([&](auto& value) { read_node(value, members); }, block.node);
        if (const auto* text = find(members, "text")) read(*text, block.text);
        if (const auto* blocks = find(members, "blocks")) read(*blocks, block.blocks, depth + 1);
        finish(members);
    }

    void read_node(auto&, Members&) { }
    void read_node(Heading& node, Members& members) {
        node.level = static_cast<std::uint8_t>(number(members, "level", 1, 6, 1));
    }
    void read_node(OrderedList& node, Members& members) {
        node.start = static_cast<std::uint32_t>(number(members, "start", 0, max_list_start, 1));
    }
    void read_node(ListItem& node, Members& members) {
        node.task = choice<Task>(members, "task", task_names);
    }
    void read_node(Code& node, Members& members) { node.language = string(members, "language"); }
    void read_node(Cell& node, Members& members) {
        node.role = choice<CellRole>(members, "role", role_names);
        node.align = choice<Align>(members, "align", align_names);
        node.columns = static_cast<std::uint16_t>(number(members, "columns", 1, max_span, 1));
        node.rows = static_cast<std::uint16_t>(number(members, "rows", 1, max_span, 1));
    }
    void read_node(Figure& node, Members& members) {
        node.file = id(members, "file");
        node.source = string(members, "source");
        if (members.object.contains("alternative")) node.alternative = string(members, "alternative");
    }
    void read_node(Callout& node, Members& members) {
        node.kind = choice<CalloutKind>(members, "callout", callout_names);
    }
    void read_node(Footnote& node, Members& members) { node.label = string(members, "label"); }
    void read_node(Embed& node, Members& members) { node.object = id(members, "object"); }

    void read(const json& array, Text& text) {
        if (!array.is_array()) return fail("\"text\" is an array");
        const auto here = path_.size();
        for (std::size_t i = 0; i < array.size() && !error_; ++i) {
            path_ += fmt::format(".text[{}]", i);
            text.emplace_back();
            read(array[i], text.back());
            path_.resize(here);
        }
    }

    void read(const json& value, Inline& piece) {
        if (value.is_string()) {
            piece.content = value.get<std::string>();
            return;
        }
        if (!value.is_object()) return fail("a stretch of text is a string or an object");
        Members members{value, 0};
        if (value.contains("break")) {
            number(members, "break", 1, 1, 1);
            piece.content = HardBreak{};
        } else if (value.contains("person")) {
            auto person = id(members, "person");
            piece.content = Mention{person, string(members, "words")};
        } else if (value.contains("footnote")) {
            piece.content = FootnoteReference{string(members, "footnote")};
        } else {
            if (!value.contains("words")) fail("a stretch of text has words");
            piece.content = string(members, "words");
        }
        read(members, piece.style);
        finish(members);
    }

    void read(Members& members, Style& style) {
        if (const auto* marks = find(members, "marks")) read_marks(*marks, style.marks);
        if (members.object.contains("href"))
            style.link = WebLink{string(members, "href")};
        else if (members.object.contains("object"))
            style.link = ObjectLink{id(members, "object")};
        else if (members.object.contains("wiki"))
            style.link = WikiLink{string(members, "wiki")};
        style.language.tag = string(members, "language");
        style.language.direction = choice<Direction>(members, "direction", direction_names);
    }

    void read_marks(const json& array, Marks& marks) {
        if (!array.is_array()) return fail("\"marks\" is an array");
        for (const auto& name : array) {
            auto place = name.is_string()
                ? std::find(mark_names.begin(), mark_names.end(), name.get_ref<const std::string&>())
                : mark_names.end();
            if (place == mark_names.end()) return fail("this mark is unknown");
            marks.add(all_marks[static_cast<std::size_t>(place - mark_names.begin())]);
        }
    }

    const Limits& limits_;
    std::string path_;
    std::optional<Error> error_;
};

} // namespace

Result<Tree> read_json(std::string_view text, const Limits& limits) {
    if (text.size() > limits.json_bytes)
        return std::unexpected(Error{fmt::format("longer than {} bytes", limits.json_bytes), 0, {}});
    bool too_deep = false;
    auto bound = [&](int depth, json::parse_event_t, const json&) {
        too_deep = too_deep || depth > levels_of_json(limits.depth);
        return !too_deep;
    };
    auto document = json::parse(text, bound, false);
    if (too_deep) return std::unexpected(Error{fmt::format("deeper than {} levels", limits.depth), 0, {}});
    if (document.is_discarded()) return std::unexpected(Error{"not JSON", 0, {}});
    auto tree = Reader(limits).run(document);
    if (!tree) return tree;
    if (auto fault = find_fault(*tree, limits)) return std::unexpected(std::move(*fault));
    normalise(*tree);
    return tree;
}

} // namespace folkmoot::richtext
