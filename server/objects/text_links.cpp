#include "objects/text_links.hpp"

#include "folkmoot/publishing.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "objects/text_limits.hpp"

namespace folkmoot::objects {
namespace {

using Find = decltype(LinksByTitle::find);

/// What the core knows, and links by title where the type has them.
class TextFacts final : public PrintFacts {
public:
    TextFacts(ReadTx& tx, const Viewer& viewer, const Written& object, Shown shown)
        : PrintFacts(tx, viewer, shown)
        , object_(object) { }

    std::optional<WikiPage> wiki_page(std::string_view title) const override {
        const LinksByTitle& titled = object_.text.titled;
        if (!titled.find) return std::nullopt;
        if (const auto target = titled.find(tx(), viewer(), object_.row(), title))
            return WikiPage{.href = object_href(target->value()).value_or("")};
        auto address = titled.new_address(tx(), viewer(), object_.row(), title);
        if (!address) return std::nullopt;
        return WikiPage{.href = std::move(*address), .state = WikiPage::State::missing};
    }

private:
    const Written& object_;
};

/// Gives links by title the objects that `find` knows.
void resolve_by(ReadTx& tx, const Viewer& viewer, const Written& object, Find find, richtext::Tree& tree) {
    if (!find) return;
    richtext::resolve(tree,
        {.page =
                [&](std::string_view title) {
                    const auto target = find(tx, viewer, object.row(), title);
                    return target ? target->value() : 0;
                },
            .file = [](std::string_view) -> richtext::TargetId { return 0; }});
}

using FindTitle = std::function<std::optional<std::string>(const std::string& label, ObjectId target)>;

/// A link that is one run of words: of several runs, each with marks of its own, the directive keeps more.
void link_by_title(richtext::Text& text, const FindTitle& find) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto& run = text[at];
        const auto* words = std::get_if<std::string>(&run.content);
        const auto* link = std::get_if<richtext::ObjectLink>(&run.style.link);
        const bool alone = (at == 0 || text[at - 1].style.link != run.style.link)
            && (at + 1 == text.size() || text[at + 1].style.link != run.style.link);
        if (!words || !link || !alone) continue;
        if (auto title = find(*words, ObjectId{link->object}))
            run.style.link = richtext::WikiLink{std::move(*title)};
    }
}

} // namespace

void resolve_titles(ReadTx& tx, const Viewer& viewer, const Written& object, richtext::Tree& tree) {
    resolve_by(tx, viewer, object, object.text.titled.find, tree);
}

void settle_titles(ReadTx& tx, const Viewer& viewer, const Written& object, richtext::Tree& tree) {
    resolve_by(tx, viewer, object, object.text.titled.find_last, tree);
}

std::string markdown_for(ReadTx& tx, const Viewer& viewer, const Written& object, richtext::Tree tree) {
    const auto find = object.text.titled.find;
    if (!find) return richtext::print_markdown(tree);
    const auto leads_to = [&](std::string_view title, ObjectId target) {
        return find(tx, viewer, object.row(), title) == target;
    };
    const FindTitle title_of = [&](const std::string& label, ObjectId target) -> std::optional<std::string> {
        if (leads_to(label, target)) return label;
        auto seen = access::find_standing(tx, viewer, target, {});
        if (!seen || !leads_to(seen->object().title, target)) return std::nullopt;
        return seen->object().title;
    };
    richtext::each_block(tree.blocks, [&](richtext::Block& block) { link_by_title(block.text, title_of); });
    return richtext::print_markdown(tree);
}

std::vector<NewLink> links_in(const richtext::Tree& tree, const Written& object) {
    const auto references = richtext::references(tree);
    std::vector<NewLink> links;
    for (auto id : references.objects)
        links.push_back({.to_object = ObjectId{id}});
    for (auto id : references.embeds)
        links.push_back({.kind = LinkKind::shows, .to_object = ObjectId{id}});
    for (auto id : references.files)
        links.push_back({.kind = LinkKind::shows, .to_object = ObjectId{id}});
    if (const auto key = object.text.titled.key)
        for (const auto& title : references.wiki_titles)
            if (auto wanted = key(title); characters(wanted) <= longest_title) // no page has a longer one
                links.push_back({.to_component = object.row().component, .to_title = std::move(wanted)});
    return links;
}

std::string print_for(ReadTx& tx, const Viewer& viewer, const Written& object,
    const richtext::HtmlFragment& fragment, Shown shown) {
    std::string html;
    richtext::append_html(html, fragment, TextFacts{tx, viewer, object, shown});
    return html;
}

std::string print_for(ReadTx& tx, const Viewer& viewer, const Standing& object,
    const richtext::HtmlFragment& fragment, Shown shown) {
    return print_for(tx, viewer, written(tx, object), fragment, shown);
}

} // namespace folkmoot::objects
