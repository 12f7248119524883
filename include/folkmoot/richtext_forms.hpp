#pragma once
// Ways into the tree and out of it: Markdown, the stored JSON, plain text, and what a tree mentions.
// Every tree that a function here returns is in normal form (see normalise).
#include <folkmoot/richtext.hpp>

#include <functional>

namespace folkmoot::richtext {

/// Why a text was refused, in a sentence for its author.
struct Error {
    std::string message;
    /// Where: a line of the Markdown counted from 1, or 0 where the input has no lines.
    std::size_t line = 0;
    /// Where in a tree or its JSON, as a path such as "blocks[2].text[0]"; empty for Markdown.
    std::string path;
};
template <class T> using Result = std::expected<T, Error>;

/// What one tree may be. Larger input is refused whole, never cut.
struct Limits {
    std::size_t markdown_bytes = 1u << 20;
    std::size_t json_bytes = 8u << 20;
    std::size_t depth = 64;
    std::size_t blocks = 50'000;
    std::size_t inlines = 200'000;
};

/// CommonMark 0.31 with tables, task lists, strikethrough, footnotes, [[wiki links]] and directives; raw HTML
/// stays text. No block has an id yet: see reattach and give_ids. An address outside the allow-list loses its
/// link, not its words. Errors: over a limit, or not UTF-8.
Result<Tree> parse_markdown(std::string_view markdown, const Limits& limits = {});

/// Markdown from which parse_markdown makes the same tree again, but for the block ids.
std::string print_markdown(const Tree& tree);

/// The stored form: compact canonical JSON that begins with the version of the schema.
std::string write_json(const Tree& tree);

/// Reads the stored form. Strict: an unknown kind, attribute or version, a wrong type or an unsafe address is
/// an error that says where, so that nothing is dropped in silence.
Result<Tree> read_json(std::string_view json, const Limits& limits = {});

/// Puts a tree that code has built into normal form, in which equal texts are equal trees: neighbouring runs
/// of one style are joined, empty paragraphs, items, lists, rows and quotes dropped, footnotes moved to the
/// end, control characters replaced. A tree in normal form is unchanged.
void normalise(Tree& tree);

/// The first thing that breaks the schema or a limit (a row outside a table, 70 levels, an unsafe address),
/// if any.
std::optional<Error> find_fault(const Tree& tree, const Limits& limits = {});

/// https, http, mailto, tel, or relative to the site. Control characters, "//host" and all other schemes are
/// unsafe.
bool is_safe_href(std::string_view href);

/// Where new block ids come from; tests give a counter.
using MintBlockId = std::function<BlockId()>;
/// Gives an id to each block that has none, and a new one to each block that repeats another's.
void give_ids(Tree& tree, const MintBlockId& mint);
/// Takes away all ids, as a paste of copied blocks must.
void drop_ids(std::vector<Block>& blocks);
/// Equal but for the ids.
bool same_content(const Block& left, const Block& right);
bool same_content(const Tree& left, const Tree& right);

/// The words of a tree, one block a line, and where each block's own words stand in them.
struct PlainText {
    struct Span {
        BlockId block = BlockId::none;
        std::size_t offset = 0;
        std::size_t size = 0;
    };
    std::string text;
    std::vector<Span> spans;
};
PlainText plain_text(const Tree& tree);
/// The words of one block's own text.
std::string plain_text(const Text& text);
/// Words as a reader counts them: runs of letters and digits; a CJK character is a word of its own.
std::size_t word_count(const Tree& tree);
std::size_t word_count(const Text& text);

/// One heading of a text.
struct OutlineEntry {
    BlockId block = BlockId::none;
    std::uint8_t level = 1;
    std::string words;
    /// What the HTML printer uses as the heading's id, after its prefix; unique within the tree.
    std::string anchor;
};
/// All headings, in the order of reading.
std::vector<OutlineEntry> outline(const Tree& tree);

/// Calls `visit` with each of the blocks and all that lie inside them, in no promised order. What it visits
/// it may change, but not add to.
template <class Blocks, class Visit> void each_block(Blocks& blocks, Visit visit) {
    std::vector<decltype(blocks.data())> waiting;
    for (auto& block : blocks)
        waiting.push_back(&block);
    while (!waiting.empty()) {
        auto* block = waiting.back();
        waiting.pop_back();
        visit(*block);
        for (auto& inner : block->blocks)
            waiting.push_back(&inner);
    }
}

/// All that a tree points to, each once, in the order of first appearance.
struct References {
    std::vector<TargetId> objects;
    std::vector<TargetId> embeds;
    std::vector<TargetId> files;
    std::vector<TargetId> people;
    std::vector<std::string> wiki_titles;
    std::vector<std::string> unresolved_sources;
};
References references(const Tree& tree);

/// Turns wiki links into object links, and relative figure sources into files, where the answer is an id (0 =
/// leave).
struct Resolver {
    std::function<TargetId(std::string_view title)> page;
    std::function<TargetId(std::string_view source)> file;
};
void resolve(Tree& tree, const Resolver& resolver);

} // namespace folkmoot::richtext
