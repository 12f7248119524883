#pragma once
// What a draft was at some time: named, compared, brought back. A state is known by the number of the last
// contribution in it; the log builds it (collab/rooms/past_states.hpp), and one with a name keeps its text.
#include "collab/rooms/draft_edit.hpp"
#include "folkmoot/label.hpp"
#include "objects/written.hpp"

namespace folkmoot::objects {

inline constexpr std::int64_t most_named_states = 200; ///< of one draft
inline constexpr std::size_t longest_state_name = 100; ///< characters

/// A state with a name.
struct NamedState {
    std::int64_t state = 0;
    std::string name;
    PersonLabel by;
    Time named;
    std::optional<Time> at;
    static constexpr auto fields() {
        return std::array{field<&NamedState::state>("state", "The state's number"),
            field<&NamedState::name>("name", "Its name"), field<&NamedState::by>("by", "Who named it"),
            field<&NamedState::named>("named", "When"),
            field<&NamedState::at>(
                "at", "When the last words in it were saved; null: it is as the draft began")};
    }
};
/// The newest state first, fifty a page. A person whom the viewer may not know has the id 0 and no name.
Paged<NamedState> list_named_states(
    ReadTx& tx, const Viewer& viewer, const Standing& object, std::string_view after);

/// The text of a state, and what is known of it.
struct DraftState {
    std::int64_t state = 0;
    std::optional<Time> at;
    std::optional<std::string> name;
    richtext::Tree text; ///< every block has an id
};
/// Throws Code::gone "objects.state_gone" where the past does not go back that far, Code::not_found where the
/// draft has not got that far, Code::too_large for a text that the tree cannot hold.
DraftState require_state(ReadTx& tx, const collab::OpenDraft& draft, std::int64_t state, IdMint& ids);
/// The draft as it is now.
DraftState current_state(ReadTx& tx, const collab::OpenDraft& draft);

/// Names a state, or gives it another name. Throws Code::bad_input for a name that is none, Code::conflict
/// "objects.too_many_named_states".
void name_state(WriteTx& tx, const Viewer& viewer, const Standing& object, const DraftState& state,
    std::string_view name);
/// Takes the name off it; gives whether it had one. Its text goes where the log does not tell it any more.
bool unname_state(WriteTx& tx, const Standing& object, std::int64_t state);

/// Brings a state back, as the viewer's words among those of the others. Throws as collab::save_change.
void bring_back(WriteTx& tx, const Viewer& viewer, const Standing& object, const collab::DraftChange& change);

} // namespace folkmoot::objects
