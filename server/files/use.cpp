#include "files/use.hpp"

namespace folkmoot::files {
namespace {

constexpr Sql total{"select cast(coalesce(sum(size), 0) as bigint) from blob"};
constexpr Sql by_area{
    "select a.id, a.name, count(s.id), cast(coalesce(sum(u.octets), 0) as bigint) as taken from area a "
    "left join space s on s.area = a.id "
    "left join (select space, sum(size) as octets from blob group by space) u on u.space = s.id "
    "group by a.id, a.name order by taken desc, a.name, a.id limit 200"};
constexpr Sql by_space{
    "select s.id, s.name, cast(coalesce(u.octets, 0) as bigint) as taken, s.quota from space s "
    "left join (select space, sum(size) as octets from blob group by space) u on u.space = s.id "
    "order by taken desc, s.name, s.id limit 50"};

} // namespace

std::int64_t total_use(ReadTx& tx) {
    return *tx.value<std::int64_t>(total);
}

std::vector<AreaUse> use_by_area(ReadTx& tx) {
    return tx.rows<AreaUse>(by_area);
}

std::vector<SpaceUse> use_by_space(ReadTx& tx) {
    return tx.rows<SpaceUse>(by_space);
}

} // namespace folkmoot::files
