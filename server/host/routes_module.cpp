#include "folkmoot/access.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "host/module_use.hpp"
#include "host/section_list.hpp"
#include "host/site_facts.hpp"

namespace folkmoot::host {
namespace {

struct ModuleLine {
    std::string name;
    std::string title;
    std::string version;
    bool in_use = false;
    bool left_out = false;
    std::string quarantine;
    std::int64_t sections = 0;
    std::int64_t spaces = 0;
    static constexpr auto fields() {
        return std::array{field<&ModuleLine::name>("name", "The module"),
            field<&ModuleLine::title>("title", "What its sections are called, where it has any"),
            field<&ModuleLine::version>("version", "As its maker signed it"),
            field<&ModuleLine::in_use>("in_use", "Whether it runs, since the server started"),
            field<&ModuleLine::left_out>("left_out", "Whether it is left out from the next start on"),
            field<&ModuleLine::quarantine>("quarantine", "Why it is kept from running, if it is"),
            field<&ModuleLine::sections>("sections", "How many sections of spaces are its own"),
            field<&ModuleLine::spaces>("spaces", "In how many spaces")};
    }
};

struct ModuleList {
    std::string version;
    std::vector<ModuleLine> items;
    static constexpr auto fields() {
        return std::array{field<&ModuleList::version>("version", "Folkmoot's own"),
            field<&ModuleList::items>("items", "What stands in the folder of modules")};
    }
};

ModuleList show_modules(ReadContext& context, const Nothing&) {
    ReadTx& tx = context.tx;
    const auto& facts = tx.kept<SiteFacts>();
    const auto left_out = list_left_out(tx);
    const auto uses = count_sections(tx);
    ModuleList list{.version = facts.version};
    for (const auto& module : facts.module_facts) {
        const auto* section = tx.kept<SectionCatalogue>().find(module.name);
        ModuleLine line{.name = module.name,
            .title =
                section ? context.services.message(section->title, context.request.language) : std::string{},
            .version = module.version,
            .in_use = module.in_use,
            .left_out = std::ranges::find(left_out, module.name) != left_out.end(),
            .quarantine = module.quarantine};
        if (const auto use = std::ranges::find(uses, module.name, &ModuleUse::module); use != uses.end()) {
            line.sections = use->sections;
            line.spaces = use->spaces;
        }
        list.items.push_back(std::move(line));
    }
    return list;
}

struct ModuleChoice {
    std::string module;
    bool in_use = true;
    static constexpr auto fields() {
        return std::array{field<&ModuleChoice::module>("module", "The module", length(1, 40)),
            field<&ModuleChoice::in_use>("in_use", "Whether it runs from the next start on")};
    }
};

Done choose_module(WriteContext& context, const ModuleChoice& in) {
    const auto& known = context.tx.kept<SiteFacts>().module_facts;
    if (std::ranges::find(known, in.module, &ModuleFact::name) == known.end())
        throw Problem(Code::not_found, "access.not_found");
    leave_out(context.tx, in.module, context.viewer.person(), !in.in_use);
    context.tx.audit(
        AuditLine{in.in_use ? "core.module_taken_in" : "core.module_left_out"}.because(in.module));
    return {};
}

} // namespace

void add_module_routes(Registry& r) {
    r.get("/administration/modules", Access::site<ManageSite>(), show_modules,
        "Modules, whether they run and why not, and where they are used");
    r.put("/administration/modules/{module}", Access::site<ManageSite>(), choose_module,
        "Say whether a module runs from the next start on");
}

} // namespace folkmoot::host
