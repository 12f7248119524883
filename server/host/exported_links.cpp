#include "host/exported_links.hpp"

#include "folkmoot/label.hpp"
#include "folkmoot/printing.hpp"
#include "host/site_facts.hpp"
#include "objects/text_links.hpp"

#include <algorithm>
#include <ranges>

namespace folkmoot::host {
namespace {

/// One of the steps of an address that is an object's: its id, with or without words behind it.
std::optional<ObjectId> object_of_step(std::string_view step) {
    return ObjectId::parse(step.substr(0, step.find('-')));
}

std::string percent_encoded(std::string_view path) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    static constexpr std::string_view kept = "-._~/";
    std::string encoded;
    for (const char c : path) {
        const auto octet = static_cast<unsigned char>(c);
        const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (word || octet >= 0x80 || kept.contains(c)) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += digits[octet >> 4U];
            encoded += digits[octet & 15U];
        }
    }
    return encoded;
}

/// The way from one file of an archive to another: up out of the folders they do not share, and down.
std::string relative_path(std::string_view from, std::string_view to) {
    std::size_t shared = 0;
    for (std::size_t at = 0; at < std::min(from.size(), to.size()) && from[at] == to[at]; ++at)
        if (from[at] == '/') shared = at + 1;
    std::string way;
    for (const char c : from.substr(shared))
        if (c == '/') way += "../";
    way += percent_encoded(to.substr(shared));
    return way.empty() ? "./" : way;
}

/// Its words alone, or leading somewhere.
void lead_to(richtext::Inline& piece, std::optional<std::string> href) {
    if (href)
        piece.style.link = richtext::WebLink{std::move(*href)};
    else
        piece.style.link = std::monostate{};
}

} // namespace

/// Goes through one text.
class ExportedLinks::Leading {
public:
    Leading(const ExportedLinks& links, std::string_view from, Form form)
        : links_(links)
        , from_(from)
        , form_(form) { }

    void lead(richtext::Tree& tree) const {
        richtext::each_block(tree.blocks, [&](richtext::Block& block) {
            if (const auto* embed = std::get_if<richtext::Embed>(&block.node)) spell_out(block, *embed);
            for (auto& piece : block.text)
                lead(piece);
        });
        richtext::normalise(tree);
        // Last: in normal form a picture that is no file here has no whole address.
        richtext::each_block(tree.blocks, [&](richtext::Block& block) {
            if (auto* figure = std::get_if<richtext::Figure>(&block.node)) lead(*figure);
        });
    }

private:
    void lead(richtext::Inline& piece) const {
        if (const auto* object = std::get_if<richtext::ObjectLink>(&piece.style.link))
            lead_to(piece, links_.href(ObjectId{object->object}, from_, form_));
        else if (auto* web = std::get_if<richtext::WebLink>(&piece.style.link))
            lead(*web);
    }

    /// An address of the site itself, as somebody pasted it.
    void lead(richtext::WebLink& link) const {
        std::string_view address = link.href;
        if (!links_.origin_.empty() && address.starts_with(links_.origin_ + "/"))
            address.remove_prefix(links_.origin_.size());
        if (!address.starts_with('/')) return;
        const auto path = address.substr(0, address.find_first_of("?#"));
        const auto behind = address.find('#');
        for (const auto step : path | std::views::split('/')) {
            const auto object = object_of_step({step.begin(), step.end()});
            const auto place = object ? links_.place_of(*object, from_, form_) : std::nullopt;
            if (!place) continue;
            link.href = *place + std::string{behind == address.npos ? "" : address.substr(behind)};
            return;
        }
        link.href = links_.whole(address);
    }

    /// In HTML the printer asks for a picture's address.
    void lead(richtext::Figure& figure) const {
        if (form_ == Form::html || figure.file == 0) return;
        if (auto source = links_.file_href(ObjectId{figure.file}, from_))
            figure = {.file = 0, .source = std::move(*source), .alternative = std::move(figure.alternative)};
    }

    /// What was shown inside the text is a link in a file.
    void spell_out(richtext::Block& block, richtext::Embed embed) const {
        if (auto href = links_.href(ObjectId{embed.object}, from_, form_)) {
            const auto object =
                links_.context_.tx.find<ObjectRow>(links_.context_.viewer, ObjectId{embed.object});
            block.text = {{.content = object->object().title, .style = {.link = richtext::WebLink{*href}}}};
        }
        block.node = richtext::Paragraph{};
    }

    const ExportedLinks& links_;
    std::string_view from_;
    Form form_;
};

/// What the printer asks about what is left to it: pictures and people.
class ExportedLinks::Facts final : public PrintFacts {
public:
    Facts(const ExportedLinks& links, std::string_view from)
        : PrintFacts(links.context_.tx, links.context_.viewer)
        , links_(links)
        , from_(from) { }

    std::optional<std::string> person_href(richtext::TargetId person) const override {
        const auto address = PrintFacts::person_href(person);
        return address ? std::optional{links_.whole(*address)} : std::nullopt;
    }
    std::optional<std::string> file_href(richtext::TargetId file) const override {
        return links_.file_href(ObjectId{file}, from_);
    }

private:
    const ExportedLinks& links_;
    std::string_view from_;
};

ExportedLinks::ExportedLinks(ReadContext& context)
    : context_(context)
    , origin_(context.tx.kept<SiteFacts>().origin) { }

std::optional<std::string> ExportedLinks::place_of(ObjectId object, std::string_view from, Form form) const {
    const auto found = places_.find(object);
    if (found == places_.end()) return std::nullopt;
    const auto& [path, kind] = found->second;
    const std::string_view extension = kind == Place::whole ? "" : form == Form::markdown ? ".md" : ".html";
    return relative_path(from, path + std::string{extension});
}

std::optional<std::string> ExportedLinks::href(ObjectId object, std::string_view from, Form form) const {
    if (auto place = place_of(object, from, form)) return place;
    const auto [known, is_new] = outside_.try_emplace(object);
    if (is_new)
        if (const auto address = PrintFacts{context_.tx, context_.viewer}.object_href(object.value()))
            known->second = whole(*address);
    return known->second;
}

std::optional<std::string> ExportedLinks::file_href(ObjectId file, std::string_view from) const {
    if (auto place = place_of(file, from, Form::html)) return place;
    const auto address = PrintFacts{context_.tx, context_.viewer}.file_href(file.value());
    return address ? std::optional{whole(*address)} : std::nullopt;
}

std::string ExportedLinks::as_markdown(
    const objects::Written& object, richtext::Tree text, std::string_view path) const {
    objects::resolve_titles(context_.tx, context_.viewer, object, text);
    Leading{*this, path, Form::markdown}.lead(text);
    return richtext::print_markdown(text);
}

std::string ExportedLinks::as_html(
    const objects::Written& object, richtext::Tree text, std::string_view path) const {
    objects::resolve_titles(context_.tx, context_.viewer, object, text);
    Leading{*this, path, Form::html}.lead(text);
    auto options = html_options(context_.services, object.row().language, text);
    options.origin = origin_;
    return richtext::print_html(text, Facts{*this, path}, options);
}

} // namespace folkmoot::host
