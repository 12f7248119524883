#include "cli/demonstration/placed_page.hpp"

#include "cli/find_space.hpp"
#include "identity/viewer_maker.hpp"

#include <fmt/format.h>

#include <ranges>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

const PageImporter& importer_of(const host::House& house, const std::string& module) {
    const auto* section = house.registries().find_section(module);
    if (section && section->importer.begin) return section->importer;
    throw std::runtime_error(fmt::format("the module {} takes in no pages of a demonstration", module));
}

} // namespace

std::string author_of(const Step& step) {
    if (step.act == Act::resolve) return step.thread->resolved_by;
    if (step.act == Act::decide) return step.thread->comments[step.comment].outcomes[step.part].by;
    if (step.act == Act::ask) return step.ask->by;
    if (step.act == Act::answer) return step.ask->answers[step.part].person;
    if (step.act == Act::review) return step.review->keeper;
    if (step.act == Act::suggest) return step.suggestion->author;
    if (step.act == Act::write) return step.writing->author;
    if (step.act == Act::judge) return step.suggestion->decisions[step.part].by;
    if (step.act == Act::comment) return step.thread->comments[step.comment].author;
    return step.act == Act::remove ? step.page->page->deleted_by
        : step.text                ? step.text->author
                                   : step.page->first_text().author;
}

Viewer demonstration_viewer(const Loading& loading, ReadTx& tx, std::string_view key) {
    const auto& record = loading.person_record(key);
    return ViewerMaker::make({.kind = record.kind == "guest" ? ViewerKind::guest : ViewerKind::staff,
        .person = loading.person(tx, key),
        .organisation = loading.organisation(tx, record.organisation),
        .second_factor = true});
}

PlacedPages::PlacedPages(const Loading& loading)
    : loading_(loading) {
    auto& house = loading.house;
    for (const auto& space : loading.content.spaces)
        for (const auto& section : space.sections) {
            if (!loading.is_in_use(section.module)) continue;
            PlacedPage like{.space = &space, .importer = &importer_of(house, section.module)};
            house.database().read_now([&](ReadTx& tx) {
                like.space_id = find_space(tx, space.slug).value();
                like.section = find_section(tx, like.space_id, section.slug).value();
            });
            like.key = fmt::format("{}/{}", space.slug, section.slug);
            place(section.pages, like, nullptr);
        }
    for (auto& page : pages_ | std::views::reverse)
        if (page.parent) page.parent->begun = std::min(page.parent->begun, page.begun);
}

void PlacedPages::place(
    const std::vector<DemonstrationPage>& pages, const PlacedPage& like, PlacedPage* parent) {
    std::int64_t number = 0;
    for (const auto& page : pages) {
        if (page.revisions.empty() && !page.draft)
            throw std::runtime_error(
                fmt::format("{} has neither a revision nor a draft", page.file.string()));
        auto& placed = pages_.emplace_back(like);
        placed.page = &page;
        placed.parent = parent;
        placed.place = ++number;
        placed.key = fmt::format("{}/{}", like.key, page.name);
        placed.begun = loading_.calendar.at(placed.first_text().when);
        if (page.draft) placed.begun = std::min(placed.begun, loading_.calendar.at(page.draft->when));
        place(page.below, placed, &placed);
    }
}

void PlacedPages::add_steps(PlacedPage& page, std::vector<Step>& steps) const {
    const auto add = [&](Time at, Act act, const DemonstrationText* text, std::string_view name) {
        steps.push_back({at, act, &page, text, fmt::format("{}#{}", page.key, name), steps.size()});
    };
    add(page.begun, Act::begin, nullptr, "begun");
    int number = 0;
    for (const auto& revision : page.page->revisions)
        add(loading_.calendar.at(revision.when), Act::publish, &revision, fmt::format("{}", ++number));
    if (page.page->draft)
        add(loading_.calendar.at(page.page->draft->when), Act::draft, &*page.page->draft, "draft");
    if (page.page->deleted) add(loading_.calendar.at(*page.page->deleted), Act::remove, nullptr, "deleted");
}

