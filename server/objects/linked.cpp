#include "folkmoot/linked.hpp"

#include "objects/position.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t links_a_page = 50;

constexpr Sql select_to{"select min(id), from_object from link where to_object = :object and kind not in "
                        "('shows', 'decided', 'changed') group by from_object"
                        " having min(id) > :after order by min(id) limit 200"};
constexpr Sql select_from{"select distinct to_object from link where from_object = :object and kind not in "
                          "('shows', 'decided', 'changed')"
                          " and to_object is not null order by to_object limit 200"};
constexpr Sql select_wanted{
    "select distinct to_title from link where from_object = :object and to_object is null order by to_title"
    " limit 200"};

struct Backlink {
    ObjectId link;
    ObjectId from;
    static constexpr auto fields() {
        return std::array{field<&Backlink::link>("id", "The first link"),
            field<&Backlink::from>("from_object", "What links")};
    }
};

} // namespace

Paged<ObjectLabel> list_links_to(
    ReadTx& tx, const Viewer& viewer, const Standing& object, std::string_view after) {
    const ObjectId id = object.object().id;
    const std::string list = "links_to:" + id.text();
    std::int64_t position = open_position(tx, viewer, list, after, 0);
    std::vector<Standing> visible;
    for (bool more = true; more && visible.size() <= links_a_page;) {
        const auto links = tx.rows<Backlink>(select_to, bind("object", id), bind("after", position));
        for (const auto& link : links) {
            if (auto standing = access::find_standing(tx, viewer, link.from, "");
                standing && !standing->object().deleted) {
                if (visible.size() == links_a_page)
                    return {label(tx, visible), seal_position(tx, viewer, list, position)};
                visible.push_back(std::move(*standing));
            }
            position = link.link.value();
        }
        more = links.size() == 200;
    }
    return {label(tx, visible), {}};
}

std::vector<ObjectLabel> links_from(ReadTx& tx, const Viewer& viewer, const Standing& object) {
    const auto linked = tx.values<ObjectId>(select_from, bind("object", object.object().id));
    auto visible = access::find_standings(tx, viewer, linked, "");
    std::erase_if(visible, [](const Standing& standing) { return standing.object().deleted.has_value(); });
    return label(tx, visible);
}

std::vector<WantedTitle> wanted_by(ReadTx& tx, const Standing& object) {
    return tx.rows<WantedTitle>(select_wanted, bind("object", object.object().id));
}

} // namespace folkmoot::objects
