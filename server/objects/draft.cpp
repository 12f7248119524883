#include "folkmoot/draft.hpp"

#include "objects/signed_in.hpp"
#include "objects/text_limits.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::int64_t most_drafts = 500; ///< of one person

constexpr Sql select_draft{"select base_revision, title, body, saved, base_state from draft where person = "
                           ":person and object = :object"};
constexpr Sql update_draft{
    "update draft set base_revision = :base, title = :title, body = :body, saved = :now, base_state = :state"
    " where person = :person and object = :object"};
constexpr Sql insert_draft{"insert into draft (person, object, base_revision, title, body, saved, base_state)"
                           " values (:person, :object, :base, :title, :body, :now, :state)"};
constexpr Sql count_drafts{"select count(*) from draft where person = :person"};
constexpr Sql delete_draft{"delete from draft where person = :person and object = :object"};

} // namespace

void put_draft(WriteTx& tx, const Viewer& viewer, const Standing& object, const Draft& draft) {
    const ObjectId person = require_person(viewer);
    check_length("title", draft.title, longest_title);
    check_size(draft.body, largest_draft);
    const std::array bound{bind("person", person), bind("object", object.object().id),
        bind("base", draft.base_revision), bind("title", draft.title), bind("body", draft.body),
        bind("now", tx.now()), bind("state", draft.base_state)};
    const auto write = [&](const Sql& sql) {
        return tx.run(sql, bound[0], bound[1], bound[2], bound[3], bound[4], bound[5], bound[6]);
    };
    if (write(update_draft) == 1) return;
    if (tx.value<std::int64_t>(count_drafts, bind("person", person)).value_or(0) >= most_drafts)
        throw Problem(Code::conflict, "objects.too_many_drafts").with("most", std::to_string(most_drafts));
    write(insert_draft);
}

std::optional<Draft> find_draft(ReadTx& tx, const Viewer& viewer, const Standing& object) {
    if (!viewer.signed_in()) return std::nullopt;
    return tx.row<Draft>(select_draft, bind("person", viewer.person()), bind("object", object.object().id));
}

bool drop_draft(WriteTx& tx, const Viewer& viewer, const Standing& object) {
    return tx.run(delete_draft, bind("person", require_person(viewer)), bind("object", object.object().id))
        == 1;
}

} // namespace folkmoot::objects
