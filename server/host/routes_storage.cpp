#include "access/space_line.hpp"
#include "files/use.hpp"
#include "folkmoot/access.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "host/file_room.hpp"

namespace folkmoot::host {
namespace {

struct Storage {
    std::int64_t free = 0;
    files::DiskRoom room = files::DiskRoom::ample;
    std::int64_t octets = 0;
    std::int64_t space_quota = 0;
    std::int64_t largest_file = 0;
    std::vector<files::AreaUse> areas;
    std::vector<files::SpaceUse> spaces;
    static constexpr auto fields() {
        return std::array{field<&Storage::free>("free", "Octets that are free where files lie"),
            field<&Storage::room>("room", "What may still be written"),
            field<&Storage::octets>("octets", "What all files take"),
            field<&Storage::space_quota>(
                "space_quota", "What the files of a space may take, unless said otherwise"),
            field<&Storage::largest_file>("largest_file", "What one file may take"),
            field<&Storage::areas>("areas", "What the files of each area's spaces take, the most first"),
            field<&Storage::spaces>("spaces", "The fifty spaces whose files take most")};
    }
};

Storage show_storage(ReadContext& context, const Nothing&) {
    const auto& room = *context.tx.kept<FilesOfSite>().room;
    return {.free = static_cast<std::int64_t>(room.disk().free()),
        .room = room.disk().last_room(),
        .octets = files::total_use(context.tx),
        .space_quota = room.rules().space_quota,
        .largest_file = room.rules().largest_file,
        .areas = files::use_by_area(context.tx),
        .spaces = files::use_by_space(context.tx)};
}

constexpr std::int64_t largest_quota = std::int64_t{1} << 50;

struct Quota {
    ObjectId space;
    std::optional<std::int64_t> octets;
    static constexpr auto fields() {
        return std::array{field<&Quota::space>("space", "The space"),
            field<&Quota::octets>(
                "octets", "What its files may take; left out: what each space may", range(0, largest_quota))};
    }
};

Done set_quota(WriteContext& context, const Quota& in) {
    access::set_quota(context.tx, context.viewer, in.space, in.octets);
    context.tx.audit(AuditLine{"core.quota_changed"}.in(in.space).because(
        in.octets ? std::to_string(*in.octets) : std::string{}));
    return {};
}

} // namespace

void add_storage_routes(Registry& r) {
    r.get("/administration/storage", Access::site<ManageSite>(), show_storage,
         "How much room files take and have left")
        .costly();
    r.put("/administration/spaces/{space}/quota", Access::site<ManageSite>(), set_quota,
        "Say how much the files of a space may take");
}

} // namespace folkmoot::host
