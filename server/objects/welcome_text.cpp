#include "folkmoot/problem.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "objects/blocks.hpp"
#include "objects/space_home.hpp"
#include "objects/text_limits.hpp"

namespace folkmoot::objects {
namespace {

constexpr richtext::Limits welcome_limits{
    .markdown_bytes = 128U << 10U, .json_bytes = 2U << 20U, .depth = 12, .blocks = 1'000, .inlines = 5'000};

} // namespace

richtext::Tree read_welcome(std::string_view markdown, IdMint& ids) {
    auto read = parse_markdown(markdown, welcome_limits);
    if (!read)
        refuse_field("welcome", "comments.text_refused",
            {{"line", std::to_string(read.error().line)}, {"reason", read.error().message}});
    // What needs a file beside it, or a page around it.
    each_block(read->blocks, [](richtext::Block& block) {
        if (is_one_of<richtext::Figure, richtext::Footnote, richtext::PageBreak, richtext::Contents,
                richtext::Embed>(block.node))
            refuse_field("welcome", "places.only_words");
    });
    // Whoever is forgotten must not be named in it by the house.
    if (!references(*read).people.empty()) refuse_field("welcome", "places.only_words");
    give_ids(*read, [&] { return richtext::BlockId{ids.next().value()}; });
    return std::move(*read);
}

} // namespace folkmoot::objects
