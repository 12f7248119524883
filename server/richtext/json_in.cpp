#include "richtext/json_members.hpp"
#include "richtext/json_scanner.hpp"
#include "richtext/utf8.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <charconv>

#include <fmt/format.h>

namespace folkmoot::richtext {
namespace {

constexpr int schema_version = 1;

// Reads the stored form straight into a tree. The first thing that is wrong ends it; its path is put together
// on the way out.
class JsonReader {
public:
    JsonReader(std::string_view text, const Limits& limits)
        : in_{text}
        , limits_{limits} { }

    Result<Tree> run() {
        Tree tree;
        if (in_.peek() != '{') fail(in_.at_end() ? "not JSON" : "a tree is an object");
        for_each_member([&](Member member) {
            if (member == Member::version) {
                if (number(member, 0, 1'000'000) != schema_version)
                    fail("this text was written by another version of the schema");
                versioned_ = true;
            } else if (member == Member::blocks) {
                read(tree.blocks, 1);
            } else {
                fail("an attribute is unknown here");
            }
        });
        if (!error_ && !in_.at_end()) fail("not JSON");
        if (!error_ && !versioned_) fail("this text was written by another version of the schema");
        if (error_) return std::unexpected(std::move(*error_));
        return tree;
    }

private:
    void fail(std::string message) {
        if (!error_) error_ = Error{std::move(message), 0, {}};
    }
    void fail_within(std::string_view array, std::size_t place) {
        const auto step = fmt::format("{}[{}]", array, place);
        error_->path = error_->path.empty() ? step : step + "." + error_->path;
    }

    template <class Read> void for_each_member(Read read) {
        if (error_ || !in_.take('{')) return fail("not JSON");
        if (in_.take('}')) return;
        do {
            const auto name = in_.read_string();
            if (!name) return fail("not JSON");
            const auto member = find_value<Member>(member_names, *name);
            if (!member) return fail("an attribute is unknown here");
            if (!in_.take(':')) return fail("not JSON");
            read(*member);
            if (error_) return;
        } while (in_.take(','));
        if (!in_.take('}')) fail("not JSON");
    }

    template <class Read> void for_each_item(Member member, Read read) {
        const auto name = name_of(member_names, member);
        if (!in_.take('[')) return fail(fmt::format("\"{}\" is an array", name));
        if (in_.take(']')) return;
        std::size_t place = 0;
        do {
            read();
            if (error_) return fail_within(name, place);
            ++place;
        } while (in_.take(','));
        if (!in_.take(']')) fail("not JSON");
    }

    template <class... Rest> void fail_at(Member member, fmt::format_string<Rest...> rest, Rest&&... values) {
        if (!error_)
            fail(fmt::format("\"{}\" {}", name_of(member_names, member),
                fmt::format(rest, std::forward<Rest>(values)...)));
    }

    // Valid until the next call.
    std::string_view string(Member member) {
        if (in_.peek() != '"') fail_at(member, "is a string");
        const auto value = error_ ? std::nullopt : in_.read_string();
        if (!value) fail("not JSON");
        return value.value_or(std::string_view{});
    }
    std::int64_t id(Member member) {
        const auto text = string(member);
        if (text.empty()) return 0;
        std::int64_t value = 0;
        auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (problem != std::errc{} || end != text.data() + text.size() || value <= 0 || text.front() == '0')
            fail_at(member, "is a positive number in a string");
        return value;
    }
    std::int64_t number(Member member, std::int64_t least, std::int64_t most) {
        const auto value = in_.read_whole_number();
        if (value && *value >= least && *value <= most) return *value;
        fail_at(member, "is a whole number from {} to {}", least, most);
        return least;
    }
    template <class Enum, std::size_t count>
    Enum choice(Member member, const std::array<std::string_view, count>& names) {
        auto value = find_value<Enum>(names, string(member));
        if (!value) fail_at(member, "has an unknown value");
        return value.value_or(Enum{});
    }

    void read(std::vector<Block>& blocks, std::size_t depth) {
        if (depth > limits_.depth) return fail(fmt::format("deeper than {} levels", limits_.depth));
        for_each_item(Member::blocks, [&] {
            if (++blocks_ > limits_.blocks) return fail(fmt::format("more than {} blocks", limits_.blocks));
            if (in_.peek() != '{') return fail("a block is an object");
            read(blocks.emplace_back(), depth);
        });
    }

    void read(Block& block, std::size_t depth) {
        BlockMembers members;
        for_each_member([&](Member member) {
            if (!members.seen.add(member)) return fail("an attribute is there twice");
            if (member == Member::text)
                read(block.text);
            else if (member == Member::blocks)
                read(block.blocks, depth + 1);
            else
                read(member, members);
        });
        if (error_) return;
        if (!members.kind) return fail("this kind of block is unknown");
        if (!members.fit()) return fail("an attribute is unknown here");
        block.id = members.id;
        block.node = members.node();
    }

