#include "folkmoot/link.hpp"

#include "objects/text_limits.hpp"

#include <set>

namespace folkmoot::objects {
namespace {

constexpr std::size_t most_links = 2000;

constexpr Sql select_links{
    "select id, kind, from_block, to_object, to_block, to_component, to_title, to_revision from link"
    " where from_object = :object order by id limit 5000"};
// What a text leads to may have left the recycle bin for good, or never have been: that is no link any more.
constexpr Sql insert_link{
    "insert into link (id, kind, from_object, from_block, to_object, to_block, to_component, to_title, "
    "to_revision, created)"
    " select :id, :kind, :from, :from_block, :to_object, :to_block, :to_component, :to_title, :to_revision, "
    ":now where cast(:to_object as bigint) is null or exists (select 1 from object where id = :to_object)"};
constexpr Sql delete_link{"delete from link where id = :id"};
constexpr Sql resolve_title{
    "update link set to_object = :object where to_component = :component and to_title = :title"
    " and (to_object is null or to_object <> :object)"};
constexpr Sql break_all{
    "update link set to_object = null where to_component = :component and to_title = :title"};

struct KeptLink {
    ObjectId id;
    NewLink link;

    template <auto Member> static constexpr Field of_link(std::string_view name) {
        Field result = field<Member>(name, "Of the link");
        result.at = [](void* record) -> void* { return &(static_cast<KeptLink*>(record)->link.*Member); };
        return result;
    }
    static constexpr auto fields() {
        return std::array{field<&KeptLink::id>("id", "The link"), of_link<&NewLink::kind>("kind"),
            of_link<&NewLink::from_block>("from_block"), of_link<&NewLink::to_object>("to_object"),
            of_link<&NewLink::to_block>("to_block"), of_link<&NewLink::to_component>("to_component"),
            of_link<&NewLink::to_title>("to_title"), of_link<&NewLink::to_revision>("to_revision")};
    }
};

void check(const std::vector<NewLink>& links) {
    if (links.size() > most_links)
        throw Problem(Code::too_large, "objects.too_many_links").with("most", std::to_string(most_links));
    for (const NewLink& link : links) {
        if (!link.to_object && (!link.to_title || !link.to_component))
            throw Problem(Code::internal, "objects.link_without_end");
        if (link.to_title) check_length("links", *link.to_title, longest_title);
    }
}

} // namespace

void set_links(WriteTx& tx, const Standing& object, std::vector<NewLink> links) {
    check(links);
    const ObjectId from = object.object().id;
    std::set<NewLink> wanted{links.begin(), links.end()};
    for (const KeptLink& kept : tx.rows<KeptLink>(select_links, bind("object", from)))
        if (wanted.erase(kept.link) == 0) tx.run(delete_link, bind("id", kept.id));
    for (const NewLink& link : wanted)
        tx.run(insert_link, bind("id", tx.new_id()), bind("kind", link.kind), bind("from", from),
            bind("from_block", link.from_block), bind("to_object", link.to_object),
            bind("to_block", link.to_block), bind("to_component", link.to_component),
            bind("to_title", link.to_title), bind("to_revision", link.to_revision), bind("now", tx.now()));
}

void resolve_links(WriteTx& tx, ObjectId component, std::string_view title, ObjectId object) {
    tx.run(resolve_title, bind("object", object), bind("component", component), bind("title", title));
}

void break_links(WriteTx& tx, ObjectId component, std::string_view title) {
    tx.run(break_all, bind("component", component), bind("title", title));
}

} // namespace folkmoot::objects
