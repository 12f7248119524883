#include "cli/demonstration/loading.hpp"
#include "host/site_notice.hpp"

namespace folkmoot::cli {
namespace {

constexpr Sql put_up_before{"select count(*) from site_notice where english = :english"};

host::SiteNotice notice_of(const Loading& loading, const DemonstrationNotice& record) {
    host::SiteNotice notice{
        .begins = loading.calendar.at(record.begins), .ends = loading.calendar.at(record.ends)};
    notice.kind = record.kind == "warning" ? host::NoticeKind::warning : host::NoticeKind::news;
    notice.english = record.english;
    notice.welsh = record.welsh;
    notice.address = record.address;
    return notice;
}

} // namespace

void put_up_notices(Loading& loading) {
    for (const auto& record : loading.content.notices) {
        const auto by = loading.read([&](ReadTx& tx) { return loading.person(tx, record.by); });
        loading.write(loading.calendar.at(record.when), by, [&](WriteTx& tx) {
            if (*tx.value<std::int64_t>(put_up_before, bind("english", record.english)) > 0) return;
            const auto id = host::add_notice(tx, notice_of(loading, record));
            tx.audit(AuditLine{"core.notice_added"}.about(id).because(record.english));
        });
    }
}

} // namespace folkmoot::cli
