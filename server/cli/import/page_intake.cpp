#include "cli/import/page_intake.hpp"

#include "audit/actor.hpp"
#include "cli/attachment.hpp"
#include "cli/find_space.hpp"
#include "cli/person_viewer.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {

PageIntake::PageIntake(
    host::House& house, const ImportPlace& place, std::string_view kind, std::string_view name)
    : house_(house)
    , viewer_(house.database().read_now([&](ReadTx& tx) {
        const auto space = find_space(tx, place.space);
        const auto section = space ? find_section(tx, *space, place.section) : std::nullopt;
        if (!section) throw std::runtime_error(fmt::format("there is no {}/{}", place.space, place.section));
        auto viewer = person_viewer(tx, place.person);
        const auto component = tx.require<Component, View>(viewer, *section);
        const auto* registered = house_.registries().find_section(component->module);
        if (!registered || !registered->importer.begin)
            throw std::runtime_error(fmt::format("{} takes in no pages", component->name));
        importer_ = registered->importer;
        section_ = *section;
        return viewer;
    })) {
    source_ = fmt::format("{}:{}:{}", kind, section_.value(), name);
}

void PageIntake::act(WriteTx& tx) const {
    audit::act_as(tx,
        {.person = viewer_.person(),
            .session = viewer_.session(),
            .request = "import",
            .why = viewer_.why(),
            .at_machine = true});
}

std::vector<std::optional<objects::Imported>> PageIntake::known(const std::vector<std::string>& keys) const {
    std::vector<std::optional<objects::Imported>> found(keys.size());
    in_stretches(keys.size(), 1'000, [&](std::size_t from, std::size_t to) {
        house_.database().read_now([&](ReadTx& tx) {
            for (auto number = from; number < to; ++number)
                found[number] = objects::find_imported(tx, source_, keys[number]);
        });
    });
    return found;
}

ObjectId attach_once(host::House& house, const Viewer& viewer, ObjectId object,
    const std::filesystem::path& file, std::string_view name, std::size_t& taken) {
    const auto key = fmt::format("{}:{}:{}", name, std::filesystem::file_size(file),
        std::filesystem::last_write_time(file).time_since_epoch().count());
    const auto map = fmt::format("pictures:{}", object.value());
    auto& database = house.database();
    if (auto known = database.read_now([&](ReadTx& tx) { return objects::find_imported(tx, map, key); }))
        return known->object;
    const auto id = attach_file(house, viewer, object, file);
    database.write_now("import", [&](WriteTx& tx) {
        audit::act_as(tx, viewer, "import");
        objects::put_imported(tx, map, key, {.object = id, .checksum = {}});
    });
    ++taken;
    return id;
}

} // namespace folkmoot::cli
