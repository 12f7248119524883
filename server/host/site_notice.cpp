#include "host/site_notice.hpp"

#include "audit/actor.hpp"
#include "folkmoot/richtext_forms.hpp"

namespace folkmoot::host {
namespace {

#define SHOWN                                                                                                \
    "select kind, english, welsh, address, id, version from site_notice where begins <= :now and ends > "    \
    ":now "
constexpr Sql shown_to_people{SHOWN "order by kind desc, begins desc, id"};
constexpr Sql shown_to_visitors{SHOWN "and readers = 'everybody' order by kind desc, begins desc, id"};
#undef SHOWN
#define NOTICE "select kind, english, welsh, address, id, version, readers, begins, ends from site_notice "
constexpr Sql not_over{NOTICE "where ends > :now order by begins, id"};
constexpr Sql over{NOTICE "where ends <= :now order by ends desc, id desc limit 50"};
constexpr Sql one_notice{NOTICE "where id = :id"};
#undef NOTICE
constexpr Sql count_not_over{"select count(*) from site_notice where ends > :now and id <> :id"};
constexpr Sql next_turn{"select min(case when begins > :now then begins else ends end) from site_notice "
                        "where ends > :now"};
constexpr Sql insert_notice{
    "insert into site_notice (id, kind, readers, english, welsh, address, begins, ends, "
    "version, changed, changed_by) values (:id, :kind, :readers, :english, :welsh, "
    ":address, :begins, :ends, 1, :now, :by)"};
constexpr Sql update_notice{
    "update site_notice set kind = :kind, readers = :readers, english = :english, welsh = "
    ":welsh, address = :address, begins = :begins, ends = :ends, version = version + 1, "
    "changed = :now, changed_by = :by where id = :id"};
constexpr Sql delete_notice{"delete from site_notice where id = :id"};

bool leads_somewhere(std::string_view address) {
    const bool is_path = address.starts_with('/') && !address.starts_with("//");
    return (is_path || address.starts_with("https://")) && richtext::is_safe_href(address);
}

void require_sense(ReadTx& tx, const SiteNotice& notice) {
    if (!notice.address.empty() && !leads_somewhere(notice.address))
        throw Problem(Code::bad_input, "notices.address_wrong")
            .with_field({"address", "notices.address_wrong", {}});
    if (notice.ends <= std::max(notice.begins, tx.now()))
        throw Problem(Code::bad_input, "notices.ends_too_early")
            .with_field({"ends.on", "notices.ends_too_early", {}});
    if (tx.value<std::int64_t>(count_not_over, bind("now", tx.now()), bind("id", notice.id)) >= most_notices)
        throw Problem(Code::conflict, "notices.too_many").with("most", std::to_string(most_notices));
}

} // namespace

std::vector<ShownNotice> notices_shown(ReadTx& tx, const Viewer& viewer) {
    return tx.rows<ShownNotice>(
        viewer.signed_in() ? shown_to_people : shown_to_visitors, bind("now", tx.now()));
}

Time next_turn_of_notices(ReadTx& tx) {
    return tx.value<Time>(next_turn, bind("now", tx.now())).value_or(Time::max());
}

std::vector<SiteNotice> list_notices(ReadTx& tx) {
    auto notices = tx.rows<SiteNotice>(not_over, bind("now", tx.now()));
    std::ranges::move(tx.rows<SiteNotice>(over, bind("now", tx.now())), std::back_inserter(notices));
    return notices;
}

SiteNotice require_notice(ReadTx& tx, ObjectId id) {
    if (auto notice = tx.row<SiteNotice>(one_notice, bind("id", id))) return std::move(*notice);
    throw Problem(Code::not_found, "notices.none");
}

ObjectId add_notice(WriteTx& tx, const SiteNotice& notice) {
    require_sense(tx, notice);
    const ObjectId id = tx.new_id();
    tx.run(insert_notice, bind("id", id), bind("kind", notice.kind), bind("readers", notice.readers),
        bind("english", notice.english), bind("welsh", notice.welsh), bind("address", notice.address),
        bind("begins", notice.begins), bind("ends", notice.ends), bind("now", tx.now()),
        bind("by", audit::actor_of(tx).person));
    return id;
}

void change_notice(WriteTx& tx, const SiteNotice& notice) {
    require_sense(tx, notice);
    tx.run(update_notice, bind("id", notice.id), bind("kind", notice.kind), bind("readers", notice.readers),
        bind("english", notice.english), bind("welsh", notice.welsh), bind("address", notice.address),
        bind("begins", notice.begins), bind("ends", notice.ends), bind("now", tx.now()),
        bind("by", audit::actor_of(tx).person));
}

void remove_notice(WriteTx& tx, ObjectId id) {
    tx.run(delete_notice, bind("id", id));
}

} // namespace folkmoot::host
