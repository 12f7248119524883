#pragma once
#include "access/words.hpp"
#include "folkmoot/setting.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// How often the roles in a space are to be gone through; the nearest choice counts, of the space, its areas
/// or the site.
inline constexpr Setting<std::int64_t> access_review_days{.key = "access.review_days",
    .doc = "After how many days it is gone through again who has access to a space",
    .usual = 180,
    .limits = {30, 1095}};
/// So long before it is due a review is on its owners' home.
inline constexpr std::chrono::days access_review_notice{14};
/// The most roles in one review.
inline constexpr std::int64_t most_in_review = 2'000;

/// What is to become of a role.
enum class ReviewMark {
    keep,
    remove, ///< of what was given to a person for the space itself: it ends when the review is signed
    noted ///< of all else: it should go, and is changed where it was given
};

} // namespace folkmoot::access

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::access::ReviewMark>{
    std::string_view{"keep"}, std::string_view{"remove"}, std::string_view{"noted"}};

namespace folkmoot::access {

struct GrantMark {
    ObjectId grant;
    ReviewMark mark = ReviewMark::keep;
    static constexpr auto fields() {
        return std::array{field<&GrantMark::grant>("grant", "The entry: the grant that it is about"),
            field<&GrantMark::mark>("mark", "What is to become of it")};
    }
};

/// Takes down each role by which people come into the space now. All of these ask for core.manage_access
/// there. Throws Code::conflict where a review is open, or there are too many roles.
ObjectId begin_access_review(WriteTx& tx, const Viewer& actor, ObjectId space);

/// Which review, of which space: one of another space is not found.
struct ReviewOf {
    ObjectId space;
    ObjectId review;
};
/// Says of entries of an open review what is to become of them; what was said before gives way. Throws
/// Code::bad_input for a mark that the entry cannot have, and Code::conflict for a review that was signed.
void mark_entries(WriteTx& tx, const Viewer& actor, const ReviewOf& of, std::span<const GrantMark> marks);

struct ReviewOutcome {
    std::int64_t kept = 0;
    std::int64_t removed = 0;
    std::int64_t noted = 0;
    static constexpr auto fields() {
        return std::array{field<&ReviewOutcome::kept>("kept", "Roles that stay"),
            field<&ReviewOutcome::removed>("removed", "Roles that were taken away"),
            field<&ReviewOutcome::noted>("noted", "Roles that should go, and are changed elsewhere")};
    }
};
/// Signs it off, and takes away what was marked so, as `revoke` does. Throws Code::conflict while something
/// is not marked.
ReviewOutcome sign_access_review(
    WriteTx& tx, const Viewer& actor, const ReviewOf& of, const std::string& note);

/// Ends an open review without signing it: nothing is kept of it.
void give_up_access_review(WriteTx& tx, const Viewer& actor, const ReviewOf& of);

} // namespace folkmoot::access
