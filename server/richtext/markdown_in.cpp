#include "richtext/entity.hpp"
#include "richtext/tree_builder.hpp"
#include "richtext/utf8.hpp"

#include <fmt/format.h>
#include <md4c.h>

namespace folkmoot::richtext {
namespace {

constexpr unsigned dialect = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;

std::string text_of(const MD_ATTRIBUTE& attribute) {
    std::string out;
    for (unsigned i = 0; attribute.text && attribute.substr_offsets[i] < attribute.size; ++i) {
        std::string_view part{attribute.text + attribute.substr_offsets[i],
            attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]};
        if (attribute.substr_types[i] == MD_TEXT_ENTITY)
            out += decode_entity(part);
        else
            out += part;
    }
    return out;
}

Align align_of(MD_ALIGN align) {
    switch (align) {
    case MD_ALIGN_LEFT:
        return Align::left;
    case MD_ALIGN_CENTER:
        return Align::centre;
    case MD_ALIGN_RIGHT:
        return Align::right;
    default:
        return Align::unset;
    }
}

Task task_of(const MD_BLOCK_LI_DETAIL& item) {
    if (!item.is_task) return Task::none;
    return item.task_mark == ' ' ? Task::open : Task::done;
}

// Listens to md4c and tells the tree builder.
class Listener {
public:
    Listener(const MarkedSource& source, const Limits& limits)
        : text_{source.text}
        , limits_{limits}
        , builder_{source, limits} { }

    Result<Tree> run() {
        MD_PARSER parser{};
        parser.flags = dialect;
        parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
            return me(self).enter(type, detail);
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return me(self).leave(type); };
        parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
            return me(self).enter(type, detail);
        };
        parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return me(self).leave(type); };
        parser.text = [](MD_TEXTTYPE type, const char* text, unsigned size, void* self) {
            return me(self).text(type, {text, size});
        };
        const int outcome = md_parse(text_.data(), static_cast<unsigned>(text_.size()), &parser, this);
        if (!builder_.fault().empty()) return std::unexpected(Error{builder_.fault(), line(), {}});
        if (outcome != 0) return std::unexpected(Error{"the text could not be read", line(), {}});
        auto tree = builder_.finish();
        if (auto fault = find_fault(tree, limits_))
            return std::unexpected(Error{std::move(fault->message), 0, fault->path});
        return tree;
    }

