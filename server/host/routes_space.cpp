#include "access/area.hpp"
#include "access/grant.hpp"
#include "access/marking.hpp"
#include "access/place_list.hpp"
#include "access/reach.hpp"
#include "access/reader_count.hpp"
#include "access/section.hpp"
#include "access/space.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/objects.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "host/section_list.hpp"
#include "host/space_address.hpp"
#include "objects/bin.hpp"
#include "objects/news.hpp"

namespace folkmoot::host {
namespace {

using CreateSpace = Action<"core.create_space">;

struct SpaceMarking {
    std::string key;
    std::string name;
    std::string handling;
    static constexpr auto fields() {
        return std::array{field<&SpaceMarking::key>("key", "Its name in the API"),
            field<&SpaceMarking::name>("name", "As it is written on pages"),
            field<&SpaceMarking::handling>("handling", "Instructions that go with it")};
    }
};

/// Why nobody writes in it.
struct RestView {
    Time since;
    std::optional<PersonLabel> by;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&RestView::since>("since", "Since when"),
            field<&RestView::by>("by", "Who froze or archived it"),
            field<&RestView::reason>("reason", "Why")};
    }
};

/// A space's frame: everything around what is in it.
struct SpaceView {
    ObjectId id;
    std::string slug;
    std::string name;
    access::SpaceKind kind = access::SpaceKind::workspace;
    std::string summary;
    access::SpaceState state = access::SpaceState::open;
    std::optional<RestView> rest;
    SpaceMarking marking;
    PersonLabel owner;
    std::int64_t people = 0;
    std::vector<SectionView> components;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&SpaceView::id>("id", "The space"),
            field<&SpaceView::slug>("slug", "Its name in addresses"),
            field<&SpaceView::name>("name", "Its name"),
            field<&SpaceView::kind>("kind", "Workspace, community or public"),
            field<&SpaceView::summary>("summary", "What it is for"),
            field<&SpaceView::state>("state", "Open, frozen or archived"),
            field<&SpaceView::rest>("rest", "Since when and why it is not open; null: it is"),
            field<&SpaceView::marking>("marking", "Its marking"),
            field<&SpaceView::owner>("owner", "Who answers for it"),
            field<&SpaceView::people>(
                "people", "How many people can see it; 0 for a viewer who may not know"),
            field<&SpaceView::components>("components", "Its sections, in order"),
            field<&SpaceView::can>("can", "What the viewer may do here")};
    }
};

struct SpaceFacts {
    access::SpaceKind kind = access::SpaceKind::workspace;
    access::SpaceState state = access::SpaceState::open;
    std::string summary;
    std::string handling;
    ObjectId owner;
    static constexpr auto fields() {
        return std::array{field<&SpaceFacts::kind>("kind", ""), field<&SpaceFacts::state>("state", ""),
            field<&SpaceFacts::summary>("summary", ""), field<&SpaceFacts::handling>("handling", ""),
            field<&SpaceFacts::owner>("owner", "")};
    }
};
constexpr Sql space_facts{"select kind, state, summary, handling, owner from space where id = :id"};
constexpr Sql marking_name{"select name from marking where key = :key"};

struct SpaceName {
    std::string space;
    static constexpr auto fields() {
        return std::array{field<&SpaceName::space>("space", "Its slug or id", length(1, 60))};
    }
};

std::optional<RestView> rest_of(ReadTx& tx, ObjectId space) {
    const auto rest = access::find_rest(tx, space);
    if (!rest || !rest->since) return std::nullopt;
    RestView view{.since = *rest->since, .by = {}, .reason = rest->reason};
    if (rest->by) view.by = objects::label_person(tx, *rest->by);
    return view;
}

SpaceView show_space(ReadContext& context, const SpaceName& in) {
    auto space = require_space(context.tx, context.viewer, in.space);
    const auto facts = context.tx.row<SpaceFacts>(space_facts, bind("id", space.id())).value();
    const bool may_count = space.standing().can("core.view_people");
    return {.id = space.id(),
        .slug = space->slug,
        .name = space->name,
        .kind = facts.kind,
        .summary = facts.summary,
        .state = facts.state,
        .rest = facts.state == access::SpaceState::open ? std::nullopt : rest_of(context.tx, space.id()),
        .marking = {.key = space->marking,
            .name = context.tx.value<std::string>(marking_name, bind("key", space->marking)).value(),
            .handling = facts.handling},
        .owner = objects::label_person(context.tx, facts.owner),
        .people = may_count ? access::count_people(context.tx, space.id()) : 0,
        .components = list_sections(context.tx, context.viewer, space.id()),
        .can = space.standing().can()};
}

