#pragma once
#include "folkmoot/draft.hpp"
#include "folkmoot/label.hpp"

namespace folkmoot::objects {

/// Something that a person has begun to write and not yet published.
struct OwnDraft {
    ObjectLabel object;
    Time saved;
    static constexpr auto fields() {
        return std::array{field<&OwnDraft::object>("object", "What is being written"),
            field<&OwnDraft::saved>("saved", "When last saved")};
    }
};

/// The drafts saved last, and how many there are in all.
struct NewestDrafts {
    std::vector<OwnDraft> drafts;
    std::int64_t count = 0;
};
NewestDrafts newest_drafts(ReadTx& tx, const Viewer& viewer, std::size_t most);

/// All of them, those saved last first; thirty a page. One that is saved meanwhile moves to the first page.
/// Needs a signed-in viewer: Code::unauthenticated otherwise.
Paged<OwnDraft> list_own_drafts(ReadTx& tx, const Viewer& viewer, std::string_view after);

} // namespace folkmoot::objects
