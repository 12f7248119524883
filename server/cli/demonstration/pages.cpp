#include "access/audience.hpp"
#include "access/lane.hpp"
#include "access/restriction.hpp"
#include "cli/attachment.hpp"
#include "cli/demonstration/loading.hpp"
#include "cli/demonstration/played_ask.hpp"
#include "cli/demonstration/played_comment.hpp"
#include "cli/demonstration/played_suggestion.hpp"
#include "cli/demonstration/played_writing.hpp"
#include "cli/find_space.hpp"
#include "host/removal.hpp"
#include "identity/organisation.hpp"
#include "identity/viewer_maker.hpp"
#include "objects/import_map.hpp"

#include "folkmoot/draft.hpp"
#include "folkmoot/own_marks.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "folkmoot/tag.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

Viewer viewer_for(ObjectId person) {
    return ViewerMaker::make(
        {.kind = ViewerKind::staff, .person = person, .session = {}, .organisation = {}, .name = {}});
}

Standing standing_of(ReadTx& tx, ObjectId page) {
    return access::require_standing(tx, Loading::viewer(), page, "", View::permission);
}

/// One transaction of the play, with what the functions of the house and of modules ask for.
struct Scene {
    Loading& loading;
    WriteTx& tx;
    const PlacedPage& page;
    RequestInfo request{.id = "setup", .language = "en"};
    WriteContext context{
        .tx = tx, .viewer = Loading::viewer(), .request = request, .services = loading.house.services()};
};

access::NewGrant seen_by(const Scene& scene, const std::string& name) {
    const auto& owner = scene.page.space->owner;
    const auto& roles = scene.page.space->roles;
    const auto is_in = [&](const char* role) {
        const auto found = roles.find(role);
        return found != roles.end() && std::ranges::find(found->second, name) != found->second.end();
    };
    access::NewGrant grant{.role = name == owner ? "owner"
            : is_in("facilitator")               ? "facilitator"
            : is_in("member")                    ? "member"
                                                 : "reader"};
    if (!name.starts_with("group:")) {
        grant.subject = scene.loading.person(scene.tx, name);
        return grant;
    }
    const auto group = identity::find_group(scene.tx, name.substr(6));
    if (!group) throw std::runtime_error(fmt::format("the demonstration has no {}", name));
    grant.subject_kind = access::SubjectKind::group;
    grant.subject = *group;
    return grant;
}

void restrict(const Scene& scene, ObjectId id) {
    auto names = scene.page.page->restricted;
    const auto& owner = scene.page.space->owner;
    if (std::ranges::find(names, owner) == names.end()) names.push_back(owner);
    access::Restriction restriction{.object = id, .below = {}};
    for (const auto& name : names)
        restriction.grants.push_back(seen_by(scene, name));
    access::restrict(scene.tx, Loading::viewer(), restriction);
}

void set_audience(const Scene& scene, ObjectId id) {
    const auto standing = standing_of(scene.tx, id);
    const auto& name = scene.page.page->audience;
    if (name == "staff") return access::set_first_audience(scene.tx, standing, access::Audience::staff, {});
    if (name.empty() || name == "everyone")
        return access::set_first_audience(scene.tx, standing, access::Audience::everyone, {});
    for (const auto& lane : access::list_lanes(scene.tx, Loading::viewer(), scene.page.space_id))
        if (name == "lane:" + lane.name)
            return access::set_first_audience(scene.tx, standing, access::Audience::lane, lane.id);
    throw std::runtime_error(fmt::format("{}: there is no {}", scene.page.key, name));
}

ObjectId begin(Scene& scene) {
    const auto& page = scene.page;
    const auto& text = page.first_text();
    const auto id = page.importer->begin(scene.context,
        {.section = page.section,
            .parent = page.parent ? std::optional{page.parent->id} : std::nullopt,
            .title = text.title,
            .language = text.language,
            .place = page.place,
            .has_pages_below = !page.page->below.empty()});
    if (page.space->kind == "community") set_audience(scene, id);
    if (!page.page->restricted.empty()) restrict(scene, id);
    ++scene.loading.loaded.pages;
    return id;
}

/// What readers and writers have put on the page, told of by its last revision.
void mark(const Scene& scene) {
    const auto standing = standing_of(scene.tx, scene.page.id);
    const auto& page = *scene.page.page;
    if (!page.tags.empty()) objects::set_tags(scene.tx, standing, page.tags);
    for (const auto& name : page.watch)
        objects::follow(
            scene.tx, viewer_for(scene.loading.person(scene.tx, name)), standing, objects::Following::watch);
    for (const auto& name : page.watch_below)
        objects::follow(scene.tx, viewer_for(scene.loading.person(scene.tx, name)), standing,
            objects::Following::watch, objects::Reach::below);
    for (const auto& name : page.star)
        objects::star(scene.tx, viewer_for(scene.loading.person(scene.tx, name)), standing);
}

