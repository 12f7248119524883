#include "comparable_html.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::richtext::test {
namespace {

constexpr std::string_view paragraph_mark = "\xc2\xb6";
constexpr std::array<std::string_view, 13> block_tags{
    "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "br"};

std::string_view name_of(std::string_view tag) {
    tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
    return tag.substr(0, std::min(tag.find_first_of(" />"), tag.size()));
}

std::string attribute_of(std::string_view tag, std::string_view name) {
    const auto start = tag.find(" " + std::string{name} + "=\"");
    if (start == std::string_view::npos) return {};
    const auto begin = start + name.size() + 3;
    return std::string{tag.substr(begin, tag.find('"', begin) - begin)};
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

class Comparable {
public:
    std::string run(std::string_view html) {
        while (!html.empty()) {
            if (const auto tag = tag_at(html); !tag.empty()) {
                add_tag(tag);
                html.remove_prefix(tag.size());
                continue;
            }
            const auto end = std::min(html.find('<', 1), html.size());
            add_words(html.substr(0, end));
            html.remove_prefix(end);
        }
        while (out_.ends_with(' ') || out_.ends_with(paragraph_mark))
            out_.resize(out_.size() - (out_.ends_with(' ') ? 1 : paragraph_mark.size()));
        return std::move(out_);
    }

private:
    static std::string_view tag_at(std::string_view html) {
        if (!html.starts_with('<')) return {};
        const auto end = html.find('>');
        return end == std::string_view::npos ? std::string_view{} : html.substr(0, end + 1);
    }

    void add_tag(std::string_view tag) {
        const auto name = name_of(tag);
        if (name == "p") return end_words(paragraph_mark);
        if (name == "img")
            return add_words(picture_words(
                attribute_of(tag, "src"), attribute_of(tag, "alt"), attribute_of(tag, "title")));
        std::string written{tag.substr(0, tag.find_first_of(" />", 2))};
        for (std::string_view kept : {"href", "title", "class", "start"})
            if (const auto value = attribute_of(tag, kept); !value.empty() && !value.starts_with("fm-"))
                (((written += ' ') += kept) += '=') += plain(value);
        written += '>';
        if (std::ranges::find(block_tags, name) != block_tags.end()) return end_words(written);
        out_ += written;
        in_pre_ = in_pre_ || name == "pre";
    }

    // Before a block and behind it neither spaces nor the mark between paragraphs say anything.
    void end_words(std::string_view with) {
        const bool closes = with.starts_with("</pre");
        while (!closes && (out_.ends_with(' ') || out_.ends_with(paragraph_mark)))
            out_.resize(out_.size() - (out_.ends_with(' ') ? 1 : paragraph_mark.size()));
        if (with != paragraph_mark || (!out_.empty() && !behind_block_)) out_ += with;
        behind_block_ = true;
        if (with.starts_with("<pre")) in_pre_ = true;
        if (closes) in_pre_ = false;
    }

    void add_words(std::string_view words) {
        for (char c : plain(words)) {
            const bool space = c == ' ' || c == '\n' || c == '\t';
            if (in_pre_ || !space)
                out_ += c;
            else if (!behind_block_ && !out_.ends_with(' '))
                out_ += ' ';
            if (!space || in_pre_) behind_block_ = false;
        }
    }

    static std::string plain(std::string_view text) {
        std::string words{text};
        replace_all(words, "&quot;", "\"");
        replace_all(words, "&#39;", "'");
        replace_all(words, "%27", "'");
        return words;
    }

    std::string out_;
    bool behind_block_ = true;
    bool in_pre_ = false;
};

void replace_figures(std::vector<Block>& list) {
    for (auto& block : list) {
        replace_figures(block.blocks);
        auto* figure = std::get_if<Figure>(&block.node);
        if (!figure || figure->source.empty()) continue;
        std::string title;
        for (const auto& piece : block.text)
            title += std::get<std::string>(piece.content);
        block.text = {{picture_words(figure->source, figure->alternative.value_or(""), title), {}}};
        block.node = Paragraph{};
    }
}

} // namespace

std::string comparable_html(std::string_view html) {
    return Comparable().run(html);
}

std::string picture_words(std::string_view source, std::string_view alternative, std::string_view title) {
    return "{picture " + std::string{source} + "|" + std::string{alternative} + "|" + std::string{title}
    + "}";
}

Tree with_picture_words(Tree tree) {
    replace_figures(tree.blocks);
    return tree;
}

} // namespace folkmoot::richtext::test
