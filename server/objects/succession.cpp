#include "objects/succession.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql give_stars{"insert into star (person, object, created) "
                         "select :to, object, created from star where person = :from on conflict do nothing"};
constexpr Sql drop_stars{"delete from star where person = :from"};
constexpr Sql give_watches{
    "insert into watch (person, object, level, below, created) "
    "select :to, object, level, below, created from watch where person = :from on conflict do nothing"};
constexpr Sql drop_watches{"delete from watch where person = :from"};
constexpr Sql give_drafts{"update draft set person = :to where person = :from "
                          "and object not in (select object from draft where person = :to)"};
/// What they opened last says what they have heard of.
constexpr Sql give_visits{"insert into visit (person, object, at) select :to, object, at from visit where "
                          "person = :from on conflict (person, object) do update set at = excluded.at where "
                          "excluded.at > visit.at"};
constexpr Sql drop_visits{"delete from visit where person = :from"};
/// What the one was asked, too; an answer of the other's own counts.
constexpr Sql give_questions{"insert into asked_person (ask, person, answer, answered, revision) "
                             "select ask, :to, answer, answered, revision from asked_person "
                             "where person = :from on conflict do nothing"};
constexpr Sql drop_questions{"delete from asked_person where person = :from"};
constexpr Sql give_asks{"update ask set asked_by = :to where asked_by = :from"};
constexpr Sql give_scheduled{"update scheduled_publication set person = :to where person = :from"};
constexpr Sql give_requests{"update publication_request set person = :to where person = :from"};
constexpr Sql give_reviews{"update review set keeper = :to where keeper = :from"};
constexpr Sql give_failures{"insert into failed_publication_told (person, object) select :to, object from "
                            "failed_publication_told where person = :from on conflict do nothing"};
constexpr Sql drop_failures{"delete from failed_publication_told where person = :from"};
/// And what was said to them.
constexpr Sql give_told{"insert into comment_told (person, comment, why) select :to, comment, why from "
                        "comment_told where person = :from on conflict do nothing"};
constexpr Sql drop_told{"delete from comment_told where person = :from"};
constexpr Sql give_notices{
    "insert into large_deletion_notice (person, document, seq, seen) select :to, document, seq, seen from "
    "large_deletion_notice where person = :from on conflict do nothing"};
constexpr Sql drop_notices{"delete from large_deletion_notice where person = :from"};
/// One that is being written beside one of their own stays where it was, as a draft does.
constexpr Sql give_suggestions{
    "update suggestion set author = :to where author = :from and (state <> 'writing' or about not in "
    "(select about from suggestion where author = :to and state = 'writing'))"};
/// Whose words of a draft are whose is worked out from these.
constexpr Sql give_contributions{"update live_contribution set person = :to where person = :from"};
constexpr Sql give_clients{"update live_owner set person = :to where person = :from"};
constexpr Sql give_deletions{"update large_deletion set person = :to where person = :from"};
/// Whom a space's home says to ask.
constexpr Sql give_contacts{"update space_contact set person = :to where person = :from"};
constexpr Sql give_suspicions{"update suspected_deletion set person = :to where person = :from"};

} // namespace

void pass_on_what_is_open(WriteTx& tx, ObjectId from, ObjectId to) {
    for (const Sql& sql :
        {give_stars, give_watches, give_drafts, give_visits, give_questions, give_asks, give_scheduled,
            give_requests, give_reviews, give_failures, give_told, give_notices, give_suggestions,
            give_contributions, give_clients, give_deletions, give_suspicions, give_contacts})
        tx.run(sql, bind("from", from), bind("to", to));
    for (const Sql& sql :
        {drop_stars, drop_watches, drop_visits, drop_questions, drop_failures, drop_told, drop_notices})
        tx.run(sql, bind("from", from));
}

} // namespace folkmoot::objects
