#pragma once
// Rich text is one tree. This is its whole schema: plain values, compared by value, safe to copy.
// Ways in and out are in richtext_forms.hpp, pages in richtext_html.hpp, changes in richtext_diff.hpp.
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace folkmoot::richtext {

/// Names a block for life: it survives edit, move, revision, export and import. 63 bits; `none` = not yet
/// given.
enum class BlockId : std::int64_t { none = 0 };
/// The value of an object's, a person's or a file's id: always above 0, a decimal string in JSON and
/// Markdown.
using TargetId = std::int64_t;

enum class Mark : std::uint8_t {
    strong = 1,
    emphasis = 2,
    strike = 4,
    code = 8,
    subscript = 16,
    superscript = 32
};

/// The set of marks on a stretch of text. A set has no order: bold italic is italic bold.
class Marks {
public:
    constexpr Marks() = default;
    constexpr Marks(Mark mark)
        : bits_{static_cast<std::uint8_t>(mark)} { }
    constexpr bool has(Mark mark) const { return (bits_ & static_cast<std::uint8_t>(mark)) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr std::uint8_t bits() const { return bits_; }
    constexpr void add(Marks other) { bits_ |= other.bits_; }
    constexpr void remove(Mark mark) { bits_ &= static_cast<std::uint8_t>(~static_cast<std::uint8_t>(mark)); }
    constexpr bool operator==(const Marks&) const = default;

private:
    std::uint8_t bits_ = 0;
};

/// An address of the allow-list (see is_safe_href), decoded; printers encode it for their own form.
struct WebLink {
    std::string href;
    bool operator==(const WebLink&) const = default;
};
/// A link that holds an id, so renames and moves do not break it.
struct ObjectLink {
    TargetId object = 0;
    bool operator==(const ObjectLink&) const = default;
};
/// [[Title]]: a page known by its title only; red until such a page exists.
struct WikiLink {
    std::string title;
    bool operator==(const WikiLink&) const = default;
};
using Link = std::variant<std::monostate, WebLink, ObjectLink, WikiLink>;

enum class Direction : std::uint8_t { unset, left_to_right, right_to_left };
/// The language of a stretch of text (BCP 47 tag, empty = that of the page) and its direction.
struct Language {
    std::string tag;
    Direction direction = Direction::unset;
    bool operator==(const Language&) const = default;
};

struct Style {
    Marks marks;
    Link link;
    Language language;
    bool operator==(const Style&) const = default;
};

struct HardBreak {
    bool operator==(const HardBreak&) const = default;
};
/// A person, and the name that the author wrote.
struct Mention {
    TargetId person = 0;
    std::string label;
    bool operator==(const Mention&) const = default;
};
/// Points to the Footnote block with the same label.
struct FootnoteReference {
    std::string label;
    bool operator==(const FootnoteReference&) const = default;
};

/// One stretch of text of one style (UTF-8, no line feeds), or one of the things that stand in text.
struct Inline {
    std::variant<std::string, HardBreak, Mention, FootnoteReference> content;
    Style style;
    bool operator==(const Inline&) const = default;
};
using Text = std::vector<Inline>;

// The kinds of block. "Text" says what a block's own words are, "blocks" what may stand inside it.
/// Text: its words.
struct Paragraph {
    bool operator==(const Paragraph&) const = default;
};
/// Text: its words. Level 1 to 6.
struct Heading {
    std::uint8_t level = 1;
    bool operator==(const Heading&) const = default;
};
/// Blocks: ListItem. A task list is a bullet list whose items have a task state.
struct BulletList {
    bool operator==(const BulletList&) const = default;
};
/// Blocks: ListItem, numbered from `start` (0 to 900,000,000).
struct OrderedList {
    std::uint32_t start = 1;
    bool operator==(const OrderedList&) const = default;
};
enum class Task : std::uint8_t { none, open, done };
/// Blocks: any but a footnote. Stands in a list only.
struct ListItem {
    Task task = Task::none;
    bool operator==(const ListItem&) const = default;
};
/// Blocks: any but a footnote.
struct Quote {
    bool operator==(const Quote&) const = default;
};
/// Text: one unmarked run, which alone may hold line feeds. The language is a word such as "cpp", or empty.
struct Code {
    std::string language;
    bool operator==(const Code&) const = default;
};
/// A thematic break. CommonMark has it, so imports would lose it without a kind of its own.
struct Rule {
    bool operator==(const Rule&) const = default;
};
/// Text: the caption. Blocks: Row.
struct Table {
    bool operator==(const Table&) const = default;
};
/// Blocks: Cell. A place that a merged cell covers has no cell of its own.
struct Row {
    bool operator==(const Row&) const = default;
};
enum class CellRole : std::uint8_t { data, column_header, row_header };
enum class Align : std::uint8_t { unset, left, centre, right };
/// Blocks: any but a footnote. Spans are 1 to 1000.
struct Cell {
    CellRole role = CellRole::data;
    Align align = Align::unset;
    std::uint16_t columns = 1;
    std::uint16_t rows = 1;
    bool operator==(const Cell&) const = default;
};
/// Text: the caption. The picture is a stored file, or (file 0) the relative path that an import could not
/// yet resolve. No alternative text = the author has not said; an empty one = decorative.
struct Figure {
    TargetId file = 0;
    std::string source;
    std::optional<std::string> alternative;
    bool operator==(const Figure&) const = default;
};
enum class CalloutKind : std::uint8_t { note, tip, important, warning, caution };
/// Text: the title, which may be empty. Blocks: any but a footnote.
struct Callout {
    CalloutKind kind = CalloutKind::note;
    bool operator==(const Callout&) const = default;
};
/// Text: the summary. Blocks: any but a footnote.
struct Expandable {
    bool operator==(const Expandable&) const = default;
};
/// Blocks: any but a footnote. Stands at the end of the tree. Labels: [A-Za-z0-9_-], up to 64.
struct Footnote {
    std::string label;
    bool operator==(const Footnote&) const = default;
};
/// Where a printed page begins.
struct PageBreak {
    bool operator==(const PageBreak&) const = default;
};
/// The table of contents, made of the headings when printed.
struct Contents {
    bool operator==(const Contents&) const = default;
};
/// Text: the author's words, shown to those who may not see the object.
struct Embed {
    TargetId object = 0;
    bool operator==(const Embed&) const = default;
};

using Node = std::variant<Paragraph, Heading, BulletList, OrderedList, ListItem, Quote, Code, Rule, Table,
    Row, Cell, Figure, Callout, Expandable, Footnote, PageBreak, Contents, Embed>;

struct Block {
    BlockId id = BlockId::none;
    Node node;
    Text text;
    std::vector<Block> blocks;
    bool operator==(const Block&) const = default;
};

struct Tree {
    std::vector<Block> blocks;
    bool operator==(const Tree&) const = default;
};

} // namespace folkmoot::richtext
