#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::identity {

/// What would go over, counted, so that whoever merges sees it before. Throws as merge_people does.
struct MergePreview {
    std::int64_t roles = 0;
    std::int64_t spaces = 0;
    std::int64_t lanes = 0;
    std::int64_t groups = 0;
    std::int64_t organisations = 0;
    std::int64_t guests = 0;
    std::int64_t drafts = 0;
    std::int64_t asks = 0;
    std::int64_t marks = 0;
    static constexpr auto fields() {
        return std::array{field<&MergePreview::roles>("roles", "Roles"),
            field<&MergePreview::spaces>("spaces", "Spaces they answer for"),
            field<&MergePreview::lanes>("lanes", "Sides of communities"),
            field<&MergePreview::groups>("groups", "Groups"),
            field<&MergePreview::organisations>("organisations", "Organisations of today"),
            field<&MergePreview::guests>("guests", "Guests they sponsor"),
            field<&MergePreview::drafts>("drafts", "Unfinished drafts and suggestions"),
            field<&MergePreview::asks>("asks", "What they were asked, and ask of others"),
            field<&MergePreview::marks>("marks", "What they star and watch")};
    }
};
MergePreview preview_merge(ReadTx& tx, ObjectId ending, ObjectId into);

/// Makes one account of two of the same person: `into` has the roles, lanes, groups, organisations, guests,
/// spaces and all that is open of both (objects::pass_on_what_is_open); `ending` cannot sign in any more.
/// What they have published, said in comments and decided keeps its author. Throws Code::not_found for
/// somebody who is not there, Code::conflict when they are one, when `into` is out of use, and for staff who
/// would become a guest.
void merge_people(WriteTx& tx, ObjectId ending, ObjectId into);

} // namespace folkmoot::identity