    void read(Member member, BlockMembers& members) {
        switch (member) {
        case Member::kind:
            members.kind = find_kind(string(member));
            return;
        case Member::id:
            members.id = BlockId{id(member)};
            return;
        case Member::level:
            members.heading.level = static_cast<std::uint8_t>(number(member, 1, 6));
            return;
        case Member::start:
            members.list.start = static_cast<std::uint32_t>(number(member, 0, max_list_start));
            return;
        case Member::task:
            members.item.task = choice<Task>(member, task_names);
            return;
        case Member::callout:
            members.callout.kind = choice<CalloutKind>(member, callout_names);
            return;
        case Member::language:
            members.code.language = string(member);
            return;
        case Member::label:
            members.footnote.label = string(member);
            return;
        case Member::object:
            members.embed.object = id(member);
            return;
        default:
            return read(member, members.cell, members.figure);
        }
    }

    void read(Member member, Cell& cell, Figure& figure) {
        switch (member) {
        case Member::role:
            cell.role = choice<CellRole>(member, role_names);
            return;
        case Member::align:
            cell.align = choice<Align>(member, align_names);
            return;
        case Member::columns:
            cell.columns = static_cast<std::uint16_t>(number(member, 1, max_span));
            return;
        case Member::rows:
            cell.rows = static_cast<std::uint16_t>(number(member, 1, max_span));
            return;
        case Member::file:
            figure.file = id(member);
            return;
        case Member::source:
            figure.source = string(member);
            return;
        case Member::alternative:
            figure.alternative = string(member);
            return;
        default:
            return fail("an attribute is unknown here");
        }
    }

    void read(Text& text) {
        for_each_item(Member::text, [&] {
            if (++inlines_ > limits_.inlines)
                return fail(fmt::format("more than {} stretches of text", limits_.inlines));
            auto& piece = text.emplace_back();
            if (in_.peek() == '"')
                piece.content.emplace<std::string>(string(Member::text));
            else if (in_.peek() == '{')
                read(piece);
            else
                fail("a stretch of text is a string or an object");
        });
    }

    void read(Inline& piece) {
        InlineMembers members;
        for_each_member([&](Member member) {
            if (!members.seen.add(member)) return fail("an attribute is there twice");
            read(member, members, piece.style);
        });
        if (error_) return;
        if (!members.fit()) return fail("an attribute is unknown here");
        auto content = members.content();
        if (!content) return fail("a stretch of text has words");
        piece.content = std::move(*content);
    }

    void read(Member member, InlineMembers& members, Style& style) {
        switch (member) {
        case Member::words:
            members.words = string(member);
            return;
        case Member::marks:
            return read(style.marks);
        case Member::href:
            style.link = WebLink{std::string{string(member)}};
            return;
        case Member::object:
            style.link = ObjectLink{id(member)};
            return;
        case Member::wiki:
            style.link = WikiLink{std::string{string(member)}};
            return;
        case Member::language:
            style.language.tag = string(member);
            return;
        case Member::direction:
            style.language.direction = choice<Direction>(member, direction_names);
            return;
        case Member::line_break:
            number(member, 1, 1);
            return;
        case Member::person:
            members.person = id(member);
            return;
        case Member::footnote:
            members.footnote = string(member);
            return;
        default:
            return fail("an attribute is unknown here");
        }
    }

    void read(Marks& marks) {
        if (!in_.take('[')) return fail("\"marks\" is an array");
        if (in_.take(']')) return;
        do {
            const auto name = in_.peek() == '"' ? in_.read_string() : std::nullopt;
            const auto place =
                std::find(mark_names.begin(), mark_names.end(), name.value_or(std::string_view{}));
            if (place == mark_names.end()) return fail("this mark is unknown");
            marks.add(all_marks[static_cast<std::size_t>(place - mark_names.begin())]);
        } while (in_.take(','));
        if (!in_.take(']')) fail("not JSON");
    }

    JsonScanner in_;
    const Limits& limits_;
    bool versioned_ = false;
    std::size_t blocks_ = 0;
    std::size_t inlines_ = 0;
    std::optional<Error> error_;
};

} // namespace

Result<Tree> read_json(std::string_view text, const Limits& limits) {
    if (text.size() > limits.json_bytes)
        return std::unexpected(Error{fmt::format("longer than {} bytes", limits.json_bytes), 0, {}});
    if (find_bad_utf8(text) != std::string_view::npos) return std::unexpected(Error{"not JSON", 0, {}});
    auto tree = JsonReader(text, limits).run();
    if (!tree) return tree;
    if (auto fault = find_fault(*tree, limits)) return std::unexpected(std::move(*fault));
    normalise(*tree);
    return tree;
}

} // namespace folkmoot::richtext
