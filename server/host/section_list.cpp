#include "host/section_list.hpp"

#include "access/section.hpp"
#include "folkmoot/objects.hpp"

namespace folkmoot::host {
namespace {

struct Row {
    ObjectId id;
    std::string module;
    std::string slug;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&Row::id>("id", ""), field<&Row::module>("module", ""),
            field<&Row::slug>("slug", ""), field<&Row::name>("name", "")};
    }
};

constexpr Sql sections_in_space{
    "select id, module, slug, name from component where space = :space and deleted is null "
    "order by position, id limit 200"};
constexpr Sql slug_taken{"select id from component where space = :space and slug = :slug"};

std::string free_section_slug(ReadTx& tx, ObjectId space, std::string_view module) {
    std::string slug{module};
    for (int number = 2; tx.value<ObjectId>(slug_taken, bind("space", space), bind("slug", slug)); ++number)
        slug = fmt::format("{}-{}", module, number);
    return slug;
}

} // namespace

const Section* SectionCatalogue::find(std::string_view module) const {
    auto found = std::ranges::find(sections, module, &Section::name);
    return found == sections.end() ? nullptr : &*found;
}

std::vector<SectionView> list_sections(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    std::vector<SectionView> views;
    const auto& catalogue = tx.kept<SectionCatalogue>();
    for (auto& row : tx.rows<Row>(sections_in_space, bind("space", space))) {
        const Section* section = catalogue.find(row.module);
        if (!section || !tx.find<Component>(viewer, row.id)) continue;
        views.push_back({.id = row.id,
            .module = std::move(row.module),
            .slug = std::move(row.slug),
            .name = std::move(row.name),
            .group = section->group});
    }
    return views;
}

ObjectId add_section(
    WriteContext& context, ObjectId space, std::string_view module, const std::string& name) {
    WriteTx& tx = context.tx;
    const Section* section = tx.kept<SectionCatalogue>().find(module);
    if (!section)
        throw Problem(Code::bad_input, "request.fields").with_field({"module", "core.no_such_module", {}});
    const ObjectId id = access::create_section(tx, context.viewer,
        {.space = space,
            .module = std::string{module},
            .slug = free_section_slug(tx, space, module),
            .name = name});
    if (section->furnish) section->furnish(context, tx.require<Component, View>(context.viewer, id));
    return id;
}

} // namespace folkmoot::host
