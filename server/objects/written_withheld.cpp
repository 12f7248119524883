#include "objects/written_withheld.hpp"

#include "folkmoot/access.hpp"

namespace folkmoot::objects {
namespace {

// What was suggested from a draft has the draft's words in it: it is not shown with what is published.
// One statement for each audience, however many comments it has.
constexpr Sql sights_of{"select distinct o.visibility from written_about c join object o on o.id = c.id "
                        "where c.about = :about and o.deleted is null"};
constexpr Sql see_less{"update object set visibility = :now where visibility = :was and deleted is null and "
                       "id in (select c.id from written_about c where c.about = :about)"};
constexpr Sql see_again{
    "update object set visibility = :now where visibility = :was and deleted is null and "
    "id in (select c.id from written_about c where c.about = :about) and "
    "id not in (select id from suggestion where about = :about and begun_from = 'draft')"};
/// What is said about the draft stays with those who see drafts.
constexpr Sql stay_withheld{
    "update object set visibility = :now where visibility = :was and deleted is null and id in (select c.id "
    "from comment c join comment_thread t on t.id = c.thread where c.about = :about and t.revision = 0)"};

void put(WriteTx& tx, ObjectId about, Lifecycle from, Lifecycle to, const Sql& otherwise) {
    for (const auto was : tx.values<ObjectId>(sights_of, bind("about", about)))
        if (access::lifecycle_of(tx, was) == from)
            tx.run(otherwise, bind("now", access::visibility_with(tx, was, to)), bind("was", was),
                bind("about", about));
}

} // namespace

void withhold_written(WriteTx& tx, ObjectId about) {
    put(tx, about, Lifecycle::live, Lifecycle::draft, see_less);
}

void show_written_again(WriteTx& tx, ObjectId about) {
    put(tx, about, Lifecycle::draft, Lifecycle::live, see_again);
    withhold_on_draft(tx, about);
}

void withhold_on_draft(WriteTx& tx, ObjectId about) {
    put(tx, about, Lifecycle::live, Lifecycle::draft, stay_withheld);
}

} // namespace folkmoot::objects
