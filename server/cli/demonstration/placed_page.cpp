#include "cli/demonstration/placed_page.hpp"

#include "cli/find_space.hpp"

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

/// Comments on pages of a module that is not in use are left out with the pages.
void PlacedPages::add_comments(std::vector<Step>& steps) {
    int number = 0;
    for (const auto& thread : loading_.content.threads) {
        ++number;
        const auto page = std::ranges::find(pages_, thread.page, &PlacedPage::key);
        if (page == pages_.end()) continue;
        const auto add = [&](DayBefore when, Act act, std::size_t comment, std::string_view name) {
            steps.push_back({loading_.calendar.at(when), act, &*page, nullptr,
                fmt::format("comments/{}#{}", number, name), steps.size(), &thread, comment});
        };
        for (std::size_t i = 0; i < thread.comments.size(); ++i)
            add(thread.comments[i].when, Act::comment, i, fmt::format("{}", i + 1));
        if (thread.resolved) add(*thread.resolved, Act::resolve, 0, "resolved");
    }
}

std::vector<Step> PlacedPages::steps() {
    std::vector<Step> steps;
    for (auto& page : pages_)
        add_steps(page, steps);
    add_comments(steps);
    std::ranges::sort(steps, {}, [](const Step& step) { return std::pair{step.at, step.number}; });
    return steps;
}

} // namespace folkmoot::cli