struct SpaceLine {
    ObjectId id;
    std::string slug;
    std::string name;
    access::SpaceKind kind = access::SpaceKind::workspace;
    std::string summary;
    std::string marking;
    std::string area;
    access::SpaceState state = access::SpaceState::open;
    bool member = false;
    static constexpr auto fields() {
        return std::array{field<&SpaceLine::id>("id", "The space"),
            field<&SpaceLine::slug>("slug", "Its name in addresses"),
            field<&SpaceLine::name>("name", "Its name"), field<&SpaceLine::kind>("kind", "Its kind"),
            field<&SpaceLine::summary>("summary", "What it is for"),
            field<&SpaceLine::marking>("marking", "Its marking"),
            field<&SpaceLine::area>("area", "Where it belongs"),
            field<&SpaceLine::state>("state", "Open, frozen or archived"),
            field<&SpaceLine::member>("member", "Whether the viewer can go in")};
    }
};

struct ListSpaces {
    bool archived = false;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListSpaces::archived>("archived",
                              "One's own that are archived, which stand in no other list", or_default),
            field<&ListSpaces::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

#define LINES                                                                                                \
    "select s.id, s.slug, s.name, s.kind, s.summary, m.name as marking, a.name as area, s.state, "           \
    ":member as member "                                                                                     \
    "from space s join marking m on m.key = s.marking join area a on a.id = s.area where s.id in "
constexpr Sql space_lines{LINES "(select value from json_each(:ids))",
    LINES "(select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb)))"};
#undef LINES

/// Many at once, in no special order.
std::vector<SpaceLine> lines_of(ReadTx& tx, std::span<const ObjectId> spaces, bool member) {
    constexpr std::size_t at_once = 1000;
    std::vector<SpaceLine> lines;
    for (; !spaces.empty(); spaces = spaces.subspan(std::min(at_once, spaces.size())))
        std::ranges::move(tx.rows<SpaceLine>(space_lines, bind("member", member),
                              bind_ids(spaces.first(std::min(at_once, spaces.size())))),
            std::back_inserter(lines));
    return lines;
}

/// First the spaces one is in, by name; staff then find the listed ones of others.
Paged<SpaceLine> show_spaces(ReadContext& context, const ListSpaces& in) {
    constexpr std::int64_t page_size = 50;
    std::vector<ObjectId> own, others;
    for (const auto& [id, rights] : access::reachable_spaces(context.tx, context.viewer))
        own.push_back(id);
    Paged<SpaceLine> page;
    if (in.after.empty()) page.items = lines_of(context.tx, own, true);
    std::erase_if(page.items,
        [&](const SpaceLine& line) { return (line.state == access::SpaceState::archived) != in.archived; });
    std::ranges::sort(page.items, {}, &SpaceLine::name);
    if (in.archived) return page;
    const std::string from =
        in.after.empty() ? "" : context.services.unseal("spaces", context.viewer.person(), in.after);
    auto listed = access::list_directory(context.tx, context.viewer, from, page_size + 1);
    if (std::cmp_greater(listed.size(), page_size)) {
        listed.pop_back();
        page.next = context.services.seal("spaces", context.viewer.person(), listed.back().slug);
    }
    for (const auto& entry : listed)
        if (!std::ranges::binary_search(own, entry.id)) others.push_back(entry.id);
    auto of_others = lines_of(context.tx, others, false);
    std::ranges::sort(of_others, {}, &SpaceLine::slug);
    std::ranges::move(of_others, std::back_inserter(page.items));
    return page;
}

struct WantedSection {
    std::string module;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&WantedSection::module>("module", "Which module", length(1, 40)),
            field<&WantedSection::name>("name", "What the section is called", length(1, 80))};
    }
};

struct OpenSpace {
    std::string name;
    std::string slug;
    std::string summary;
    access::SpaceKind kind = access::SpaceKind::workspace;
    ObjectId area;
    std::string marking;
    std::string handling;
    bool listed = true;
    std::vector<WantedSection> sections;
    std::optional<ObjectId> template_space;
    static constexpr auto fields() {
        return std::array{field<&OpenSpace::name>("name", "Its name", length(1, 120)),
            field<&OpenSpace::slug>(
                "slug", "Its name in addresses; made from the name when left out", length(0, 60), or_default),
            field<&OpenSpace::summary>("summary", "What it is for", length(0, 500), or_default, lines),
            field<&OpenSpace::kind>("kind", "Workspace, community or public"),
            field<&OpenSpace::area>("area", "Where it belongs"),
            field<&OpenSpace::marking>("marking", "Its marking", length(1, 40)),
            field<&OpenSpace::handling>(
                "handling", "Instructions that go with the marking", length(0, 500), or_default, lines),
            field<&OpenSpace::listed>("listed", "Staff find it in the list of spaces", or_default),
            field<&OpenSpace::sections>("sections", "What it holds", at_most(20)),
            field<&OpenSpace::template_space>("template", "A space whose sections it begins with")};
    }
};

