#include "access/marking.hpp"
#include "folkmoot/access.hpp"
#include "host/account_address.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"

#include <fmt/format.h>

namespace folkmoot::host {
namespace {

struct EffectLine {
    access::Effect effect = access::Effect::guests;
    std::string value;
    std::vector<std::string> choices;
    bool counts = false;
    static constexpr auto fields() {
        return std::array{field<&EffectLine::effect>("effect", "What it touches"),
            field<&EffectLine::value>("value", "How"),
            field<&EffectLine::choices>("choices", "What it could be; empty: minutes, 1 to 1,440"),
            field<&EffectLine::counts>("counts", "Whether anything in this version asks for it")};
    }
};

struct MarkingLine : access::Marking {
    std::int64_t spaces = 0;
    std::int64_t public_spaces = 0;
    std::int64_t objects = 0;
    std::vector<EffectLine> effects;
    static constexpr auto fields() {
        return fields_after<access::Marking>(
            std::array{field<&MarkingLine::spaces>("spaces", "How many spaces have it"),
                field<&MarkingLine::public_spaces>("public_spaces", "How many public ones among them"),
                field<&MarkingLine::objects>("objects", "How many things have it"),
                field<&MarkingLine::effects>("effects", "What it does; none above what a site may hold")});
    }
};

struct MarkingTable {
    std::vector<MarkingLine> items;
    static constexpr auto fields() {
        return std::array{field<&MarkingTable::items>("items", "All that the site knows, by rank")};
    }
};

/// Those that no site may hold have no effects.
constexpr std::int64_t most_held = 2;

std::vector<EffectLine> effect_lines(ReadTx& tx, const access::Marking& marking) {
    std::vector<EffectLine> lines;
    if (marking.rank > most_held) return lines;
    for (std::size_t at = 0; at < names_of<access::Effect>.size(); ++at) {
        const auto effect = static_cast<access::Effect>(at);
        EffectLine line{.effect = effect,
            .value = access::effect_of(tx, marking.key, effect),
            .counts = access::counts(effect)};
        for (const auto choice : access::values_of(effect))
            line.choices.emplace_back(choice);
        lines.push_back(std::move(line));
    }
    return lines;
}

MarkingTable show_markings(ReadContext& context, const Nothing&) {
    MarkingTable table;
    for (auto& marking : access::list_markings(context.tx)) {
        MarkingLine line;
        static_cast<access::Marking&>(line) = std::move(marking);
        const auto use = access::use_of(context.tx, line.key);
        line.spaces = use.spaces;
        line.public_spaces = use.public_spaces;
        line.objects = use.objects;
        line.effects = effect_lines(context.tx, line);
        table.items.push_back(std::move(line));
    }
    return table;
}

struct WantedEffect {
    access::Effect effect = access::Effect::guests;
    std::string value;
    static constexpr auto fields() {
        return std::array{field<&WantedEffect::effect>("effect", "What it touches"),
            field<&WantedEffect::value>("value", "How from now on", length(1, 40))};
    }
};

struct ChangeMarking {
    std::string marking;
    std::vector<WantedEffect> effects;
    static constexpr auto fields() {
        return std::array{field<&ChangeMarking::marking>("marking", "Key of the marking", length(1, 40)),
            field<&ChangeMarking::effects>("effects", "Those that become others", at_most(20))};
    }
};

access::Marking find_marking(ReadTx& tx, const std::string& key) {
    for (auto& marking : access::list_markings(tx))
        if (marking.key == key && marking.rank <= most_held) return std::move(marking);
    throw Problem(Code::not_found, "access.not_found");
}

Done change_marking(WriteContext& context, const ChangeMarking& in) {
    WriteTx& tx = context.tx;
    const auto before = find_marking(tx, in.marking);
    require_version(context.request, before.version);
    access::take_turn(tx, in.marking, before.version);
    for (const auto& [effect, value] : in.effects) {
        const auto old = access::effect_of(tx, in.marking, effect);
        if (old == value) continue;
        access::set_effect(tx, context.viewer, in.marking, effect, value);
        tx.audit(AuditLine{"core.marking_changed"}.because(fmt::format("{}: {} from {} to {}", before.name,
            names_of<access::Effect>[static_cast<std::size_t>(effect)], old, value)));
    }
    return {};
}

struct Ceiling {
    std::string marking;
    static constexpr auto fields() {
        return std::array{
            field<&Ceiling::marking>("marking", "Key of the highest that the site may hold", length(1, 40))};
    }
};

Done set_ceiling(WriteContext& context, const Ceiling& in) {
    access::set_ceiling(context.tx, context.viewer, in.marking);
    context.tx.audit(AuditLine{"core.ceiling_changed"}.because(in.marking));
    return {};
}

} // namespace

void add_marking_routes(Registry& r) {
    r.get("/administration/markings", Access::site<ManageSite>(), show_markings,
         "The markings, what each does, and how much has it")
        .costly();
    r.put("/administration/markings/{marking}", Access::site<ManageSite>(), change_marking,
        "Say what a marking does from now on");
    r.put("/administration/marking-ceiling", Access::site<ManageSite>(), set_ceiling,
        "Say which marking is the highest that the site may hold");
}

} // namespace folkmoot::host
