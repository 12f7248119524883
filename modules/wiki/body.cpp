#include "body.hpp"

#include "folkmoot/richtext_forms.hpp"
#include "titles.hpp"

namespace folkmoot::wiki {
namespace {

/// Answers the printer's questions from the store, once for each thing in a text.
class Facts final : public richtext::ViewerFacts {
public:
    Facts(ReadTx& tx, const Viewer& viewer, ObjectId component)
        : tx_(tx), viewer_(viewer), component_(component), wiki_(tx.find<Component>(viewer, component)) {}

    std::optional<std::string> object_href(richtext::TargetId object) const override {
        auto found = tx_.find<ObjectRow>(viewer_, ObjectId{object});
        if (!found) return std::nullopt;
        return objects::label(tx_, found->standing()).address;
    }
    std::optional<WikiPage> wiki_page(std::string_view title) const override {
        if (auto page = find_titled(tx_, viewer_, component_, title))
            return WikiPage{.href = object_href(page->value()).value_or("")};
        if (!wiki_ || !wiki_->standing().can(Create::permission)) return std::nullopt;
        return WikiPage{.href = new_page_href(title), .state = WikiPage::State::missing};
    }
    std::optional<std::string> person_href(richtext::TargetId person) const override {
        if (!viewer_.signed_in()) return std::nullopt;
        return "/people/" + ObjectId{person}.text();
    }
    std::optional<std::string> file_href(richtext::TargetId file) const override {
        if (!tx_.find<ObjectRow>(viewer_, ObjectId{file})) return std::nullopt;
        return "/api/v1/files/" + ObjectId{file}.text() + "/content";
    }
    bool append_embed(richtext::TargetId, std::string&) const override { return false; }

private:
    std::string new_page_href(std::string_view title) const {
        constexpr std::string_view digits = "0123456789ABCDEF";
        std::string href =
            "/s/" + objects::label_space(tx_, (*wiki_)->space).slug + "/" + (*wiki_)->slug + "/new?title=";
        for (char letter : title) {
            const auto octet = static_cast<unsigned char>(letter);
            const bool plain = (octet | 0x20U) - 'a' < 26U || octet - '0' < 10U;
            if (plain) href += letter;
            else href += {'%', digits[octet >> 4U], digits[octet & 15U]};
        }
        return href;
    }
    ReadTx& tx_;
    const Viewer& viewer_;
    ObjectId component_;
    std::optional<Granted<Component, View>> wiki_;
};

} // namespace

richtext::Tree tree_of(const Revision& revision) {
    if (revision.body.text == "null") return {};
    auto tree = richtext::read_json(revision.body.text);
    if (!tree) throw Problem(Code::internal, "wiki.text_unreadable");
    return std::move(*tree);
}

richtext::Tree parse_body(std::string_view markdown) {
    auto tree = richtext::parse_markdown(markdown);
    if (tree) return std::move(*tree);
    throw Problem(Code::bad_input, "request.fields")
        .with_field({"markdown", "wiki.markdown_refused",
            {{"line", std::to_string(tree.error().line)}, {"reason", tree.error().message}}});
}

void resolve_titles(ReadTx& tx, const Viewer& viewer, ObjectId component, richtext::Tree& tree) {
    richtext::resolve(tree, {.page =
                                 [&](std::string_view title) {
                                     auto page = find_titled(tx, viewer, component, title);
                                     return page ? page->value() : 0;
                                 },
                                .file = [](std::string_view) -> richtext::TargetId { return 0; }});
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

std::string print_for(ReadTx& tx, const Viewer& viewer, ObjectId component, const richtext::HtmlFragment& fragment) {
    std::string html;
    richtext::append_html(html, fragment, Facts{tx, viewer, component});
    return html;
}

richtext::HtmlOptions html_options(const Services& services, std::string_view language) {
    auto word = [&](std::string_view key) { return services.message(key, language); };
    richtext::HtmlOptions options;
    options.block_ids = richtext::HtmlOptions::BlockIds::present;
    options.words = {.contents = word("richtext.contents"),
        .footnotes = word("richtext.footnotes"),
        .footnote = word("richtext.footnote"),
        .back_to_text = word("richtext.back_to_text"),
        .task_open = word("richtext.task_open"),
        .task_done = word("richtext.task_done"),
        .added = word("richtext.added"),
        .removed = word("richtext.removed"),
        .changed = word("richtext.changed"),
        .moved = word("richtext.moved"),
        .callouts = {word("richtext.note"), word("richtext.tip"), word("richtext.important"), word("richtext.warning"),
            word("richtext.caution")}};
    return options;
}

} // namespace folkmoot::wiki
