#pragma once
#include "access/words.hpp"
#include "cli/seed/chance.hpp"

#include <cstdint>
#include <vector>

namespace folkmoot::cli::seed {

/// How large an invented department is.
struct Department {
    std::int64_t staff = 5'000;
    std::int64_t guests = 2'000;
    std::int64_t organisations = 200; ///< that guests come from
    std::int64_t areas = 60;
    std::int64_t spaces = 600;
    std::int64_t objects = 2'000'000; ///< texts, folders and comments, about
    /// So many hundredths of it, at least one of each.
    static Department part(std::int64_t percent);
};

/// What is written at one sitting, in one transaction: a page or folder with texts below it, and what is said
/// about them.
inline constexpr std::int64_t texts_in_chapter = 24;
inline constexpr std::int64_t comments_in_chapter = 48;
/// So many chapters of a section stand together below a page or folder of its top.
inline constexpr std::int64_t chapters_in_volume = 25;
inline constexpr std::int64_t objects_in_chapter = texts_in_chapter + comments_in_chapter;

/// Staff and guests by their numbers, from 0.
struct PlannedSpace {
    access::SpaceKind kind = access::SpaceKind::workspace;
    std::int64_t area = 0;
    std::int64_t owner = 0;
    std::vector<std::int64_t> members; ///< staff, besides those of its area
    std::vector<std::int64_t> sides; ///< of a community: organisations, each with a lane
    bool is_sensitive = false;
    bool is_for_all_staff = false; ///< everybody in the department reads it
};

/// Who and what there is, before any of it is made: the same for the same department and seed.
struct Plan {
    Department department;
    std::uint64_t seed = 1;
    std::vector<std::int64_t> area_of_staff;
    std::vector<std::int64_t> organisation_of_guest;
    std::vector<PlannedSpace> spaces;
    /// The space in which each chapter is written, in the order of time: as many as 1/n in the n-th space.
    std::vector<std::int32_t> chapters;
};
Plan plan_of(const Department& department, std::uint64_t seed);

} // namespace folkmoot::cli::seed
