#include "richtext/wikitext/lines.hpp"
#include "richtext/wikitext/page_reader.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::richtext::wikitext {
namespace {

struct HeadingLine {
    std::size_t level = 0;
    std::string_view words;
};

/// "== Words ==": as many equal signs as both sides have, up to six.
std::optional<HeadingLine> heading_of(std::string_view line) {
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
    if (!line.starts_with('=') || line.size() < 3) return std::nullopt;
    const auto before = line.find_first_not_of('=');
    if (before == line.npos) return std::nullopt;
    const auto after = line.size() - 1 - line.find_last_not_of('=');
    const auto level = std::min({before, after, std::size_t{6}});
    if (level == 0) return std::nullopt;
    const auto words = trimmed(line.substr(level, line.size() - 2 * level));
    return words.empty() ? std::nullopt : std::optional{HeadingLine{level, words}};
}

bool is_list(std::string_view line) {
    return !line.empty() && std::string_view{"*#:;"}.contains(line.front());
}

/// Goes over the lines of a text once and makes blocks of them.
class BlockReader {
public:
    BlockReader(PageReader& page, std::string_view text, std::size_t depth)
        : page_(page)
        , depth_(depth) {
        while (!text.empty())
            lines_.push_back(take_line(text));
    }

    std::vector<Block> run() {
        while (at_ < lines_.size())
            step();
        end_paragraph();
        return std::move(blocks_);
    }

private:
    void step() {
        const auto line = lines_[at_];
        if (trimmed(line).empty()) return end_paragraph(), void(++at_);
        if (begins_table(line)) return take_table();
        if (is_list(line)) return take_list();
        if (const auto heading = heading_of(line)) return take_heading(*heading);
        if (line.starts_with("----")) return take_rule(line);
        if (page_.stands_alone(line)) return take_piece(line);
        if (line.starts_with(' ') && paragraph_.empty() && !trimmed(line).starts_with(mark_begin))
            return take_preformatted();
        if (!paragraph_.empty()) paragraph_ += '\n';
        paragraph_ += line;
        ++at_;
    }

    void end_paragraph() {
        if (!paragraph_.empty()) page_.add_flow(blocks_, trimmed(paragraph_), depth_);
        paragraph_.clear();
    }

    void take_piece(std::string_view line) {
        end_paragraph();
        page_.add_flow(blocks_, trimmed(line), depth_);
        ++at_;
    }

    void take_heading(const HeadingLine& heading) {
        end_paragraph();
        std::vector<Block> pictures;
        auto words = page_.text(heading.words, &pictures);
        std::ranges::move(pictures, std::back_inserter(blocks_));
        if (!words.empty())
            blocks_.push_back(block_of(Heading{static_cast<std::uint8_t>(heading.level)}, std::move(words)));
        ++at_;
    }

    void take_rule(std::string_view line) {
        end_paragraph();
        blocks_.push_back(block_of(Rule{}));
        const auto rest = trimmed(line.substr(std::min(line.find_first_not_of('-'), line.size())));
        paragraph_ = rest;
        ++at_;
    }

    /// Lines that begin with a space are shown as they stand.
    void take_preformatted() {
        std::string words;
        for (; at_ < lines_.size() && lines_[at_].starts_with(' ') && !trimmed(lines_[at_]).empty()
            && !begins_table(lines_[at_]);
            ++at_) {
            if (!words.empty()) words += '\n';
            const auto text = lines_[at_].substr(1);
            const auto margin = std::min(text.find_first_not_of(' '), text.size());
            words += std::string(margin, ' ') + plain_text(page_.text(text));
        }
        blocks_.push_back(block_of(Code{}, {run_of(std::move(words))}));
    }

    void take_list() {
        end_paragraph();
        std::vector<ListLine> lines;
        for (; at_ < lines_.size() && is_list(lines_[at_]) && !begins_table(lines_[at_]); ++at_) {
            const auto line = lines_[at_];
            const auto end = std::min(line.find_first_not_of("*#:;"), line.size());
            lines.push_back({line.substr(0, end), trimmed(line.substr(end))});
        }
        std::ranges::move(page_.list(lines, depth_), std::back_inserter(blocks_));
    }

    void take_table() {
        end_paragraph();
        std::vector<std::string_view> lines;
        for (std::size_t open = 0; at_ < lines_.size(); ++at_) {
            const auto line = lines_[at_];
            if (begins_table(line)) ++open;
            if (ends_table(line) && --open == 0) break;
            lines.push_back(line);
        }
        std::string_view behind;
        if (at_ < lines_.size()) behind = trimmed(trimmed(lines_[at_]).substr(2));
        if (depth_ < deepest)
            blocks_.push_back(page_.table(lines, depth_ + 1));
        else
            keep_table(lines);
        paragraph_ = behind;
        ++at_;
    }

    void keep_table(const std::vector<std::string_view>& lines) {
        std::string source;
        for (const auto line : lines)
            source += as_written(line, page_.aside().pieces) + "\n";
        page_.count(Unheld::nested);
        blocks_.push_back(block_of(Code{"wikitext"}, {run_of(source + "|}")}));
    }

    PageReader& page_;
    std::size_t depth_;
    std::vector<std::string_view> lines_;
    std::size_t at_ = 0;
    std::string paragraph_;
    std::vector<Block> blocks_;
};

} // namespace

std::vector<Block> PageReader::blocks(std::string_view text, std::size_t depth) {
    return BlockReader{*this, text, depth}.run();
}

} // namespace folkmoot::richtext::wikitext
