#include "richtext/schema.hpp"
#include "richtext/utf8.hpp"

#include <folkmoot/richtext_forms.hpp>

#include <fmt/format.h>

namespace folkmoot::richtext {
namespace {

// Walks a tree and stops at the first thing that the schema or a limit does not allow.
class Inspector {
public:
    explicit Inspector(const Limits& limits)
        : limits_{limits} { }

    std::optional<Error> run(const Tree& tree) {
        for (std::size_t i = 0; i < tree.blocks.size() && !fault_; ++i) {
            const auto& block = tree.blocks[i];
            if (!is<Footnote>(block) && !may_stand(kind(block), Inside::flow)) say_misplaced(block);
            inspect(block, 1);
            if (fault_) say_within("blocks", i);
        }
        return std::move(fault_);
    }

private:
    void inspect(const Block& block, std::size_t depth) {
        if (depth > limits_.depth) return say(fmt::format("deeper than {} levels", limits_.depth));
        if (++blocks_ > limits_.blocks) return say(fmt::format("more than {} blocks", limits_.blocks));
        if (static_cast<std::int64_t>(block.id) < 0) return say("a block id is a positive number");
        std::visit([&](const auto& node) { inspect_node(node); }, block.node);
        inspect_text(block);
        for (std::size_t i = 0; i < block.blocks.size() && !fault_; ++i) {
            if (!may_stand(kind(block.blocks[i]), rule(block).inside)) say_misplaced(block.blocks[i]);
            inspect(block.blocks[i], depth + 1);
            if (fault_) say_within("blocks", i);
        }
    }

    void inspect_node(const auto&) { }
    void inspect_node(const Heading& node) {
        if (node.level < 1 || node.level > 6) say("a heading has a level from 1 to 6");
    }
    void inspect_node(const OrderedList& node) {
        if (node.start > max_list_start) say("a list starts at 900,000,000 at most");
    }
    void inspect_node(const Code& node) {
        if (!node.language.empty() && !is_code_language(node.language))
            say("the language of code is one short word");
    }
    void inspect_node(const Cell& node) {
        if (node.columns < 1 || node.columns > max_span || node.rows < 1 || node.rows > max_span)
            say("a cell spans 1 to 1000 columns and rows");
    }
    void inspect_node(const Figure& node) {
        if (node.file < 0) say("a file id is a positive number");
        if (!node.source.empty() && !is_source(node.source)) say("a figure's source is a relative path");
    }
    void inspect_node(const Footnote& node) {
        if (!is_label(node.label)) say("a footnote's label is letters, digits, - and _");
    }
    void inspect_node(const Embed& node) {
        if (node.object <= 0) say("an embedded object has an id");
    }

    void inspect_text(const Block& block) {
        inlines_ += block.text.size();
        if (inlines_ > limits_.inlines)
            return say(fmt::format("more than {} stretches of text", limits_.inlines));
        if (!block.text.empty() && rule(block).words == Words::none) say("this kind of block has no text");
        const bool plain = rule(block).words == Words::plain;
        for (std::size_t i = 0; i < block.text.size() && !fault_; ++i) {
            const auto& piece = block.text[i];
            if (plain && (!std::holds_alternative<std::string>(piece.content) || piece.style != Style{}))
                say("code holds plain text only");
            std::visit([&](const auto& content) { inspect_content(content, plain); }, piece.content);
            inspect_style(piece.style);
            if (fault_) say_within("text", i);
        }
    }

    void inspect_content(const std::string& run, bool plain) {
        for (char c : run)
            if (is_control(c) && !(plain && c == '\n')) return say("text holds no control characters");
        if (find_bad_utf8(run) != std::string::npos) say("text is UTF-8");
    }
    void inspect_content(const HardBreak&, bool) { }
    void inspect_content(const Mention& mention, bool) {
        if (mention.person <= 0) say("a mention names a person by id");
        inspect_content(mention.label, false);
    }
    void inspect_content(const FootnoteReference& reference, bool) {
        if (!is_label(reference.label)) say("a footnote's label is letters, digits, - and _");
    }

    void inspect_style(const Style& style) {
        if (auto* web = std::get_if<WebLink>(&style.link); web && !is_safe_href(web->href))
            say("this address is not allowed in a link");
        if (auto* object = std::get_if<ObjectLink>(&style.link); object && object->object <= 0)
            say("a linked object has an id");
        if (auto* wiki = std::get_if<WikiLink>(&style.link); wiki && !is_title(wiki->title))
            say("a title has 1 to 255 bytes");
        if (!style.language.tag.empty() && !is_language_tag(style.language.tag))
            say("a language is a BCP 47 tag");
    }

    void say_misplaced(const Block& block) { say(fmt::format("a {} cannot stand here", rule(block).name)); }
    void say(std::string message) {
        if (!fault_) fault_ = Error{std::move(message), 0, {}};
    }
    // The path is put together on the way out: most trees have no fault.
    void say_within(std::string_view array, std::size_t place) {
        const auto step = fmt::format("{}[{}]", array, place);
        fault_->path = fault_->path.empty() ? step : step + "." + fault_->path;
    }

    const Limits& limits_;
    std::size_t blocks_ = 0;
    std::size_t inlines_ = 0;
    std::optional<Error> fault_;
};

} // namespace

std::optional<Error> find_fault(const Tree& tree, const Limits& limits) {
    return Inspector(limits).run(tree);
}

} // namespace folkmoot::richtext
