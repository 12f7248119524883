#include "objects/succession.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql give_stars{"insert into star (person, object, created) "
                         "select :to, object, created from star where person = :from on conflict do nothing"};
constexpr Sql drop_stars{"delete from star where person = :from"};
constexpr Sql give_watches{
    "insert into watch (person, object, level, created) "
    "select :to, object, level, created from watch where person = :from on conflict do nothing"};
constexpr Sql drop_watches{"delete from watch where person = :from"};
constexpr Sql give_drafts{"update draft set person = :to where person = :from "
                          "and object not in (select object from draft where person = :to)"};
/// What the one was asked, too; an answer of the other's own counts.
constexpr Sql give_asks{"insert into asked_person (ask, person, answer, answered, revision) "
                        "select ask, :to, answer, answered, revision from asked_person "
                        "where person = :from on conflict do nothing"};
constexpr Sql drop_asks{"delete from asked_person where person = :from"};
constexpr Sql give_scheduled{"update scheduled_publication set person = :to where person = :from"};
constexpr Sql give_failures{"insert into failed_publication_told (person, object) select :to, object from "
                            "failed_publication_told where person = :from on conflict do nothing"};
constexpr Sql drop_failures{"delete from failed_publication_told where person = :from"};
/// And what was said to them.
constexpr Sql give_told{"insert into comment_told (person, comment, why) select :to, comment, why from "
                        "comment_told where person = :from on conflict do nothing"};
constexpr Sql drop_told{"delete from comment_told where person = :from"};

} // namespace

void pass_on_marks(WriteTx& tx, ObjectId from, ObjectId to) {
    for (const Sql& sql :
        {give_stars, give_watches, give_drafts, give_asks, give_scheduled, give_failures, give_told})
        tx.run(sql, bind("from", from), bind("to", to));
    for (const Sql& sql : {drop_stars, drop_watches, drop_asks, drop_failures, drop_told})
        tx.run(sql, bind("from", from));
}

} // namespace folkmoot::objects
