#include "richtext/wikitext/set_aside.hpp"

#include "richtext/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace folkmoot::richtext::wikitext {
namespace {

/// Elements whose content is no wikitext, or none of this page's.
constexpr std::array raw_elements{"nowiki", "pre", "syntaxhighlight", "source", "math", "chem", "ce", "score",
    "timeline", "graph", "templatedata", "includeonly", "gallery", "mapframe", "inputbox", "hiero"};

/// Control characters would pass for marks, and octets that are no UTF-8 for letters.
std::string cleaned(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_at(text, at);
        const char c = text[at];
        if (point.value == 0xfffd || (is_control(c) && c != '\n' && c != '\r'))
            append_utf8(clean, 0xfffd);
        else if (c != '\r')
            clean.append(text.substr(at, point.size));
        else if (at + 1 == text.size() || text[at + 1] != '\n')
            clean += '\n';
        at += point.size;
    }
    return clean;
}

/// One pass over a text that replaces parts of it by marks.
class Pass {
public:
    Pass(SetAside& aside, Reading& reading)
        : aside_(aside)
        , reading_(reading)
        , in_(std::move(aside.text)) {
        aside_.text.clear();
    }

protected:
    void put(Piece piece) {
        aside_.text += mark_begin + std::to_string(aside_.pieces.size()) + mark_end;
        aside_.pieces.push_back(std::move(piece));
    }
    void keep(std::size_t to) {
        aside_.text.append(in_, at_, to - at_);
        at_ = to;
    }
    void count(Unheld kind) { ++reading_.unheld[kind]; }
    std::string written(std::size_t from, std::size_t to) const {
        return as_written(std::string_view{in_}.substr(from, to - from), aside_.pieces);
    }

    /// Where "</name" closes an element, from a place on. What was not found once is not looked for again.
    std::optional<std::pair<std::size_t, std::size_t>> closing(const std::string& name, std::size_t from) {
        if (small_.empty()) small_ = small_letters(in_);
        if (never_closed_.contains(name)) return std::nullopt;
        for (auto at = small_.find("</" + name, from); at != small_.npos;
            at = small_.find("</" + name, at + 2))
            if (const auto tag = tag_at(in_, at); tag && tag->closing && tag->name == name)
                return std::pair{at, tag->end};
        never_closed_.insert(name);
        return std::nullopt;
    }

    SetAside& aside_;
    Reading& reading_;
    const std::string in_;
    std::size_t at_ = 0; ///< what stands before is done

private:
    std::string small_;
    std::set<std::string, std::less<>> never_closed_;
};

/// Comments, switches, and elements whose content is no wikitext.
class RawPass : Pass {
public:
    using Pass::Pass;

    void run() {
        for (auto found = in_.find_first_of("<_"); found != in_.npos;
            found = in_.find_first_of("<_", found)) {
            const bool taken = in_[found] == '_'     ? take_switch(found)
                : in_.compare(found, 4, "<!--") == 0 ? take_comment(found)
                                                     : take_element(found);
            found = taken ? at_ : found + 1;
        }
        keep(in_.size());
    }

private:
    bool take_switch(std::size_t from) {
        auto end = from + 2;
        if (in_.compare(from, 2, "__") != 0) return false;
        while (end < in_.size() && end < from + 32 && in_[end] >= 'A' && in_[end] <= 'Z')
            ++end;
        if (end < from + 4 || in_.compare(end, 2, "__") != 0) return false;
        const auto name = std::string_view{in_}.substr(from + 2, end - from - 2);
        keep(from);
        at_ = end + 2;
        if (name == "TOC")
            put({.kind = Piece::Kind::contents, .source = "__TOC__", .content = {}, .name = {}});
        else
            count(Unheld::setting);
        return true;
    }

    /// With its line, when it has one for itself.
    bool take_comment(std::size_t from) {
        if (no_comment_ends_) return false;
        const auto end = in_.find("-->", from + 4);
        no_comment_ends_ = end == in_.npos;
        if (no_comment_ends_) return false;
        keep(from);
        at_ = end + 3;
        count(Unheld::hidden);
        const bool begins_line = aside_.text.empty() || aside_.text.ends_with('\n');
        if (begins_line && at_ < in_.size() && in_[at_] == '\n') ++at_;
        return true;
    }

    bool take_element(std::size_t from) {
        const auto tag = tag_at(in_, from);
        if (!tag || tag->closing || std::ranges::find(raw_elements, tag->name) == raw_elements.end())
            return false;
        auto end = std::optional{std::pair{tag->end, tag->end}};
        if (!tag->closed) end = closing(tag->name, tag->end);
        if (!end) return false;
        keep(from);
        at_ = end->second;
        put_element(*tag, in_.substr(from, at_ - from), in_.substr(tag->end, end->first - tag->end));
        return true;
    }

