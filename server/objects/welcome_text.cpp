#include "folkmoot/problem.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "objects/space_home.hpp"

namespace folkmoot::objects {
namespace {

using namespace richtext;

constexpr richtext::Limits limits{
    .markdown_bytes = 128U << 10U, .json_bytes = 2U << 20U, .depth = 12, .blocks = 1'000, .inlines = 5'000};

[[noreturn]] void refuse(std::string_view key, std::vector<std::pair<std::string, std::string>> values = {}) {
    throw Problem(folkmoot::Code::bad_input, "request.fields")
        .with_field({"welcome", std::string{key}, std::move(values)});
}

/// What needs a file beside it, or a page around it.
template <class... Kinds> bool is_one_of(const Node& node) {
    return (std::holds_alternative<Kinds>(node) || ...);
}

} // namespace

Tree read_welcome(std::string_view markdown, IdMint& ids) {
    auto read = parse_markdown(markdown, limits);
    if (!read)
        refuse("comments.text_refused",
            {{"line", std::to_string(read.error().line)}, {"reason", read.error().message}});
    each_block(read->blocks, [](Block& block) {
        if (is_one_of<Figure, Footnote, PageBreak, Contents, Embed>(block.node)) refuse("places.only_words");
    });
    // Whoever is forgotten must not be named in it by the house.
    if (!references(*read).people.empty()) refuse("places.only_words");
    give_ids(*read, [&] { return BlockId{ids.next().value()}; });
    return std::move(*read);
}

} // namespace folkmoot::objects