private:
    static Listener& me(void* self) { return *static_cast<Listener*>(self); }
    int going() const { return builder_.fault().empty() ? 0 : 1; }
    std::size_t line() const {
        return static_cast<std::size_t>(
            std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(reached_), '\n'));
    }

    int enter(MD_BLOCKTYPE type, void* detail) {
        if (!builder_.fault().empty()) return 0;
        switch (type) {
        case MD_BLOCK_DOC:
        case MD_BLOCK_HTML:
        case MD_BLOCK_THEAD:
        case MD_BLOCK_TBODY:
            return 0;
        case MD_BLOCK_QUOTE:
            builder_.open(Quote{});
            break;
        case MD_BLOCK_UL:
            builder_.open(BulletList{});
            break;
        case MD_BLOCK_OL:
            builder_.open(OrderedList{static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start});
            break;
        case MD_BLOCK_LI:
            builder_.open(ListItem{task_of(*static_cast<MD_BLOCK_LI_DETAIL*>(detail))});
            break;
        case MD_BLOCK_HR:
            builder_.open(Rule{});
            break;
        case MD_BLOCK_H: {
            auto level = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
            builder_.open(Heading{static_cast<std::uint8_t>(level)});
            break;
        }
        case MD_BLOCK_CODE:
            builder_.open(Code{text_of(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang)});
            break;
        case MD_BLOCK_P:
            builder_.open(Paragraph{});
            break;
        case MD_BLOCK_TABLE:
            builder_.open(Table{});
            break;
        case MD_BLOCK_TR:
            builder_.open(Row{});
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD: {
            Cell cell;
            cell.role = type == MD_BLOCK_TH ? CellRole::column_header : CellRole::data;
            cell.align = align_of(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
            builder_.open(cell);
            break;
        }
        }
        // A fault is told with the words that come next: they know their line.
        return 0;
    }

    int leave(MD_BLOCKTYPE type) {
        if (!builder_.fault().empty()) return 0;
        if (type != MD_BLOCK_DOC && type != MD_BLOCK_HTML && type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY)
            builder_.close();
        return 0;
    }

    int enter(MD_SPANTYPE type, void* detail) {
        styles_.push_back(style_);
        switch (type) {
        case MD_SPAN_EM:
            style_.marks.add(Mark::emphasis);
            break;
        case MD_SPAN_STRONG:
            style_.marks.add(Mark::strong);
            break;
        case MD_SPAN_DEL:
            style_.marks.add(Mark::strike);
            break;
        case MD_SPAN_CODE:
            style_.marks.add(Mark::code);
            break;
        case MD_SPAN_A: {
            auto href = text_of(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
            if (is_safe_href(href)) style_.link = WebLink{std::move(href)};
            break;
        }
        case MD_SPAN_IMG:
            if (images_++ > 0) break;
            image_ = {InlinePiece::Kind::image, {}, style_, InlinePiece::nowhere, InlinePiece::nowhere,
                text_of(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src),
                text_of(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->title)};
            break;
        default:
            break;
        }
        return 0;
    }

    int leave(MD_SPANTYPE type) {
        if (styles_.empty()) return going(); // what md4c closes was opened, but this is foreign code
        style_ = std::move(styles_.back());
        styles_.pop_back();
        if (type == MD_SPAN_IMG && --images_ == 0) builder_.add(std::move(image_));
        return going();
    }

    int text(MD_TEXTTYPE type, std::string_view words) {
        const auto offset = offset_of(words);
        if (offset != InlinePiece::nowhere) reached_ = offset;
        if (!builder_.fault().empty()) return 1;
        if (builder_.is_in(Kind::code)) {
            add_code(words, offset);
            return 0;
        }
        InlinePiece piece{InlinePiece::Kind::literal, {}, style_, offset, InlinePiece::nowhere, {}, {}};
        if (offset != InlinePiece::nowhere) piece.end = offset + words.size();
        switch (type) {
        case MD_TEXT_NULLCHAR:
            append_utf8(piece.words, 0xfffd);
            break;
        case MD_TEXT_BR:
            piece.kind = InlinePiece::Kind::hard_break;
            break;
        case MD_TEXT_SOFTBR:
            piece.kind = InlinePiece::Kind::soft_break;
            break;
        case MD_TEXT_ENTITY:
            piece.words = decode_entity(words);
            break;
        case MD_TEXT_NORMAL:
            piece.words = words;
            if (offset != InlinePiece::nowhere && !is_escaped(offset)) piece.kind = InlinePiece::Kind::text;
            break;
        default:
            piece.words = words;
            break;
        }
        if (images_ == 0)
            builder_.add(std::move(piece));
        else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
            image_.words += ' ';
        else
            image_.words += piece.words;
        return going();
    }

    // md4c hands out pieces of the text that it was given, and a few constants of its own.
    std::size_t offset_of(std::string_view words) const {
        std::less<const char*> before;
        if (before(words.data(), text_.data()) || !before(words.data(), text_.data() + text_.size()))
            return InlinePiece::nowhere;
        return static_cast<std::size_t>(words.data() - text_.data());
    }

    // Pieces come in order, so a long run of backslashes is gone through once.
    bool is_escaped(std::size_t at) {
        auto from = at;
        while (from > 0 && from != asked_ && text_[from - 1] == '\\')
            --from;
        if (from == asked_) from = backslashes_;
        asked_ = at;
        backslashes_ = from;
        return (at - from) % 2 == 1;
    }

    // md4c turns the tabs that indent a line of code into spaces. What was written stands before the words.
    void add_code(std::string_view words, std::size_t offset) {
        if (offset == InlinePiece::nowhere) {
            if (words.find_first_not_of(' ') == std::string_view::npos) {
                indent_ += words;
                return;
            }
            indent_.clear();
        } else if (!indent_.empty()) {
            builder_.add_code(written_indent(offset));
            indent_.clear();
        }
        builder_.add_code(words);
    }

    std::string written_indent(std::size_t offset) const {
        std::size_t start = offset;
        while (start > 0 && text_[start - 1] != '\n')
            --start;
        std::size_t from = offset;
        while (from > start && (text_[from - 1] == ' ' || text_[from - 1] == '\t'))
            --from;
        std::vector<std::size_t> columns{0};
        for (auto at = start; at < offset; ++at)
            columns.push_back(text_[at] == '\t' ? (columns.back() / 4 + 1) * 4 : columns.back() + 1);
        std::string out;
        auto missing = indent_.size();
        for (auto at = offset; at > from && missing > 0; --at) {
            const auto width = columns[at - start] - columns[at - start - 1];
            if (width <= missing)
                out += text_[at - 1];
            else
                out.append(missing, ' ');
            missing -= std::min(missing, width);
        }
        out.append(missing, ' ');
        std::ranges::reverse(out);
        return out;
    }

    const std::string& text_;
    const Limits& limits_;
    TreeBuilder builder_;
    Style style_;
    std::vector<Style> styles_;
    InlinePiece image_;
    std::size_t images_ = 0;
    std::string indent_;
    std::size_t reached_ = 0;
    /// Where is_escaped was last asked, and where the backslashes before that place begin.
    std::size_t asked_ = InlinePiece::nowhere;
    std::size_t backslashes_ = 0;
};

} // namespace

Result<Tree> parse_markdown(std::string_view markdown, const Limits& limits) {
    if (markdown.size() > limits.markdown_bytes)
        return std::unexpected(
            Error{fmt::format("the text is longer than {} bytes", limits.markdown_bytes), 0, {}});
    if (auto bad = find_bad_utf8(markdown); bad != std::string_view::npos) {
        auto lines = std::count(markdown.begin(), markdown.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
        return std::unexpected(Error{"the text is not UTF-8", 1 + static_cast<std::size_t>(lines), {}});
    }
    auto source = mark_source(markdown);
    return Listener(source, limits).run();
}

} // namespace folkmoot::richtext
