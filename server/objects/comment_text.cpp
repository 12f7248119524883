#include "objects/comment_text.hpp"

#include "objects/excerpt.hpp"

#include <algorithm>

namespace folkmoot::objects {
namespace {

using namespace richtext;

constexpr Limits limits{
    .markdown_bytes = 64U << 10U, .json_bytes = 1U << 20U, .depth = 12, .blocks = 1'000, .inlines = 5'000};
constexpr std::size_t most_mentions = 20;

[[noreturn]] void refuse(std::string_view key, std::vector<std::pair<std::string, std::string>> values = {}) {
    throw Problem(folkmoot::Code::bad_input, "request.fields")
        .with_field({"text", std::string{key}, std::move(values)});
}

template <class... Kinds> bool is_one_of(const Node& node) {
    return (std::holds_alternative<Kinds>(node) || ...);
}

void make_bold(Text& text) {
    for (auto& piece : text)
        piece.style.marks.add(Mark::strong);
}

void keep_to_words(Tree& tree) {
    each_block(tree.blocks, [](Block& block) {
        if (std::holds_alternative<Heading>(block.node)) {
            block.node = Paragraph{};
            make_bold(block.text);
        }
        if (!is_one_of<Paragraph, BulletList, OrderedList, ListItem, richtext::Quote, richtext::Code, Rule>(
                block.node))
            refuse("comments.only_words");
    });
    normalise(tree);
}

} // namespace

CommentText read_comment(std::string_view markdown, IdMint& ids) {
    auto read = parse_markdown(markdown, limits);
    if (!read)
        refuse("comments.text_refused",
            {{"line", std::to_string(read.error().line)}, {"reason", read.error().message}});
    CommentText text{.tree = std::move(*read), .excerpt = {}, .mentioned = {}};
    keep_to_words(text.tree);
    text.excerpt = excerpt_of(plain_text(text.tree).text);
    if (text.excerpt.empty()) refuse("comments.text_empty");
    for (const TargetId person : references(text.tree).people)
        text.mentioned.emplace_back(person);
    if (text.mentioned.size() > most_mentions) refuse("comments.too_many_mentions");
    give_ids(text.tree, [&] { return BlockId{ids.next().value()}; });
    return text;
}

} // namespace folkmoot::objects
