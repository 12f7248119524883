// What people are asked to accept before they go on, and what they have accepted.
#include "folkmoot/printing.hpp"
#include "host/core_routes.hpp"
#include "host/site_page_acceptance.hpp"

#include <fmt/format.h>

namespace folkmoot::host {
namespace {

struct PageToAccept {
    std::string page;
    std::int64_t version = 0;
    std::string language;
    std::string title;
    std::string html;
    Time changed;
    bool again = false;
    static constexpr auto fields() {
        return std::array{field<&PageToAccept::page>("page", "The page's name in its address"),
            field<&PageToAccept::version>("version", "Which version of it this is"),
            field<&PageToAccept::language>(
                "language", "In which language: English where the Welsh does not say it yet"),
            field<&PageToAccept::title>("title", "What it is called"),
            field<&PageToAccept::html>("html", "What it says, printed"),
            field<&PageToAccept::changed>("changed", "When it was published"),
            field<&PageToAccept::again>("again", "Whether they have accepted it before, as it was then")};
    }
};

struct PagesToAccept {
    std::vector<PageToAccept> items;
    static constexpr auto fields() {
        return std::array{field<&PagesToAccept::items>("items", "One after the other")};
    }
};

PagesToAccept show_pages_to_accept(ReadContext& context, const Nothing&) {
    const auto known = accepted_by(context.tx, context.viewer.person());
    const Viewer visitor = Viewer::anonymous();
    PagesToAccept result;
    for (const auto& asked : pages_to_accept(context.tx, context.viewer.person())) {
        auto text = text_to_accept(context.tx, asked, context.request.language);
        const auto tree = read_text(text.body);
        result.items.push_back({.page = asked.slug,
            .version = text.version,
            .language = text.language,
            .title = std::move(text.title),
            .html = richtext::print_html(tree, PrintFacts{context.tx, visitor, Shown::openly},
                html_options(context.services, text.language, tree)),
            .changed = text.created,
            .again = std::ranges::find(known, asked.slug, &PageAcceptance::page) != known.end()});
    }
    return result;
}

struct OwnAcceptances {
    std::vector<PageAcceptance> items;
    static constexpr auto fields() {
        return std::array{field<&OwnAcceptances::items>("items", "Newest first, the last hundred")};
    }
};

OwnAcceptances show_acceptances(ReadContext& context, const Nothing&) {
    return {accepted_by(context.tx, context.viewer.person())};
}

struct AcceptPage {
    std::string page;
    std::int64_t version = 0;
    std::string language;
    static constexpr auto fields() {
        return std::array{field<&AcceptPage::page>("page", "The page that was read", length(1, 40)),
            field<&AcceptPage::version>("version", "Which version of it", range(1, 1 << 30)),
            field<&AcceptPage::language>("language", "In which language: en or cy", length(2, 2))};
    }
};

Done accept_page(WriteContext& context, const AcceptPage& in) {
    accept_site_page(context.tx, context.viewer.person(), in.page, in.version, in.language);
    context.tx.audit(
        AuditLine{"core.site_page_accepted"}.because(fmt::format("{}, {}", in.page, in.version)));
    return {};
}

} // namespace

void add_acceptance_routes(Registry& r) {
    r.get("/acceptances/asked", Access::signed_in(), show_pages_to_accept,
        "The pages that one is asked to accept before going on");
    r.get("/acceptances", Access::signed_in(), show_acceptances, "What one has accepted, and when");
    r.post("/acceptances", Access::signed_in(), accept_page, "Accept a page that one has read").essential();
}

} // namespace folkmoot::host
