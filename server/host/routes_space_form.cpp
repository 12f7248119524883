#include "access/area.hpp"
#include "access/marking.hpp"
#include "access/reach.hpp"
#include "access/right.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/objects.hpp"
#include "host/core_routes.hpp"
#include "host/section_list.hpp"

namespace folkmoot::host {
namespace {

struct AreaChoice {
    ObjectId id;
    std::string name;
    std::int64_t depth = 0;
    static constexpr auto fields() {
        return std::array{field<&AreaChoice::id>("id", "The area"),
            field<&AreaChoice::name>("name", "Its name"),
            field<&AreaChoice::depth>("depth", "How deep in the tree, from 0")};
    }
};

struct MarkingEffect {
    std::string effect;
    std::string value;
    static constexpr auto fields() {
        return std::array{field<&MarkingEffect::effect>("effect", "What it touches"),
            field<&MarkingEffect::value>("value", "How")};
    }
};

struct MarkingChoice {
    std::string key;
    std::string name;
    std::vector<MarkingEffect> effects;
    static constexpr auto fields() {
        return std::array{field<&MarkingChoice::key>("key", "Its name in the API"),
            field<&MarkingChoice::name>("name", "As it is written on pages"),
            field<&MarkingChoice::effects>("effects", "What it does to what is marked so")};
    }
};

struct SectionChoice {
    std::string module;
    std::string name;
    Group group = Group::collaborate;
    static constexpr auto fields() {
        return std::array{field<&SectionChoice::module>("module", "The module"),
            field<&SectionChoice::name>("name", "What such a section is usually called"),
            field<&SectionChoice::group>("group", "Where it stands in the navigation")};
    }
};

/// What the form for a new space offers to choose from.
struct SpaceForm {
    std::vector<AreaChoice> areas;
    std::vector<MarkingChoice> markings;
    std::vector<SectionChoice> sections;
    std::vector<SpaceLabel> templates;
    static constexpr auto fields() {
        return std::array{
            field<&SpaceForm::areas>("areas", "Areas in which the viewer may open a space, as a tree"),
            field<&SpaceForm::markings>("markings", "Markings that this site may hold"),
            field<&SpaceForm::sections>("sections", "What a space can hold"),
            field<&SpaceForm::templates>("templates", "Spaces whose sections it can begin with")};
    }
};

void add_areas(ReadContext& context, const std::vector<access::Area>& all, std::optional<ObjectId> parent,
    std::int64_t depth, std::vector<AreaChoice>& into) {
    std::vector<const access::Area*> here;
    for (const auto& area : all)
        if (area.parent == parent) here.push_back(&area);
    std::ranges::sort(here, {}, &access::Area::position);
    for (const auto* area : here) {
        const auto can = access::rights_at(context.tx, context.viewer, area->id);
        if (std::ranges::binary_search(*can, std::string_view{"core.create_space"}, std::ranges::less{}))
            into.push_back({.id = area->id, .name = area->name, .depth = depth});
        if (depth < 20) add_areas(context, all, area->id, depth + 1, into);
    }
}

std::vector<MarkingEffect> effects_of(ReadTx& tx, const std::string& marking) {
    std::vector<MarkingEffect> effects;
    const auto& names = names_of<access::Effect>;
    for (std::size_t at = 0; at < names.size(); ++at)
        effects.push_back({.effect = std::string{names[at]},
            .value = access::effect_of(tx, marking, static_cast<access::Effect>(at))});
    return effects;
}

SpaceForm show_space_form(ReadContext& context, const Nothing&) {
    ReadTx& tx = context.tx;
    SpaceForm form;
    add_areas(context, access::list_areas(tx), std::nullopt, 0, form.areas);
    for (const auto& marking : access::list_markings(tx))
        if (marking.allowed)
            form.markings.push_back(
                {.key = marking.key, .name = marking.name, .effects = effects_of(tx, marking.key)});
    for (const auto& section : tx.kept<SectionCatalogue>().sections)
        form.sections.push_back({.module = std::string{section.name},
            .name = context.services.message(section.title, context.request.language),
            .group = section.group});
    for (const auto& [id, rights] : access::reachable_spaces(tx, context.viewer))
        form.templates.push_back(objects::label_space(tx, id));
    return form;
}

} // namespace

void add_space_form_routes(Registry& r) {
    r.get("/space-form", Access::signed_in(), show_space_form,
        "What the form for a new space offers to choose from");
}

} // namespace folkmoot::host