std::vector<WantedSection> sections_of(WriteContext& context, const OpenSpace& in) {
    auto wanted = in.sections;
    if (!in.template_space) return wanted;
    context.tx.require<Space, View>(context.viewer, *in.template_space);
    for (const auto& section : list_sections(context.tx, context.viewer, *in.template_space))
        wanted.push_back({section.module, section.name});
    return wanted;
}

Saved open_space(WriteContext& context, const OpenSpace& in) {
    WriteTx& tx = context.tx;
    const ObjectId id = access::create_space(tx, context.viewer,
        {.area = in.area,
            .kind = in.kind,
            .slug = in.slug.empty() ? free_space_slug(tx, in.name) : in.slug,
            .name = in.name,
            .summary = in.summary,
            .language = context.request.language,
            .listing = in.listed ? access::Listing::listed : access::Listing::hidden,
            .owner = context.viewer.person(),
            .marking = in.marking,
            .handling = in.handling});
    for (const auto& section : sections_of(context, in))
        add_section(context, id, section.module, section.name);
    tx.audit(AuditLine{"core.space_created"}.in(id).with(in.name));
    return {.id = id};
}

struct ChangeSpace {
    ObjectId space;
    std::string name;
    std::string summary;
    std::string handling;
    bool listed = true;
    static constexpr auto fields() {
        return std::array{field<&ChangeSpace::space>("space", "The space"),
            field<&ChangeSpace::name>("name", "Its name", length(1, 120)),
            field<&ChangeSpace::summary>("summary", "What it is for", length(0, 500), lines),
            field<&ChangeSpace::handling>(
                "handling", "Instructions that go with the marking", length(0, 500), lines),
            field<&ChangeSpace::listed>("listed", "Staff find it in the list of spaces")};
    }
};

Saved change_space(WriteContext& context, const ChangeSpace& in) {
    access::change_space(context.tx, context.viewer, in.space,
        {.name = in.name,
            .summary = in.summary,
            .listing = in.listed ? access::Listing::listed : access::Listing::hidden,
            .handling = in.handling});
    context.tx.audit(AuditLine{"core.space_changed"}.in(in.space));
    return {.id = in.space};
}

struct SpaceList {
    ObjectId space;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&SpaceList::space>("space", "The space"),
            field<&SpaceList::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

Paged<objects::NewsItem> show_news(ReadContext& context, const SpaceList& in) {
    auto space = context.tx.require<Space, View>(context.viewer, in.space);
    return objects::list_news(context.tx, context.viewer, space, in.after);
}

Paged<objects::BinItem> show_bin(ReadContext& context, const SpaceList& in) {
    auto space = context.tx.require<Space, View>(context.viewer, in.space);
    return objects::list_bin(context.tx, context.viewer, space, in.after);
}

struct WantSection {
    ObjectId space;
    std::string module;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&WantSection::space>("space", "The space"),
            field<&WantSection::module>("module", "Which module", length(1, 40)),
            field<&WantSection::name>("name", "What the section is called", length(1, 80))};
    }
};

Saved put_section(WriteContext& context, const WantSection& in) {
    const ObjectId id = add_section(context, in.space, in.module, in.name);
    context.tx.audit(AuditLine{"core.section_added"}.in(in.space).about(id));
    return {.id = id};
}

} // namespace

void add_space_routes(Registry& r) {
    using ManageSections = Action<"core.manage_sections">;
    r.get(
        "/spaces", Access::signed_in(), show_spaces, "The spaces one can go into, then those staff can find");
    r.get("/spaces/{space}",
        Access::in_handler("the space may be named by its slug; it is required by the handler"), show_space,
        "A space's frame");
    r.post(
        "/spaces", Access::signed_in(), open_space, "Open a space; asks for core.create_space in its area");
    r.put("/spaces/{space}", Access::to<Space, ManageSpace>("space"), change_space,
        "Rename and describe a space");
    r.post(
        "/spaces/{space}/sections", Access::to<Space, ManageSections>("space"), put_section, "Add a section");
    r.get("/spaces/{space}/news", Access::to<Space, View>("space"), show_news, "What happened here");
    r.get("/spaces/{space}/bin", Access::to<Space, View>("space"), show_bin, "What was deleted here");
}

} // namespace folkmoot::host
