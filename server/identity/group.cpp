#include "identity/group.hpp"

#include "access/name.hpp"
#include "access/rights_version.hpp"
#include "identity/organisation.hpp"

namespace folkmoot::identity {
namespace {

#define LINE                                                                                                 \
    "select g.id, g.name, g.source, (select count(*) from group_member m where m.group_id = g.id), "         \
    "g.version "                                                                                             \
    "from person_group g "
constexpr Sql group_lines{LINE "where (g.name > :name or (g.name = :name and g.id > :id)) "
                               "order by g.name, g.id limit :limit"};
constexpr Sql one_group_line{LINE "where g.id = :id"};
#undef LINE
constexpr Sql members{
    "select p.id, p.name, p.email, m.since from group_member m join person p on p.id = m.person "
    "where m.group_id = :group and (p.name > :name or (p.name = :name and p.id > :id)) "
    "order by p.name, p.id limit :limit"};
constexpr Sql put_name{"update person_group set name = :name, version = version + 1 where id = :id"};

void check_free(ReadTx& tx, std::string_view name, ObjectId group) {
    access::check_name(name);
    const auto known = find_group(tx, name);
    if (known && *known != group)
        throw Problem(Code::conflict, "identity.group_taken")
            .with_field({"name", "identity.group_taken", {}});
}

} // namespace

std::vector<GroupLine> list_group_lines(ReadTx& tx, const DirectoryPlace& after, std::int64_t limit) {
    return tx.rows<GroupLine>(group_lines, bind("name", after.name), bind("id", after.id),
        bind("limit", std::clamp<std::int64_t>(limit, 1, 100)));
}

GroupLine require_group(ReadTx& tx, ObjectId group) {
    if (auto line = tx.row<GroupLine>(one_group_line, bind("id", group))) return std::move(*line);
    throw Problem(Code::not_found, "identity.no_group");
}

std::vector<GroupMember> list_members_of(
    ReadTx& tx, ObjectId group, const DirectoryPlace& after, std::int64_t limit) {
    return tx.rows<GroupMember>(members, bind("group", group), bind("name", after.name), bind("id", after.id),
        bind("limit", std::clamp<std::int64_t>(limit, 1, 100)));
}

ObjectId make_group(WriteTx& tx, std::string_view name) {
    check_free(tx, name, {});
    return create_group(tx, name);
}

void rename_group(WriteTx& tx, ObjectId group, std::string_view name) {
    require_group(tx, group);
    check_free(tx, name, group);
    tx.run(put_name, bind("name", name), bind("id", group));
    access::rights_changed(tx, group); // its name stands beside what it may see
}

} // namespace folkmoot::identity
