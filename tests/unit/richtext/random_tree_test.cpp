// The property tests say as much as the trees that they try: this one says what those hold.
#include "random_tree.hpp"

#include "richtext/schema.hpp"

#include <map>
#include <string>

namespace folkmoot::richtext { namespace {

class Coverage {
public:
    void add(const std::vector<Block>& blocks, const Block* around = nullptr) {
        for (const auto& block : blocks) {
            const std::string name{rule(block).name};
            ++seen_[name];
            if (around && is<Table>(block) && is<Cell>(*around)) ++seen_["table in a cell"];
            if (around) ++seen_[name + " in " + std::string{rule(*around).name}];
            std::visit([&](const auto& node) { add_node(node, block); }, block.node);
            for (const auto& piece : block.text)
                add(piece);
            add(block.blocks, &block);
        }
    }
    std::size_t count(const std::string& what) const {
        const auto found = seen_.find(what);
        return found == seen_.end() ? 0 : found->second;
    }

private:
    void add_node(const auto&, const Block&) { }
    void add_node(const Heading& node, const Block&) { ++seen_["level " + std::to_string(node.level)]; }
    void add_node(const OrderedList& node, const Block&) {
        ++seen_[node.start == 1 ? "from 1" : "from elsewhere"];
    }
    void add_node(const ListItem& node, const Block&) {
        ++seen_["task " + std::string{name_of(task_names, node.task)}];
    }
    void add_node(const Code& node, const Block&) {
        ++seen_[node.language.empty() ? "any code" : "code of a language"];
    }
    void add_node(const Table&, const Block& block) { seen_["caption"] += block.text.empty() ? 0 : 1; }
    void add_node(const Cell& node, const Block& block) {
        ++seen_["role " + std::string{name_of(role_names, node.role)}];
        ++seen_["align " + std::string{name_of(align_names, node.align)}];
        if (node.columns > 1) ++seen_["cell over columns"];
        if (node.rows > 1) ++seen_["cell over rows"];
        if (node.columns > 1 && node.rows > 1) ++seen_["cell over both"];
        if (block.blocks.size() > 1) ++seen_["cell of several blocks"];
    }
    void add_node(const Figure& node, const Block& block) {
        ++seen_[node.file != 0 ? "stored picture" : "picture by path"];
        ++seen_[!node.alternative           ? "no alternative"
                : node.alternative->empty() ? "decorative"
                                            : "alternative"];
        if (!block.text.empty()) ++seen_["figure with caption"];
    }
    void add_node(const Callout& node, const Block& block) {
        ++seen_[std::string{name_of(callout_names, node.kind)}];
        ++seen_[block.text.empty() ? "callout without title" : "callout with title"];
    }

    void add(const Inline& piece) {
        constexpr std::array contents{"words", "break", "mention", "footnote reference"};
        constexpr std::array links{"no link", "web link", "object link", "wiki link"};
        ++seen_[contents[piece.content.index()]];
        ++seen_[links[piece.style.link.index()]];
        for (std::size_t i = 0; i < all_marks.size(); ++i)
            if (piece.style.marks.has(all_marks[i])) ++seen_["mark " + std::string{mark_names[i]}];
        if (!piece.style.language.tag.empty()) ++seen_["language"];
        ++seen_["direction " + std::string{name_of(direction_names, piece.style.language.direction)}];
    }

    std::map<std::string, std::size_t> seen_;
};

TEST(RandomTrees, HoldEverythingThatTheSchemaKnows) {
    Coverage coverage;
    for (std::size_t seed = 1; seed <= 4000; ++seed)
        coverage.add(test::RandomTree(seed).make().blocks);
    std::vector<std::string> wanted{"table in a cell", "from 1", "from elsewhere", "any code",
        "code of a language", "caption", "cell over columns", "cell over rows", "cell over both",
        "cell of several blocks", "stored picture", "picture by path", "no alternative", "decorative",
        "alternative", "figure with caption", "callout without title", "callout with title", "words", "break",
        "mention", "footnote reference", "no link", "web link", "object link", "wiki link", "language",
        "quote in quote", "bullet_list in list_item", "table in callout", "code in list_item",
        "figure in cell", "embed in quote", "expandable in expandable"};
    for (std::size_t i = 0; i < std::variant_size_v<Node>; ++i)
        wanted.emplace_back(rule(static_cast<Kind>(i)).name);
    for (int level = 1; level <= 6; ++level)
        wanted.push_back("level " + std::to_string(level));
    const auto add_all = [&](std::string_view what, const auto& names) {
        for (auto name : names)
            wanted.push_back(std::string{what} + std::string{name});
    };
    add_all("task ", task_names);
    add_all("role ", role_names);
    add_all("align ", align_names);
    add_all("", callout_names);
    add_all("mark ", mark_names);
    add_all("direction ", direction_names);
    for (const auto& what : wanted)
        EXPECT_GE(coverage.count(what), 20u) << what;
}

}} // namespace folkmoot::richtext
