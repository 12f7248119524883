#include "folkmoot/printing.hpp"

#include "folkmoot/label.hpp"
#include "folkmoot/objects.hpp"

namespace folkmoot {

std::optional<std::string> PrintFacts::object_href(richtext::TargetId object) const {
    auto found = tx_.find<ObjectRow>(viewer_, ObjectId{object});
    if (!found) return std::nullopt;
    auto address = objects::address_of(tx_, found->standing());
    if (shown_ == Shown::openly) address.replace(0, 2, "/p"); // instead of "/s"
    return address;
}

std::optional<PrintFacts::WikiPage> PrintFacts::wiki_page(std::string_view) const {
    return std::nullopt;
}

std::optional<std::string> PrintFacts::person_href(richtext::TargetId person) const {
    if (!viewer_.signed_in()) return std::nullopt;
    return "/people/" + ObjectId{person}.text();
}

std::optional<std::string> PrintFacts::file_href(richtext::TargetId file) const {
    if (!tx_.find<ObjectRow>(viewer_, ObjectId{file})) return std::nullopt;
    return fmt::format("/api/v1/files/{}/content", ObjectId{file}.text());
}

bool PrintFacts::append_embed(richtext::TargetId object, std::string& out) const {
    auto found = tx_.find<ObjectRow>(viewer_, ObjectId{object});
    if (!found) return false;
    const auto label = objects::label(tx_, found->standing());
    out += "<p class=\"fm-embed\"><a href=\"";
    richtext::append_escaped_html(out, label.address);
    out += "\">";
    richtext::append_escaped_html(out, label.title);
    out += "</a></p>";
    return true;
}

richtext::HtmlOptions html_options(
    const Services& services, std::string_view language, const richtext::Tree& tree) {
    auto word = [&](std::string_view key) { return services.message(key, language); };
    richtext::HtmlOptions options;
    const bool has_top_headings =
        std::ranges::any_of(richtext::outline(tree), [](const auto& entry) { return entry.level == 1; });
    options.first_heading_level = has_top_headings ? 2 : 1;
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
        .callouts = {word("richtext.note"), word("richtext.tip"), word("richtext.important"),
            word("richtext.warning"), word("richtext.caution")}};
    return options;
}

richtext::Tree read_text(const Json& body) {
    if (body.text == "null") return {};
    auto tree = richtext::read_json(body.text);
    if (!tree) throw Problem(Code::internal, "core.text_unreadable");
    return std::move(*tree);
}

} // namespace folkmoot
