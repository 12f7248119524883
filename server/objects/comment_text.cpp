#include "objects/comment_text.hpp"

#include "objects/blocks.hpp"
#include "objects/excerpt.hpp"
#include "objects/text_limits.hpp"

#include <algorithm>

namespace folkmoot::objects {
namespace {

constexpr richtext::Limits comment_limits{
    .markdown_bytes = 64U << 10U, .json_bytes = 1U << 20U, .depth = 12, .blocks = 1'000, .inlines = 5'000};
constexpr std::size_t most_mentions = 20;

void make_bold(richtext::Text& text) {
    for (auto& piece : text)
        piece.style.marks.add(richtext::Mark::strong);
}

void keep_to_words(richtext::Tree& tree) {
    each_block(tree.blocks, [](richtext::Block& block) {
        if (std::holds_alternative<richtext::Heading>(block.node)) {
            block.node = richtext::Paragraph{};
            make_bold(block.text);
        }
        if (!is_one_of<richtext::Paragraph, richtext::BulletList, richtext::OrderedList, richtext::ListItem,
                richtext::Quote, richtext::Code, richtext::Rule>(block.node))
            refuse_field("text", "comments.only_words");
    });
    normalise(tree);
}

} // namespace

CommentText read_comment(std::string_view markdown, IdMint& ids) {
    auto read = parse_markdown(markdown, comment_limits);
    if (!read)
        refuse_field("text", "comments.text_refused",
            {{"line", std::to_string(read.error().line)}, {"reason", read.error().message}});
    CommentText text{.tree = std::move(*read), .excerpt = {}, .mentioned = {}};
    keep_to_words(text.tree);
    text.excerpt = excerpt_of(plain_text(text.tree).text);
    if (text.excerpt.empty()) refuse_field("text", "comments.text_empty");
    for (const richtext::TargetId person : references(text.tree).people)
        text.mentioned.emplace_back(person);
    if (text.mentioned.size() > most_mentions) refuse_field("text", "comments.too_many_mentions");
    give_ids(text.tree, [&] { return richtext::BlockId{ids.next().value()}; });
    return text;
}

} // namespace folkmoot::objects