PlacedPage* PlacedPages::find(std::string_view wanted) {
    const auto cut = wanted.rfind('/') + 1;
    const auto found = std::ranges::find_if(pages_, [&](const PlacedPage& page) {
        return page.key.starts_with(wanted.substr(0, cut)) && page.page->name == wanted.substr(cut);
    });
    return found == pages_.end() ? nullptr : &*found;
}

/// Comments on pages of a module that is not in use are left out with the pages.
void PlacedPages::add_comments(std::vector<Step>& steps) {
    int number = 0;
    for (const auto& thread : loading_.content.threads) {
        ++number;
        auto* page = find(thread.page);
        if (!page) continue;
        const auto add = [&](DayBefore when, Act act, std::size_t comment, std::string_view name) {
            steps.push_back({loading_.calendar.at(when), act, page, nullptr,
                fmt::format("comments/{}#{}", number, name), steps.size(), &thread, comment});
        };
        for (std::size_t i = 0; i < thread.comments.size(); ++i) {
            const auto& comment = thread.comments[i];
            add(comment.when, Act::comment, i, fmt::format("{}", i + 1));
            for (std::size_t part = 0; part < comment.outcomes.size(); ++part) {
                add(comment.outcomes[part].when, Act::decide, i,
                    fmt::format("{}-outcome-{}", i + 1, part + 1));
                steps.back().part = part;
            }
        }
        if (thread.resolved) add(*thread.resolved, Act::resolve, 0, "resolved");
    }
}

void PlacedPages::add_asks(std::vector<Step>& steps) {
    int number = 0;
    for (const auto& ask : loading_.content.asks) {
        ++number;
        auto* page = find(ask.page);
        if (!page) continue;
        const auto add = [&](DayBefore when, Act act, std::size_t part, std::string_view name) {
            steps.push_back({.at = loading_.calendar.at(when),
                .act = act,
                .page = page,
                .key = fmt::format("asks/{}#{}", number, name),
                .number = steps.size(),
                .ask = &ask,
                .part = part});
        };
        add(ask.when, Act::ask, 0, "asked");
        for (std::size_t i = 0; i < ask.answers.size(); ++i)
            add(ask.answers[i].when, Act::answer, i, fmt::format("{}", i + 1));
    }
}

void PlacedPages::add_reviews(std::vector<Step>& steps) {
    int number = 0;
    for (const auto& review : loading_.content.reviews) {
        ++number;
        if (auto* page = find(review.page))
            steps.push_back({.at = loading_.calendar.at(review.when),
                .act = Act::review,
                .page = page,
                .key = fmt::format("reviews/{}", number),
                .number = steps.size(),
                .review = &review});
    }
}

void PlacedPages::add_writing(std::vector<Step>& steps) {
    int number = 0;
    for (const auto& writing : loading_.content.writing) {
        ++number;
        if (auto* page = find(writing.page))
            steps.push_back({.at = loading_.calendar.at(writing.when),
                .act = Act::write,
                .page = page,
                .key = fmt::format("writing/{}", number),
                .number = steps.size(),
                .writing = &writing});
    }
}

void PlacedPages::add_suggestions(std::vector<Step>& steps) {
    int number = 0;
    for (const auto& suggestion : loading_.content.suggestions) {
        ++number;
        auto* page = find(suggestion.page);
        if (!page) continue;
        const auto add = [&](DayBefore when, Act act, std::size_t part, std::string_view name) {
            steps.push_back({.at = loading_.calendar.at(when),
                .act = act,
                .page = page,
                .key = fmt::format("suggestions/{}#{}", number, name),
                .number = steps.size(),
                .part = part,
                .suggestion = &suggestion});
        };
        add(suggestion.when, Act::suggest, 0, "sent");
        for (std::size_t i = 0; i < suggestion.decisions.size(); ++i)
            add(suggestion.decisions[i].when, Act::judge, i, fmt::format("{}", i + 1));
    }
}

std::vector<Step> PlacedPages::steps() {
    std::vector<Step> steps;
    for (auto& page : pages_)
        add_steps(page, steps);
    add_comments(steps);
    add_asks(steps);
    add_reviews(steps);
    add_suggestions(steps);
    add_writing(steps);
    std::ranges::sort(steps, {}, [](const Step& step) { return std::pair{step.at, step.number}; });
    return steps;
}

} // namespace folkmoot::cli
