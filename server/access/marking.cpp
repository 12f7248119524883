#include "access/marking.hpp"

#include "access/right.hpp"
#include "access/rights_version.hpp"

#include <charconv>

namespace folkmoot::access {

namespace {

constexpr Sql all_markings{"select key, name, rank, allowed, version from marking order by rank limit 20"};
constexpr Sql marking_row{"select key, name, rank, allowed, version from marking where key = :key"};
constexpr Sql effect_value{"select value from marking_effect where marking = :marking and effect = :effect"};
constexpr Sql put_effect{
    "insert into marking_effect (marking, effect, value) values (:marking, :effect, :value) "
    "on conflict (marking, effect) do update set value = excluded.value"};
constexpr Sql allow_up_to{"update marking set allowed = case when rank <= :rank then 1 else 0 end"};
constexpr Sql marked_higher{
    "select count(*) from visibility v join marking m on m.key = v.marking where m.rank > :rank"};
constexpr Sql spaces_higher{
    "select count(*) from space s join marking m on m.key = s.marking where m.rank > :rank"};

constexpr Sql next_marking_version{
    "update marking set version = version + 1 where key = :key and version = :seen"};
constexpr Sql spaces_marked{"select count(*) from space where marking = :marking"};
constexpr Sql public_marked{"select count(*) from space where marking = :marking and kind = 'public'"};
constexpr Sql objects_marked{"select count(*) from visibility v join object o on o.visibility = v.id "
                             "where v.marking = :marking"};

/// The last tier that Folkmoot is built to hold.
constexpr std::int64_t highest_rank = 2;
constexpr int most_idle_minutes = 24 * 60;

bool suits(Effect effect, std::string_view value) {
    if (effect != Effect::idle_minutes) {
        auto values = values_of(effect);
        return std::ranges::find(values, value) != values.end();
    }
    int minutes = 0;
    auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), minutes);
    return error == std::errc{} && end == value.data() + value.size() && minutes >= 1
        && minutes <= most_idle_minutes;
}

Marking known_marking(ReadTx& tx, std::string_view key) {
    auto marking = tx.row<Marking>(marking_row, bind("key", key));
    if (!marking)
        throw Problem(Code::bad_input, "access.marking_unknown")
            .with_field({"marking", "access.marking_unknown", {}});
    return std::move(*marking);
}

} // namespace

bool counts(Effect effect) {
    return effect == Effect::guests || effect == Effect::public_page || effect == Effect::email
        || effect == Effect::offline_copy || effect == Effect::exporting || effect == Effect::copy_lower
        || effect == Effect::idle_minutes;
}

std::vector<std::string_view> values_of(Effect effect) {
    switch (effect) {
    case Effect::guests:
        return {"allowed", "second_factor", "refused"};
    case Effect::public_page:
    case Effect::placing_outward:
        return {"allowed", "second_person", "refused"};
    case Effect::email:
        return {"title_and_excerpt", "link_only"};
    case Effect::feeds:
    case Effect::webhooks:
    case Effect::copy_lower:
        return {"allowed", "refused"};
    case Effect::offline_copy:
        return {"staff_only", "off"};
    case Effect::exporting:
        return {"free", "with_reason"};
    case Effect::idle_minutes:
        return {};
    }
    return {};
}

std::vector<Marking> list_markings(ReadTx& tx) {
    return tx.rows<Marking>(all_markings);
}

Marking require_marking(ReadTx& tx, std::string_view key) {
    auto marking = known_marking(tx, key);
    if (!marking.allowed)
        throw Problem(Code::bad_input, "access.marking_above_ceiling")
            .with_field({"marking", "access.marking_above_ceiling", {{"marking", marking.name}}});
    return marking;
}

std::string effect_of(ReadTx& tx, std::string_view marking, Effect effect) {
    auto value = tx.value<std::string>(effect_value, bind("marking", marking), bind("effect", effect));
    if (!value) throw Problem(Code::internal, "access.marking_without_effect");
    return std::move(*value);
}

void require_copy_allowed(ReadTx& tx, std::string_view marking, std::string_view there) {
    const auto from = known_marking(tx, marking);
    if (from.rank <= known_marking(tx, there).rank) return;
    if (effect_of(tx, marking, Effect::copy_lower) == "refused")
        throw Problem(Code::forbidden, "access.copy_lower").with("marking", from.name);
}

void set_effect(
    WriteTx& tx, const Viewer& actor, std::string_view marking, Effect effect, std::string_view value) {
    require_right(tx, actor, site, "core.manage_site");
    known_marking(tx, marking);
    if (!suits(effect, value))
        throw Problem(Code::bad_input, "access.effect_invalid")
            .with_field({"value", "access.effect_invalid", {}});
    tx.run(put_effect, bind("marking", marking), bind("effect", effect), bind("value", value));
    rights_changed(tx, site);
}

void take_turn(WriteTx& tx, std::string_view marking, std::int64_t seen) {
    if (tx.run(next_marking_version, bind("key", marking), bind("seen", seen)) == 0)
        throw Problem(Code::stale, "administration.changed_meanwhile");
}

MarkingUse use_of(ReadTx& tx, std::string_view marking) {
    const auto count = [&](const Sql& sql) { return *tx.value<std::int64_t>(sql, bind("marking", marking)); };
    return {.spaces = count(spaces_marked),
        .public_spaces = count(public_marked),
        .objects = count(objects_marked)};
}

void set_ceiling(WriteTx& tx, const Viewer& actor, std::string_view key) {
    require_right(tx, actor, site, "core.manage_site");
    auto marking = known_marking(tx, key);
    if (marking.rank > highest_rank)
        throw Problem(Code::bad_input, "access.marking_above_ceiling")
            .with_field({"marking", "access.marking_above_ceiling", {{"marking", marking.name}}});
    for (const auto& held : {spaces_higher, marked_higher})
        if (*tx.value<std::int64_t>(held, bind("rank", marking.rank)) > 0)
            throw Problem(Code::conflict, "access.marking_in_use");
    tx.run(allow_up_to, bind("rank", marking.rank));
}

} // namespace folkmoot::access
