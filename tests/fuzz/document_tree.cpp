// Any document: made by a program that the octets are, so that all names and values meet in all orders, or of
// an update as it came. Its tree keeps to the schema, and it can be brought to another tree, which replicas
// show too.
#include "collab/tree/authorship.hpp"
#include "collab/tree/bring_to.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/tree/words.hpp"
#include "collab/yjs/utf16.hpp"
#include "collab/yjs/writer.hpp"

#include <algorithm>
#include <cstdlib>

using namespace folkmoot;
using namespace folkmoot::collab;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

constexpr std::string_view elements[] = {"paragraph", "heading", "bullet_list", "ordered_list", "list_item",
    "quote", "code_block", "rule", "table", "caption", "row", "cell", "figure", "callout", "title",
    "expandable", "summary", "footnote", "embed", "mention", "footnote_reference", "hard_break", "box"};
constexpr std::string_view attributes[] = {
    "id", "level", "start", "task", "role", "columns", "object", "person", "label", "marks", "words", "x"};
constexpr std::string_view texts[] = {
    "1", "2", "3", "open", "column", "strong", "note", "a-b", "", "\n", "😀"};
constexpr std::string_view marks[] = {
    "strong", "code", "link", "language", "link--AbCdEf12", "strong--AbCdEf12", "highlight"};
constexpr std::string_view values[] = {"{}", "null", R"({"href":"/a"})", R"({"object":"7","wiki":null})",
    R"({"wiki":"T"})", R"({"tag":"cy","direction":"rtl"})", "true", R"({"href":7})"};
constexpr std::string_view words[] = {"one ", "two ", "é", "😀", "\n", "\x01", "a  b", "```"};

/// A document made step by step; an octet says what, and those that follow with what.
class Program {
public:
    explicit Program(yjs::Octets octets)
        : octets_{octets} { }

    void run(yjs::Edit& edit) {
        std::vector<yjs::TypeNumber> types{edit.root(text_root)};
        while (at_ < octets_.size() && !edit.failed() && types.size() < 400) {
            const yjs::TypeNumber parent = pick(types);
            if (is_text(edit.model(), parent))
                step_in_text(edit, parent);
            else
                step(edit, parent, types);
        }
    }

private:
    std::size_t next() { return at_ < octets_.size() ? octets_[at_++] : 0; }
    yjs::TypeNumber pick(const std::vector<yjs::TypeNumber>& types) { return types[next() % types.size()]; }
    template <std::size_t count> std::string_view pick(const std::string_view (&from)[count]) {
        return from[next() % count];
    }
    yjs::BlockNumber last_of(const yjs::Model& model, yjs::TypeNumber list) {
        yjs::BlockNumber last = model.types[list].start;
        while (last != yjs::none && model.blocks[last].right != yjs::none)
            last = model.blocks[last].right;
        return last;
    }

    void step(yjs::Edit& edit, yjs::TypeNumber parent, std::vector<yjs::TypeNumber>& types) {
        const std::size_t what = next() % 8;
        const yjs::BlockNumber behind = what % 2 == 0 ? last_of(edit.model(), parent) : yjs::none;
        if (what < 4)
            add(edit.insert_element(parent, behind, pick(elements)), types);
        else if (what < 6)
            add(edit.insert_text(parent, behind), types);
        else if (what == 6)
            edit.set_attribute(parent, pick(attributes), yjs::any_number(static_cast<std::int32_t>(next())));
        else
            edit.set_attribute(parent, pick(attributes), yjs::any_text(pick(texts)));
    }
    static void add(yjs::TypeNumber type, std::vector<yjs::TypeNumber>& types) {
        if (type != yjs::none) types.push_back(type);
    }

    void step_in_text(yjs::Edit& edit, yjs::TypeNumber text) {
        const yjs::BlockNumber last = last_of(edit.model(), text);
        const std::size_t what = next() % 8;
        if (what < 4) {
            const std::string_view run = pick(words);
            edit.insert(text, last, yjs::Content::string, run,
                static_cast<yjs::Clock>(yjs::utf16_length(run).value()));
        } else if (what < 7) {
            yjs::Writer format;
            format.var_string(pick(marks));
            format.var_string(pick(values));
            edit.insert(text, last, yjs::Content::format, yjs::as_text(format.written()));
        } else {
            edit.insert(text, last, yjs::Content::embed, "{}");
        }
    }

    yjs::Octets octets_;
    std::size_t at_ = 0;
};

/// Its blocks in another order and shape.
richtext::Tree turned(const richtext::Tree& tree) {
    richtext::Tree out = tree;
    std::ranges::reverse(out.blocks);
    richtext::each_block(out.blocks, [](richtext::Block& block) {
        if (!block.text.empty() && !std::holds_alternative<richtext::Code>(block.node))
            block.text.insert(block.text.begin(), {"new ", richtext::Style{richtext::Mark::strong, {}, {}}});
        if (std::holds_alternative<richtext::Quote>(block.node)) block.node = richtext::Callout{};
    });
    std::int64_t last = 1'000'000;
    richtext::normalise(out);
    richtext::give_ids(out, [&] { return richtext::BlockId{++last}; });
    return out;
}

void check_tree(const yjs::Document& document, const DocumentTree& read) {
    require(!richtext::find_fault(read.tree));
    richtext::Tree normal = read.tree;
    richtext::normalise(normal);
    require(normal == read.tree);
    for (const BlockAuthors& authors : authors_of(document, read)) {
        std::size_t at = 0;
        for (const AuthoredRun& run : authors.runs) {
            require(run.at >= at && run.size > 0);
            at = run.at + run.size;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    yjs::Document document;
    yjs::Budget budget{1'000'000};
    const yjs::Octets rest{data + 1, size - 1};
    if (data[0] == 0xff) {
        if (!document.apply(rest, yjs::Limits{}, budget)) return 0;
    } else {
        yjs::Edit edit{document, 5, budget};
        Program{rest}.run(edit);
        if (!edit.finish()) return 0;
    }
    const auto read = tree_of(document);
    if (!read) return 0;
    check_tree(document, *read);
    yjs::Document replica;
    yjs::Budget more{10'000'000};
    require(replica.apply(document.encode(), yjs::Limits::of_a_stored_state(), more).has_value());
    const richtext::Tree wanted = turned(read->tree);
    yjs::Edit edit{document, 8, more};
    std::int64_t last = 2'000'000;
    const auto error = bring_to(edit, wanted, [&] { return richtext::BlockId{++last}; });
    if (error) return 0; // too deep for a document
    const auto update = edit.finish();
    require(update.has_value());
    const auto now = tree_of(document);
    require(now && now->tree == wanted);
    check_tree(document, *now);
    if (!update->empty()) require(replica.apply(*update, yjs::Limits::of_a_stored_state(), more).has_value());
    const auto theirs = tree_of(replica);
    require(theirs && theirs->tree == wanted);
    return 0;
}