void publish(Scene& scene, const DemonstrationText& text, richtext::Tree tree) {
    scene.page.importer->publish(scene.context, scene.page.id,
        {.title = text.title,
            .tree = std::move(tree),
            .note = text.note,
            .weight = text.minor ? Weight::minor : Weight::normal});
    if (&text == &scene.page.page->revisions.back()) mark(scene);
    ++scene.loading.loaded.revisions;
}

void draft(const Scene& scene, const DemonstrationText& text) {
    const auto standing = standing_of(scene.tx, scene.page.id);
    objects::put_draft(scene.tx, viewer_for(scene.loading.person(scene.tx, text.author)), standing,
        {.base_revision = standing.object().revision, .title = text.title, .body = text.markdown});
}

richtext::Tree tree_of(const PlacedPage& page, const DemonstrationText& text) {
    auto tree = richtext::parse_markdown(text.markdown);
    if (tree) return std::move(*tree);
    throw std::runtime_error(
        fmt::format("{}, line {} below the head: {}", page.key, tree.error().line, tree.error().message));
}

/// The picture as a file of the page, which each of its revisions shows.
ObjectId picture_of(
    Loading& loading, const PlacedPage& page, const Viewer& author, std::string_view picture) {
    const auto key = fmt::format("{}#{}", page.key, picture);
    if (auto known =
            loading.read([&](ReadTx& tx) { return objects::find_imported(tx, demonstration_source, key); }))
        return known->object;
    const auto id = attach_file(loading.house, author, page.id, loading.content.folder / picture);
    loading.write(loading.clock.now(), author.person(), [&](WriteTx& tx) {
        objects::put_imported(tx, demonstration_source, key, {.object = id, .checksum = {}});
    });
    return id;
}

void play(Loading& loading, const Step& step) {
    auto& page = *step.page;
    auto tree = step.act == Act::publish ? tree_of(page, *step.text) : richtext::Tree{};
    const auto author = loading.read([&](ReadTx& tx) { return loading.person(tx, author_of(step)); });
    loading.clock.play(step.at);
    richtext::resolve(tree,
        {.page = [](std::string_view) -> richtext::TargetId { return 0; },
            .file =
                [&](std::string_view picture) {
                    return picture_of(loading, page, viewer_for(author), picture).value();
                }});
    page.id = loading.write(step.at, author, [&](WriteTx& tx) {
        Scene scene{.loading = loading, .tx = tx, .page = page};
        ObjectId id = page.id;
        switch (step.act) {
        case Act::begin:
            id = begin(scene);
            break;
        case Act::publish:
            publish(scene, *step.text, tree);
            break;
        case Act::draft:
            draft(scene, *step.text);
            break;
        case Act::remove:
            host::remove_object(scene.context, standing_of(tx, id));
            break;
        case Act::ask:
        case Act::answer:
            play_ask(loading, tx, step);
            break;
        case Act::comment:
        case Act::decide:
        case Act::resolve:
            objects::put_imported(tx, demonstration_source, step.key,
                {.object = play_comment(loading, tx, step), .checksum = {}});
            return id;
        case Act::review:
            play_review(loading, tx, step);
            break;
        case Act::write:
            play_writing(loading, scene.context, step);
            break;
        case Act::suggest:
        case Act::judge:
            objects::put_imported(tx, demonstration_source, step.key,
                {.object = play_suggestion(loading, tx, step), .checksum = {}});
            return id;
        }
        objects::put_imported(tx, demonstration_source, step.key, {.object = id, .checksum = {}});
        return id;
    });
}

} // namespace

void play_pages(Loading& loading) {
    PlacedPages pages{loading};
    const auto steps = pages.steps();
    const auto done = loading.read([&](ReadTx& tx) {
        std::vector<std::optional<objects::Imported>> result;
        for (const auto& step : steps)
            result.push_back(objects::find_imported(tx, demonstration_source, step.key));
        return result;
    });
    for (std::size_t number = 0; number < steps.size(); ++number) {
        if (!done[number])
            play(loading, steps[number]);
        else if (!steps[number].thread && !steps[number].ask && !steps[number].suggestion)
            steps[number].page->id = done[number]->object;
    }
}

} // namespace folkmoot::cli
