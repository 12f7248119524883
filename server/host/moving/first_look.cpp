#include "host/moving/first_look.hpp"

#include "access/marking.hpp"

#include <fmt/format.h>

namespace folkmoot::host::moving {
namespace {

constexpr Sql all_roles{"select key from role order by key limit 5000"};
constexpr Sql objects_here = OF_IDS("select id from object where id in ", " limit 1");
constexpr Sql space_here{"select count(*) from space where slug = :slug or id = :id"};
constexpr std::size_t objects_asked_at_once = 1'000;

/// What these name must be in the export. A link's other end and a page's place need not be: they are left
/// out then.
constexpr std::array columns_of_places{std::string_view{"space"}, std::string_view{"section"},
    std::string_view{"scope"}, std::string_view{"lane"}, std::string_view{"area"}, std::string_view{"group"},
    std::string_view{"organisation"}, std::string_view{"capacity"}};
constexpr std::array columns_of_people{
    std::string_view{"owner"}, std::string_view{"person"}, std::string_view{"sponsor"}};
constexpr std::array columns_of_objects{
    std::string_view{"object"}, std::string_view{"about"}, std::string_view{"from_object"}};

bool is_content(std::string_view path) {
    constexpr std::string_view folder{"files/"};
    if (!path.starts_with(folder) || path.size() < folder.size() + sum_digits) return false;
    const auto digits = path.substr(folder.size(), sum_digits);
    return is_safe_path(path) && digits.find_first_not_of("0123456789abcdef") == digits.npos
        && path.find('/', folder.size()) == path.npos;
}

} // namespace

void FirstLook::check() {
    house_.database().read_now([&](ReadTx& tx) {
        for (auto& key : tx.values<std::string>(all_roles))
            roles_.insert(std::move(key));
    });
    for (const auto& table : lines_.all()) {
        const bool of_objects = table.by == By::objects && table.rows.name != "objects";
        const bool names_object = of_objects && table.rows.name != "threads" && table.rows.name != "links";
        const auto& first = table.rows.shape->fields.front();
        lines_.each(table, 0, [&](const std::shared_ptr<void>& row, std::int64_t line) {
            look_at(table, row.get(), line);
            const auto* own = id_in(table, row.get(), first.name);
            if (names_object && (!own || !has_object(*own)))
                Lines::fail(table, line, fmt::format("{}: there is no such object in it", first.name));
        });
    }
    house_.database().read_now([&](ReadTx& tx) {
        for (const auto& marking : markings_)
            access::require_marking(tx, marking);
    });
}

void FirstLook::look_at(const Table& table, const void* row, std::int64_t line) {
    const auto name = table.rows.name;
    if (name == "people")
        people_.insert(*id_in(table, row, "id"));
    else if (const auto* id = id_in(table, row, "id"); id && table.by != By::objects)
        places_.insert(*id);
    if (name == "objects") look_at_object(table, row, line);
    if (name == "spaces") ++spaces_;
    if (name == "roles") roles_.insert(text_in(table, row, "key"));
    if (name == versions_table && !is_content(static_cast<const VersionRow*>(row)->content))
        Lines::fail(table, line, "content: it is no path of a file's content");
    look_at_names(table, row, line);
}

void FirstLook::look_at_object(const Table& table, const void* row, std::int64_t line) {
    const auto id = *id_in(table, row, "id");
    if (!objects_.empty() && objects_.back() >= id) Lines::fail(table, line, "ids have to ascend");
    objects_.push_back(id);
    const auto type = text_in(table, row, "type");
    if (!house_.registries().find_type(type))
        Lines::fail(table, line, fmt::format("this site knows nothing of the type {}", type));
}

void FirstLook::look_at_names(const Table& table, const void* row, std::int64_t line) {
    const auto require = [&](const auto& names, const auto& is_there) {
        for (const auto name : names)
            if (const auto* id = id_in(table, row, name); id && !is_there(*id))
                Lines::fail(table, line, fmt::format("{}: it is not in the export", name));
    };
    const bool is_link = table.rows.name == "links";
    if (!is_link) require(columns_of_places, [&](ObjectId id) { return places_.contains(id); });
    require(columns_of_people, [&](ObjectId id) { return people_.contains(id); });
    require(columns_of_objects, [&](ObjectId id) { return has_object(id); });
    if (table.rows.name == "sections") {
        const auto module = text_in(table, row, "module");
        if (!house_.registries().find_section(module))
            Lines::fail(table, line, fmt::format("the module {} is not in use here", module));
    }
    if (table.rows.name == "grants" && !roles_.contains(text_in(table, row, "role")))
        Lines::fail(table, line, "role: there is none of this key");
    if (const auto marking = text_in(table, row, "marking"); !marking.empty()) markings_.insert(marking);
}

bool FirstLook::has_object(ObjectId id) const {
    return std::ranges::binary_search(objects_, id);
}

void FirstLook::require_free(std::string_view into) {
    for (std::size_t from = 0; from < objects_.size(); from += objects_asked_at_once)
        house_.database().read_now([&](ReadTx& tx) {
            const auto some =
                std::span{objects_}.subspan(from, std::min(objects_asked_at_once, objects_.size() - from));
            if (const auto found = tx.value<ObjectId>(objects_here, bind_ids(some)))
                throw std::runtime_error(
                    fmt::format("{} is here already: what is exported from a site comes into another one",
                        found->text()));
        });
    lines_.each(lines_.find("spaces"), 0, [&](const std::shared_ptr<void>& row, std::int64_t) {
        const auto& table = lines_.find("spaces");
        const auto slug = into.empty() ? text_in(table, row.get(), "slug") : std::string{into};
        house_.database().read_now([&](ReadTx& tx) {
            if (tx.value<std::int64_t>(
                      space_here, bind("slug", slug), bind("id", *id_in(table, row.get(), "id")))
                    .value_or(0)
                > 0)
                throw std::runtime_error(
                    fmt::format("there is a space {} here already; --into gives it another name", slug));
        });
    });
}

} // namespace folkmoot::host::moving
