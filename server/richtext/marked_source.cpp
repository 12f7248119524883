#include "richtext/marked_source.hpp"

#include "richtext/ascii.hpp"
#include "richtext/schema.hpp"
#include "richtext/utf8.hpp"

#include <charconv>

namespace folkmoot::richtext {
namespace {

constexpr std::string_view item_start = "+   ";
constexpr std::array<std::string_view, 5> containers{"callout", "expandable", "table", "row", "cell"};
constexpr std::array<std::string_view, 4> leaf_directives{"figure", "contents", "pagebreak", "embed"};

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

// Where the text of a line begins behind quote and list markers.
std::size_t skip_container_markers(std::string_view line) {
    std::size_t at = 0;
    for (;;) {
        while (at < line.size() && is_blank(line[at]))
            ++at;
        auto end = at;
        while (end < line.size() && end - at < 9 && is_digit(line[end]))
            ++end;
        const bool number = end > at && end < line.size() && (line[end] == '.' || line[end] == ')');
        const bool bullet = at < line.size() && (line[at] == '-' || line[at] == '+' || line[at] == '*');
        if (at < line.size() && line[at] == '>')
            ++at;
        else if (number && end + 1 < line.size() && is_blank(line[end + 1]))
            at = end + 1;
        else if (bullet && at + 1 < line.size() && is_blank(line[at + 1]))
            ++at;
        else
            return at;
    }
}

// The end of a code span that begins at `at`, or `at` plus its backticks where none ends.
std::size_t skip_code_span(std::string_view line, std::size_t at) {
    auto run_end = [&](std::size_t from) { return std::min(line.find_first_not_of('`', from), line.size()); };
    const auto open_end = run_end(at);
    for (auto from = line.find('`', open_end); from != std::string_view::npos;
        from = line.find('`', run_end(from)))
        if (run_end(from) - from == open_end - at) return run_end(from);
    return open_end;
}

// The place of the bracket that closes the one at the start, or npos.
std::size_t find_label_end(std::string_view line) {
    int depth = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\\')
            ++at;
        else if (line[at] == '[')
            ++depth;
        else if (line[at] == ']' && --depth == 0)
            return at;
        else if (line[at] == '`')
            at = skip_code_span(line, at) - 1;
    }
    return std::string_view::npos;
}

template <std::size_t count>
bool holds(const std::array<std::string_view, count>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct Directive {
    LineMark mark;
    std::string_view label;
};

std::optional<Directive> read_directive(std::string_view line) {
    const auto colons = std::min(line.find_first_not_of(':'), line.size());
    auto rest = line.substr(colons);
    while (!rest.empty() && is_blank(rest.back()))
        rest.remove_suffix(1);
    Directive found;
    auto& mark = found.mark;
    if (rest.empty()) {
        if (colons < 3) return std::nullopt;
        mark.before = line;
        return found;
    }
    std::size_t name_end = 0;
    while (name_end < rest.size() && rest[name_end] >= 'a' && rest[name_end] <= 'z')
        ++name_end;
    mark.name = rest.substr(0, name_end);
    if (colons >= 3 && (holds(containers, mark.name) || holds(callout_names, mark.name)))
        mark.kind = LineMark::Kind::open;
    else if (colons == 2 && holds(leaf_directives, mark.name))
        mark.kind = LineMark::Kind::leaf;
    else
        return std::nullopt;

    rest.remove_prefix(name_end);
    if (rest.starts_with('[')) {
        auto end = find_label_end(rest);
        if (end == std::string_view::npos) return std::nullopt;
        found.label = rest.substr(1, end - 1);
        rest.remove_prefix(end + 1);
    }
    const auto label_start =
        found.label.empty() ? line.size() : static_cast<std::size_t>(found.label.data() - line.data());
    mark.before = line.substr(0, label_start);
    if (!found.label.empty()) mark.after = line.substr(label_start + found.label.size());
    if (rest.empty()) return found;
    auto attributes = read_attributes(rest);
    if (!attributes || attributes->size != rest.size()) return std::nullopt;
    mark.attributes = std::move(attributes->values);
    return found;
}

// "[^label]:" at the start of a line.
std::optional<LineMark> read_footnote(std::string_view line) {
    auto end = line.find("]:");
    if (!line.starts_with("[^") || end == std::string_view::npos || !is_label(line.substr(2, end - 2)))
        return std::nullopt;
    LineMark mark;
    mark.kind = LineMark::Kind::footnote;
    mark.name = line.substr(2, end - 2);
    mark.before = line.substr(0, end + 2);
    return mark;
}

// md4c 0.4.8 takes the last bytes of a block's lines for the type of a block: where the place at which the
// words of its last line begin, or at which its last line of code ends, is 4 modulo 256, a blank line behind
// it may end the list around it. Such a line is moved on by one octet: the line feed before it becomes CR LF,
// which Markdown takes for the same.
constexpr bool is_unlucky(std::size_t place) {
    return place % 256 == 4;
}

struct Fence {
    char sign = '\0';
    std::size_t size = 0;
};

// The fence of a code block at the start of some text; its info string, if any, follows.
Fence read_fence(std::string_view text) {
    if (text.empty() || (text[0] != '`' && text[0] != '~')) return {};
    const auto size = std::min(text.find_first_not_of(text[0]), text.size());
    if (size < 3 || (text[0] == '`' && text.find('`', size) != std::string_view::npos)) return {};
    return {text[0], size};
}

bool is_rule(std::string_view text) {
    return text.size() >= 3 && (text[0] == '_' || text[0] == '-' || text[0] == '*')
        && text.find_first_not_of(std::string{' ', '\t', text[0]}) == std::string_view::npos;
}

// Where the words of a line begin to md4c: behind the signs of a heading, at the first sign of a rule, else
// behind the markers of quotes and items.
std::size_t words_begin(std::string_view line) {
    const auto first = std::min(line.find_first_not_of(" \t"), line.size());
    if (is_rule(line.substr(first))) return first;
    const auto start = skip_container_markers(line);
    if (start == line.size() || line[start] != '#') return start;
    const auto signs = std::min(line.find_first_not_of('#', start), line.size());
    return std::min(line.find_first_not_of(" \t", signs), line.size());
}

class Marker {
public:
    MarkedSource run(std::string_view markdown) {
        source_.text.reserve(markdown.size() + markdown.size() / 16);
        source_.text = "\n";
        for (std::size_t at = 0; at < markdown.size();) {
            auto end = markdown.find_first_of("\r\n", at);
            if (end == std::string_view::npos) end = markdown.size();
            const auto start = source_.text.size();
            const bool in_code = fence_.sign != '\0';
            mark_line(clean(markdown.substr(at, end - at)));
            leave_unlucky_place(start, in_code);
            if (end < markdown.size()) source_.text += '\n';
            const bool pair = end + 1 < markdown.size() && markdown[end] == '\r' && markdown[end + 1] == '\n';
            at = end + (pair ? 2 : 1);
        }
        return std::move(source_);
    }

private:
    std::string_view clean(std::string_view line) {
        if (std::none_of(line.begin(), line.end(), is_control)) return line;
        cleaned_.clear();
        for (char c : line) {
            if (is_control(c))
                append_utf8(cleaned_, 0xfffd);
            else
                cleaned_ += c;
        }
        return cleaned_;
    }

    void mark_line(std::string_view line) {
        const auto start = skip_container_markers(line);
        auto rest = line.substr(start);
        source_.text += line.substr(0, start);
        follow_fence(rest);
        if (rest.starts_with("::")) {
            if (auto directive = read_directive(rest)) return add(std::move(*directive));
        } else if (rest.starts_with("[^")) {
            if (auto footnote = read_footnote(rest)) {
                source_.footnotes.insert(footnote->name);
                rest.remove_prefix(footnote->before.size());
                add_mark(item_start, std::move(*footnote));
            }
        }
        source_.text += rest;
    }

    // The fence is only as good as a line by line view can make it: it decides which place is looked at
    // first.
    void follow_fence(std::string_view rest) {
        const auto fence = read_fence(rest);
        if (fence_.sign == '\0')
            fence_ = fence;
        else if (fence.sign == fence_.sign && fence.size >= fence_.size
            && rest.find_first_not_of(" \t", fence.size) == std::string_view::npos)
            fence_ = {};
    }

    // One octet on, the line's other places may be unlucky in their turn: then the one that counts decides.
    void leave_unlucky_place(std::size_t start, bool in_code) {
        const auto end = source_.text.size();
        const auto begin = start + words_begin(std::string_view{source_.text}.substr(start));
        const auto content = start + skip_container_markers(std::string_view{source_.text}.substr(start));
        const std::array places{in_code ? end : begin, in_code ? begin : end, content};
        const bool unlucky = std::any_of(places.begin(), places.end(), is_unlucky);
        const bool next_unlucky = std::any_of(
            places.begin(), places.end(), [](std::size_t place) { return is_unlucky(place + 1); });
        if (is_unlucky(places[0]) || (unlucky && !next_unlucky)) source_.text.insert(start - 1, 1, '\r');
    }

    void add(Directive directive) {
        add_mark(heading_start, std::move(directive.mark));
        if (directive.label.empty()) return;
        source_.text += ' ';
        source_.text += directive.label;
        source_.text += ' ';
        source_.text += mark_byte;
    }

    void add_mark(std::string_view start, LineMark mark) {
        source_.text += start;
        source_.text += mark_byte;
        source_.text += std::to_string(source_.marks.size());
        source_.text += mark_byte;
        source_.marks.push_back(std::move(mark));
    }

    MarkedSource source_;
    std::string cleaned_;
    Fence fence_;
};

void drop_end(std::string& text, std::string_view end) {
    while (text.ends_with(' '))
        text.pop_back();
    if (text.ends_with(end)) text.resize(text.size() - end.size());
}

} // namespace

MarkedSource mark_source(std::string_view markdown) {
    return Marker().run(markdown);
}

std::optional<FoundMark> find_mark(std::string_view text) {
    if (text.size() < 3 || text.front() != mark_byte) return std::nullopt;
    FoundMark found;
    auto [end, problem] = std::from_chars(text.data() + 1, text.data() + text.size(), found.index);
    if (problem != std::errc{} || end == text.data() + text.size() || *end != mark_byte) return std::nullopt;
    found.size = static_cast<std::size_t>(end - text.data()) + 1;
    return found;
}

void restore_marks(std::string& text, const std::vector<LineMark>& marks) {
    if (!text.contains(mark_byte)) return;
    std::string out;
    const LineMark* last = nullptr;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != mark_byte) {
            out += text[at++];
            continue;
        }
        auto found = find_mark(std::string_view{text}.substr(at));
        if (found && found->index < marks.size()) {
            last = &marks[found->index];
            drop_end(out, last->kind == LineMark::Kind::footnote ? "+" : "######");
            out += last->before;
            at += found->size;
            const bool labelled = last->kind != LineMark::Kind::footnote && !last->after.empty();
            if (labelled && at < text.size() && text[at] == ' ') ++at;
            continue;
        }
        if (out.ends_with(' ')) out.pop_back();
        if (last) out += last->after;
        ++at;
    }
    text = std::move(out);
}

} // namespace folkmoot::richtext
