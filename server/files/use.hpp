#pragma once
#include "files/disk_watch.hpp"
#include "folkmoot/transaction.hpp"

namespace folkmoot::files {

/// Octets of different contents, each counted once in its space, deleted ones until they are collected. These
/// functions ask no rights: routes do.
std::int64_t total_use(ReadTx& tx);

struct AreaUse {
    ObjectId id;
    std::string name;
    std::int64_t spaces = 0;
    std::int64_t octets = 0;
    static constexpr auto fields() {
        return std::array{field<&AreaUse::id>("id", "The area"), field<&AreaUse::name>("name", "Its name"),
            field<&AreaUse::spaces>("spaces", "How many spaces stand directly in it"),
            field<&AreaUse::octets>("octets", "What their files take")};
    }
};
/// The most first, at most 200.
std::vector<AreaUse> use_by_area(ReadTx& tx);

struct SpaceUse {
    ObjectId id;
    std::string name;
    std::int64_t octets = 0;
    std::optional<std::int64_t> quota;
    static constexpr auto fields() {
        return std::array{field<&SpaceUse::id>("id", "The space"), field<&SpaceUse::name>("name", "Its name"),
            field<&SpaceUse::octets>("octets", "What its files take"),
            field<&SpaceUse::quota>("quota", "What they may take; absent: what each space may")};
    }
};
/// The most first, at most fifty.
std::vector<SpaceUse> use_by_space(ReadTx& tx);

} // namespace folkmoot::files

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::files::DiskRoom>{
    std::string_view{"ample"}, std::string_view{"uploads_refused"}, std::string_view{"read_only"}};
