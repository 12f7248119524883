// What a document that is rewritten for a year leaves behind, stored as the rooms store it.
#include "collab/rooms/room.hpp"
#include "collab/tree/bring_to.hpp"

#include <gtest/gtest.h>

#include <random>

namespace folkmoot::collab {
namespace {

using richtext::Block;
using richtext::BlockId;

constexpr int sessions = 1'000; ///< four people on each of 250 days, each page load a client id of its own
constexpr int edits_in_session = 20; ///< at places of their own

/// Somebody who writes, rewrites and takes away sentences; the text keeps its length.
class Writer {
public:
    enum class Habit { renews, only_rewrites }; ///< whether whole paragraphs go and others come
    explicit Writer(Habit habit)
        : habit_(habit) { }

    /// Without spaces where it is typed anew as one stretch: words that stay between others cut it into many.
    std::string sentence() {
        std::string text;
        for (int words = number(6, 18); words > 0; --words) {
            for (int letters = number(2, 10); letters > 0; --letters)
                text += static_cast<char>('a' + number(0, 25));
            text += words == 1 ? "." : habit_ == Habit::renews ? " " : "";
        }
        return text;
    }
    Block paragraph() {
        Block block{.id = BlockId{next_++}, .node = richtext::Paragraph{}};
        for (int count = number(1, 4); count > 0; --count)
            add(block, sentence());
        return block;
    }
    void edit(std::vector<Block>& blocks) {
        const auto at = static_cast<std::size_t>(number(0, static_cast<int>(blocks.size()) - 1));
        auto& block = blocks[at];
        switch (number(habit_ == Habit::renews ? 0 : 1, 9)) {
        case 0: // a paragraph goes, another comes elsewhere
            blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(at));
            blocks.insert(blocks.begin() + number(0, static_cast<int>(blocks.size())), paragraph());
            return;
        case 1: { // a paragraph becomes strong, or is no longer
            auto& marks = block.text.front().style.marks;
            marks = marks.empty() ? richtext::Marks{richtext::Mark::strong} : richtext::Marks{};
            return;
        }
        case 2:
        case 3: { // a slip of the keyboard
            auto& words = words_of(block);
            words[static_cast<std::size_t>(number(0, static_cast<int>(words.size()) - 2))] = 'x';
            return;
        }
        default: { // a sentence becomes another one
            auto& words = words_of(block);
            const auto end = words.find('.');
            words.replace(0, end + 1, sentence());
            return;
        }
        }
    }
    int number(int from, int to) { return std::uniform_int_distribution{from, to}(random_); }
    BlockId mint() { return BlockId{next_++}; }

private:
    static std::string& words_of(Block& block) { return std::get<std::string>(block.text.front().content); }
    static void add(Block& block, const std::string& words) {
        if (block.text.empty())
            block.text.push_back({.content = words});
        else
            words_of(block) += " " + words;
    }

    Habit habit_;
    std::mt19937 random_{7};
    std::int64_t next_ = 1;
};

/// What is stored after some of the sessions.
struct Stored {
    std::size_t octets = 0;
    std::size_t letters = 0; ///< octets of the text
    std::size_t blocks = 0;
};

/// A year, told every fifty sessions.
std::vector<Stored> year_of(Writer& writer, std::size_t paragraphs) {
    richtext::Tree tree;
    for (std::size_t count = 0; count < paragraphs; ++count)
        tree.blocks.push_back(writer.paragraph());
    yjs::Document document;
    std::vector<Stored> year;
    for (int session = 0; session < sessions; ++session) {
        for (int edit = 0; session > 0 && edit < edits_in_session; ++edit)
            writer.edit(tree.blocks);
        yjs::Budget budget{~std::uint64_t{0}};
        // As editors draw their ids.
        const auto client = static_cast<yjs::ClientId>(writer.number(1, 2'000'000'000));
        yjs::Edit edit{document, client, budget};
        EXPECT_FALSE(bring_to(edit, tree, [&] { return writer.mint(); }));
        EXPECT_TRUE(edit.finish());
        if (session % 50 != 49) continue;
        const auto state = document.encode();
        document = yjs::load(state).value(); // as a compaction has it
        const auto letters = richtext::plain_text(tree_of(document).value().tree).text.size();
        EXPECT_EQ(letters, richtext::plain_text(tree).text.size());
        year.push_back({.octets = state.size(), .letters = letters, .blocks = document.blocks()});
    }
    return year;
}

} // namespace

// The bounds of collab/README.md, "What is forgotten".

TEST(YearOfEditing, OfATextThatIsRenewedStaysWithinAFactorOfItAndGrowsNoMore) {
    Writer writer{Writer::Habit::renews};
    const auto year = year_of(writer, 60);
    for (const auto& stored : year) {
        EXPECT_LT(stored.octets, 20 * stored.letters);
        EXPECT_LT(stored.blocks, Room::most_blocks / 50);
    }
    EXPECT_LT(year.back().octets, 2 * year[year.size() / 2].octets)
        << "what went with its paragraph is collected";
}

TEST(YearOfEditing, OfParagraphsThatAreNeverRenewedGrowsByAFewOctetsAnEdit) {
    Writer writer{Writer::Habit::only_rewrites};
    const auto year = year_of(writer, 30);
    constexpr std::size_t edits = std::size_t{sessions} * edits_in_session;
    EXPECT_LT(year.back().octets, 3 * year.back().letters + 48 * edits);
    EXPECT_LT(year.back().blocks, 3 * edits);
}

} // namespace folkmoot::collab
