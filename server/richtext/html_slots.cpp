#include "richtext/html_escape.hpp"

#include <folkmoot/richtext_forms.hpp>
#include <folkmoot/richtext_html.hpp>

namespace folkmoot::richtext {
namespace {

class SlotFiller {
public:
    SlotFiller(std::string& out, const HtmlFragment& fragment, const ViewerFacts& facts)
        : out_{out}
        , fragment_{fragment}
        , facts_{facts} { }

    void run() {
        std::string_view html = fragment_.html;
        std::size_t from = 0;
        for (const auto& slot : fragment_.slots) {
            out_ += html.substr(from, slot.begin - from);
            fill(slot, html.substr(slot.begin, slot.end - slot.begin));
            from = slot.end;
        }
        out_ += html.substr(from);
    }

private:
    void fill(const HtmlSlot& slot, std::string_view words) {
        switch (slot.kind) {
        case HtmlSlot::Kind::object:
            return link(facts_.object_href(slot.target), "fm-link", words);
        case HtmlSlot::Kind::mention:
            return link(facts_.person_href(slot.target), "fm-mention", words);
        case HtmlSlot::Kind::wiki: {
            auto page = facts_.wiki_page(slot.words);
            const bool missing = page && page->state == ViewerFacts::WikiPage::State::missing;
            return link(page ? std::optional{std::move(page->href)} : std::nullopt,
                missing ? "fm-link fm-link-missing" : "fm-link", words);
        }
        case HtmlSlot::Kind::file:
            return picture(slot, words);
        case HtmlSlot::Kind::embed:
            if (!facts_.append_embed(slot.target, out_)) out_ += words;
        }
    }

    void link(const std::optional<std::string>& href, std::string_view classes, std::string_view words) {
        if (!href || !is_safe_href(*href)) {
            out_ += words;
            return;
        }
        out_ += "<a class=\"";
        out_ += classes;
        out_ += "\" href=\"";
        append_href(out_, *href);
        out_ += "\">";
        out_ += words;
        out_ += "</a>";
    }

    void picture(const HtmlSlot& slot, std::string_view words) {
        auto href = facts_.file_href(slot.target);
        if (!href || !is_safe_href(*href)) {
            out_ += words;
            return;
        }
        out_ += "<img class=\"fm-picture\" src=\"";
        append_href(out_, *href);
        out_ += "\" alt=\"";
        append_escaped_html(out_, slot.words);
        out_ += "\" loading=\"lazy\">";
    }

    std::string& out_;
    const HtmlFragment& fragment_;
    const ViewerFacts& facts_;
};

} // namespace

void append_html(std::string& out, const HtmlFragment& fragment, const ViewerFacts& facts) {
    out.reserve(out.size() + fragment.html.size() + fragment.slots.size() * 64);
    SlotFiller(out, fragment, facts).run();
}

} // namespace folkmoot::richtext
