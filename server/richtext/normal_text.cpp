#include "richtext/normal_text.hpp"

#include "richtext/schema.hpp"
#include "richtext/utf8.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext {
namespace {

bool is_clean(std::string_view run) {
    for (char c : run)
        if (is_control(c) || static_cast<unsigned char>(c) >= 0x80)
            return find_bad_utf8(run) == std::string::npos && run.find_first_of("\n\r") == std::string::npos
                && std::none_of(run.begin(), run.end(), is_control);
    return true;
}

void clean_link(Link& link) {
    bool keep = true;
    if (auto* web = std::get_if<WebLink>(&link)) keep = is_safe_href(web->href) && is_clean(web->href);
    if (auto* object = std::get_if<ObjectLink>(&link)) keep = object->object > 0;
    if (auto* wiki = std::get_if<WikiLink>(&link)) {
        clean_run(wiki->title);
        keep = is_title(wiki->title);
    }
    if (!keep) link = {};
}

void clean_style(Inline& piece) {
    clean_link(piece.style.link);
    if (!piece.style.language.tag.empty() && !is_language_tag(piece.style.language.tag))
        piece.style.language.tag.clear();
    if (std::holds_alternative<std::string>(piece.content)) return;
    // What stands in text leads somewhere by itself: it is neither part of a link nor of code.
    piece.style.link = {};
    piece.style.marks.remove(Mark::code);
}

bool is_break(const Inline& piece) {
    return std::holds_alternative<HardBreak>(piece.content);
}

Style common_style(const Style& before, const Style& after) {
    Style common;
    for (Mark mark : all_marks)
        if (mark != Mark::code && before.marks.has(mark) && after.marks.has(mark)) common.marks.add(mark);
    if (before.language == after.language) common.language = before.language;
    return common;
}

// A line break has the style that the text on both sides shares.
void style_breaks(Text& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_break(text[i])) continue;
        std::size_t end = i;
        while (end < text.size() && is_break(text[end]))
            ++end;
        Style style;
        if (i > 0 && end < text.size()) style = common_style(text[i - 1].style, text[end].style);
        for (; i < end; ++i)
            text[i].style = style;
    }
}

void join_runs(Text& text) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto* run = std::get_if<std::string>(&text[i].content);
        if (run && run->empty()) continue;
        auto* before = run && kept > 0 ? std::get_if<std::string>(&text[kept - 1].content) : nullptr;
        if (before && text[kept - 1].style == text[i].style) {
            *before += *run;
            continue;
        }
        if (kept != i) text[kept] = std::move(text[i]);
        ++kept;
    }
    text.resize(kept);
}

} // namespace

void clean_run(std::string& run) {
    if (is_clean(run)) return;
    std::string clean;
    for (std::size_t at = 0; at < run.size();) {
        auto point = decode_at(run, at);
        if (run[at] == '\n' || run[at] == '\r')
            clean += ' ';
        else if (is_control(run[at]))
            append_utf8(clean, 0xfffd);
        else
            append_utf8(clean, point.value);
        at += point.size;
    }
    run = std::move(clean);
}

void normalise_code(Text& text) {
    std::string all;
    for (auto& piece : text) {
        if (auto* run = std::get_if<std::string>(&piece.content))
            all += *run;
        else if (is_break(piece))
            all += '\n';
    }
    std::string clean;
    for (std::size_t at = 0; at <= all.size();) {
        auto end = std::min(all.find('\n', at), all.size());
        auto line = all.substr(at, end - at);
        if (line.ends_with('\r')) line.pop_back();
        // Markdown cannot hold spaces on an otherwise empty line of code.
        if (line.find_first_not_of(" \t") == std::string::npos) line.clear();
        clean_run(line);
        clean += line;
        if (end < all.size()) clean += '\n';
        at = end + 1;
    }
    text.clear();
    if (!clean.empty()) text.push_back({std::move(clean), {}});
}

void normalise_text(Text& text) {
    for (auto& piece : text) {
        if (auto* run = std::get_if<std::string>(&piece.content)) clean_run(*run);
        if (auto* mention = std::get_if<Mention>(&piece.content)) clean_run(mention->label);
        clean_style(piece);
    }
    join_runs(text);
    style_breaks(text);
}

} // namespace folkmoot::richtext
