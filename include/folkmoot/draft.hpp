#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot {

/// What a person is writing and has not published; nobody else ever sees it.
struct Draft {
    std::int64_t base_revision = 0; ///< the revision the writer started from
    std::string title; ///< at most 200 characters
    std::string body; ///< in whatever form the module edits; at most 1 MiB
    Time saved;
    /// The state of the live text that it started from; nothing: the revision.
    std::optional<std::int64_t> base_state = {};
    static constexpr auto fields() {
        return std::array{field<&Draft::base_revision>("base_revision", "The revision it started from"),
            field<&Draft::title>("title", "Title so far"), field<&Draft::body>("body", "Text so far"),
            field<&Draft::saved>("saved", "When last saved"),
            field<&Draft::base_state>("base_state", "The state of the live text it started from")};
    }
};

namespace objects {
// What the templates below stand on.
void put_draft(WriteTx& tx, const Viewer& viewer, const Standing& object, const Draft& draft);
std::optional<Draft> find_draft(ReadTx& tx, const Viewer& viewer, const Standing& object);
bool drop_draft(WriteTx& tx, const Viewer& viewer, const Standing& object);
} // namespace objects

/// Keeps the viewer's draft of the object; `saved` is the transaction's time, whatever it holds. Throws
/// Code::unauthenticated where nobody is signed in, Code::bad_input or Code::too_large beyond the limits
/// above, Code::conflict "objects.too_many_drafts".
template <class T, ChangeAction A>
void put_draft(WriteTx& tx, const Viewer& viewer, const Granted<T, A>& object, const Draft& draft) {
    objects::put_draft(tx, viewer, object.standing(), draft);
}
/// The viewer's own draft, or nothing.
template <class T, class A>
std::optional<Draft> find_draft(ReadTx& tx, const Viewer& viewer, const Granted<T, A>& object) {
    return objects::find_draft(tx, viewer, object.standing());
}
/// Throws the viewer's own draft away; gives whether there was one.
template <class T, class A> bool drop_draft(WriteTx& tx, const Viewer& viewer, const Granted<T, A>& object) {
    return objects::drop_draft(tx, viewer, object.standing());
}

} // namespace folkmoot