    void put_element(const Tag& tag, std::string source, std::string content) {
        if (tag.name == "includeonly" || tag.name == "templatedata") return count(Unheld::hidden);
        Piece piece{.kind = Piece::Kind::unknown,
            .source = std::move(source),
            .content = std::move(content),
            .name = {}};
        if (tag.name == "nowiki") {
            piece.kind = Piece::Kind::words;
        } else if (tag.name == "pre" || tag.name == "syntaxhighlight" || tag.name == "source") {
            piece.kind = Piece::Kind::code;
            if (tag.name != "pre") piece.name = small_letters(attribute(tag.attributes, "lang"));
        } else if (tag.name == "math" || tag.name == "chem" || tag.name == "ce") {
            piece.kind = Piece::Kind::formula;
            count(Unheld::formula);
        } else if (tag.name == "gallery") {
            piece.kind = Piece::Kind::gallery;
        } else {
            count(Unheld::element);
        }
        put(std::move(piece));
    }

    bool no_comment_ends_ = false;
};

/// {{calls}}, the outermost of those that are closed.
class CallPass : Pass {
public:
    using Pass::Pass;

    void run() {
        const auto ends = pairs();
        for (auto found = in_.find("{{"); found != in_.npos; found = in_.find("{{", found)) {
            const auto end = std::ranges::lower_bound(ends, std::pair{found, std::size_t{0}});
            if (end == ends.end() || end->first != found) {
                ++found;
                continue;
            }
            keep(found);
            at_ = end->second;
            put_call(found);
            found = at_;
        }
        keep(in_.size());
    }

private:
    /// Where those calls begin and end that are closed, by their beginnings.
    std::vector<std::pair<std::size_t, std::size_t>> pairs() const {
        std::vector<std::size_t> open;
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (std::size_t at = 0; at + 1 < in_.size(); ++at) {
            if (in_[at] == '{' && in_[at + 1] == '{') {
                open.push_back(at++);
            } else if (in_[at] == '}' && in_[at + 1] == '}' && !open.empty()) {
                ++at;
                const bool argument =
                    in_[open.back() + 2] == '{' && at + 1 < in_.size() && in_[at + 1] == '}';
                found.emplace_back(open.back(), at + 1 + (argument ? 1 : 0));
                open.pop_back();
            }
        }
        std::ranges::sort(found);
        return found;
    }

    void put_call(std::size_t from) {
        auto source = written(from, at_);
        auto name = plain_title(std::string_view{source}.substr(2, source.find_first_of("|}\n", 2) - 2));
        while (name.starts_with('{'))
            name.erase(0, 1);
        shorten(name);
        const auto small = small_letters(name);
        if (small == "reflist" || small == "references") return; // notes stand at the end by themselves
        ++reading_.calls[name];
        count(Unheld::call);
        put({.kind = Piece::Kind::call, .source = std::move(source), .content = {}, .name = std::move(name)});
    }

    static void shorten(std::string& name) {
        if (name.size() > 100) name.resize(100);
        while (!name.empty() && find_bad_utf8(name) != name.npos)
            name.pop_back();
    }
};

/// Notes, and then quotes, which may have notes in them.
class ElementPass : Pass {
public:
    ElementPass(SetAside& aside, Reading& reading, std::string_view element, Piece::Kind kind)
        : Pass(aside, reading)
        , element_(element)
        , kind_(kind) { }

    void run() {
        for (auto found = in_.find('<'); found != in_.npos; found = in_.find('<', found))
            found = take(found) ? at_ : found + 1;
        keep(in_.size());
    }

private:
    bool take(std::size_t from) {
        const auto tag = tag_at(in_, from);
        if (!tag || tag->closing || tag->name != element_) return false;
        auto end = std::optional{std::pair{tag->end, tag->end}};
        if (!tag->closed) end = closing(tag->name, tag->end);
        if (!end) return false;
        keep(from);
        at_ = end->second;
        put({.kind = kind_,
            .source = written(from, at_),
            .content = in_.substr(tag->end, end->first - tag->end),
            .name = std::string{attribute(tag->attributes, "name")}});
        return true;
    }

    std::string_view element_;
    Piece::Kind kind_;
};

} // namespace

SetAside set_aside(std::string_view text, Reading& reading) {
    SetAside aside{.text = cleaned(text), .pieces = {}};
    RawPass{aside, reading}.run();
    CallPass{aside, reading}.run();
    ElementPass{aside, reading, "ref", Piece::Kind::note}.run();
    ElementPass{aside, reading, "blockquote", Piece::Kind::quote}.run();
    return aside;
}

std::size_t take_mark(std::string_view text, std::size_t& at) {
    std::size_t number = 0;
    const auto* end = std::from_chars(text.data() + at + 1, text.data() + text.size(), number).ptr;
    at = static_cast<std::size_t>(end - text.data()) + 1;
    return number;
}

std::string as_written(std::string_view marked, const std::vector<Piece>& pieces) {
    std::string written;
    for (std::size_t at = 0; at < marked.size();) {
        if (marked[at] == mark_begin)
            written += pieces[take_mark(marked, at)].source;
        else
            written += marked[at++];
    }
    return written;
}

} // namespace folkmoot::richtext::wikitext
