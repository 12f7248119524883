#include "body.hpp"

#include "folkmoot/label.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "titles.hpp"

namespace folkmoot::wiki {
namespace {

/// What the core knows, and links by title, which only a wiki has.
class WikiFacts final : public PrintFacts {
public:
    WikiFacts(ReadTx& tx, const Viewer& viewer, ObjectId component, Shown shown)
        : PrintFacts(tx, viewer, shown)
        , component_(component)
        , wiki_(tx.find<Component>(viewer, component)) { }

    std::optional<WikiPage> wiki_page(std::string_view title) const override {
        if (auto page = find_titled(tx(), viewer(), component_, title))
            return WikiPage{.href = object_href(page->value()).value_or("")};
        if (!wiki_ || !wiki_->standing().can(Create::permission)) return std::nullopt;
        return WikiPage{.href = new_page_href(title), .state = WikiPage::State::missing};
    }

private:
    std::string new_page_href(std::string_view title) const {
        constexpr std::string_view digits = "0123456789ABCDEF";
        std::string href =
            "/s/" + objects::label_space(tx(), (*wiki_)->space).slug + "/" + (*wiki_)->slug + "/new?title=";
        for (char letter : title) {
            const auto octet = static_cast<unsigned char>(letter);
            const bool plain = (octet | 0x20U) - 'a' < 26U || octet - '0' < 10U;
            if (plain)
                href += letter;
            else
                href += {'%', digits[octet >> 4U], digits[octet & 15U]};
        }
        return href;
    }
    ObjectId component_;
    std::optional<Granted<Component, View>> wiki_;
};

using FindTitle = std::function<std::optional<std::string>(const std::string& label, ObjectId page)>;

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

/// Gives links by title the pages that `find` knows.
void resolve_by(richtext::Tree& tree, const std::function<std::optional<ObjectId>(std::string_view)>& find) {
    richtext::resolve(tree,
        {.page =
                [&](std::string_view title) {
                    auto page = find(title);
                    return page ? page->value() : 0;
                },
            .file = [](std::string_view) -> richtext::TargetId { return 0; }});
}

} // namespace

richtext::Tree parse_body(std::string_view markdown) {
    auto tree = richtext::parse_markdown(markdown);
    if (tree) return std::move(*tree);
    throw Problem(Code::bad_input, "request.fields")
        .with_field({"markdown", "wiki.markdown_refused",
            {{"line", std::to_string(tree.error().line)}, {"reason", tree.error().message}}});
}

void resolve_titles(ReadTx& tx, const Viewer& viewer, ObjectId component, richtext::Tree& tree) {
    resolve_by(tree, [&](std::string_view title) { return find_titled(tx, viewer, component, title); });
}

void settle_titles(ReadTx& tx, const Viewer& viewer, const ObjectRow& page, richtext::Tree& tree) {
    resolve_by(tree, [&](std::string_view title) { return last_titled(tx, viewer, *page.component, title); });
}

std::string markdown_for(ReadTx& tx, const Viewer& viewer, ObjectId component, richtext::Tree tree) {
    const FindTitle find = [&](const std::string& label, ObjectId page) -> std::optional<std::string> {
        if (find_titled(tx, viewer, component, label) == page) return label;
        auto seen = tx.find<Page>(viewer, page);
        if (!seen || (*seen)->component != component) return std::nullopt;
        return seen->object().title;
    };
    richtext::each_block(tree.blocks, [&](richtext::Block& block) { link_by_title(block.text, find); });
    return richtext::print_markdown(tree);
}

std::vector<NewLink> links_in(const richtext::Tree& tree, ObjectId component) {
    const auto references = richtext::references(tree);
    std::vector<NewLink> links;
    for (auto id : references.objects)
        links.push_back({.to_object = ObjectId{id}});
    for (auto id : references.embeds)
        links.push_back({.kind = LinkKind::shows, .to_object = ObjectId{id}});
    for (auto id : references.files)
        links.push_back({.kind = LinkKind::shows, .to_object = ObjectId{id}});
    for (const auto& title : references.wiki_titles)
        links.push_back({.to_component = component, .to_title = title_key(title)});
    return links;
}

std::string print_for(ReadTx& tx, const Viewer& viewer, ObjectId component,
    const richtext::HtmlFragment& fragment, Shown shown) {
    std::string html;
    richtext::append_html(html, fragment, WikiFacts{tx, viewer, component, shown});
    return html;
}

} // namespace folkmoot::wiki
