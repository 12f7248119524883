#include "identity/merge_people.hpp"

#include "access/rights_version.hpp"
#include "access/succession.hpp"
#include "identity/affiliation.hpp"
#include "identity/person.hpp"
#include "identity/profile.hpp"
#include "objects/succession.hpp"

#include "folkmoot/audit.hpp"

namespace folkmoot::identity {
namespace {

constexpr Sql join_groups{"insert into group_member (group_id, person, since) "
                          "select group_id, :into, since from group_member where person = :ending "
                          "on conflict do nothing"};
constexpr Sql leave_groups{"delete from group_member where person = :ending"};
constexpr Sql give_acceptances{
    "insert into site_page_acceptance (person, slug, version, language, accepted) "
    "select :into, slug, version, language, accepted from site_page_acceptance where person = :ending "
    "on conflict do nothing"};
constexpr Sql drop_acceptances{"delete from site_page_acceptance where person = :ending"};
constexpr Sql give_guests{"update person set sponsor = :into where sponsor = :ending and id <> :into"};
constexpr Sql give_invitations{"update invitation set invited_by = :into where invited_by = :ending"};
constexpr Sql give_invited{"update invitation set sponsor = :into where sponsor = :ending"};

struct PresentBelonging {
    ObjectId id;
    ObjectId organisation;
    std::string title;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&PresentBelonging::id>("id", "The affiliation"),
            field<&PresentBelonging::organisation>("organisation", "To whom"),
            field<&PresentBelonging::title>("title", "Title there"),
            field<&PresentBelonging::until>("until", "Until when")};
    }
};
constexpr Sql belongings_now{"select id, organisation, title, until from affiliation where person = :person "
                             "and since <= :now and (until is null or until > :now) order by id limit 100"};

constexpr Sql next_version_of_both{"update person set version = version + 1 where id in (:ending, :into)"};
constexpr Sql person_brings{
    "select (select count(*) from access_grant where subject_kind = 'person' and subject = :person), "
    "(select count(*) from space where owner = :person), "
    "(select count(*) from lane_member where member_kind = 'person' and member = :person), "
    "(select count(*) from group_member where person = :person), "
    "(select count(*) from affiliation where person = :person and since <= :now "
    "and (until is null or until > :now)), (select count(*) from person where sponsor = :person), "
    "(select count(*) from draft where person = :person) + "
    "(select count(*) from suggestion where author = :person and state = 'writing'), "
    "(select count(*) from asked_person where person = :person) + "
    "(select count(*) from ask where asked_by = :person), "
    "(select count(*) from star where person = :person) + (select count(*) from watch where person = "
    ":person)"};

/// What the one who ends belonged to is kept as history, for the name beside what they wrote.
void pass_on_belongings(WriteTx& tx, ObjectId ending, ObjectId into) {
    const auto of = [&](ObjectId person) {
        return tx.rows<PresentBelonging>(belongings_now, bind("person", person), bind("now", tx.now()));
    };
    const auto own = of(into);
    for (const auto& belonging : of(ending)) {
        end_affiliation(tx, belonging.id);
        if (std::ranges::find(own, belonging.organisation, &PresentBelonging::organisation) != own.end())
            continue;
        begin_affiliation(tx,
            {.person = into,
                .organisation = belonging.organisation,
                .title = belonging.title,
                .until = belonging.until});
    }
}

void require_may_be_one(ReadTx& tx, ObjectId ending, ObjectId into) {
    const auto old = require_person(tx, ending);
    const auto kept = require_person(tx, into);
    if (ending == into) throw Problem(Code::conflict, "identity.same_person");
    if (kept.state != "active") throw Problem(Code::conflict, "identity.person_out_of_use");
    if (old.kind == PersonKind::staff && kept.kind == PersonKind::guest)
        throw Problem(Code::conflict, "identity.staff_into_guest");
}

} // namespace

MergePreview preview_merge(ReadTx& tx, ObjectId ending, ObjectId into) {
    require_may_be_one(tx, ending, into);
    return tx.row<MergePreview>(person_brings, bind("person", ending), bind("now", tx.now())).value();
}

void merge_people(WriteTx& tx, ObjectId ending, ObjectId into) {
    require_may_be_one(tx, ending, into);
    access::pass_on(tx, {.kind = access::SubjectKind::person, .from = ending, .to = into});
    objects::pass_on_what_is_open(tx, ending, into);
    pass_on_belongings(tx, ending, into);
    pass_on_profile(tx, ending, into);
    tx.run(join_groups, bind("into", into), bind("ending", ending));
    tx.run(leave_groups, bind("ending", ending));
    tx.run(give_acceptances, bind("into", into), bind("ending", ending));
    tx.run(drop_acceptances, bind("ending", ending));
    tx.run(give_guests, bind("into", into), bind("ending", ending));
    tx.run(give_invitations, bind("into", into), bind("ending", ending));
    tx.run(give_invited, bind("into", into), bind("ending", ending));
    disable_person(tx, ending);
    tx.run(next_version_of_both, bind("ending", ending), bind("into", into));
    tx.audit(AuditLine{"identity.people_merged"}.about(into).with(ending.text()));
}

} // namespace folkmoot::identity
