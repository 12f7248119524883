// What those who run the site say above every screen: written ahead, shown from one moment to another.
#include "host/account_address.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "host/site_notice.hpp"
#include "objects/local_time.hpp"

namespace folkmoot::host {
namespace {

/// A minute as clocks show it in the time zone of the request.
struct NoticeMinute {
    std::string on;
    std::string at;
    static constexpr auto fields() {
        return std::array{field<&NoticeMinute::on>("on", "The day: 2026-11-27", length(10, 10)),
            field<&NoticeMinute::at>("at", "The time of day: 09:30", length(5, 5))};
    }
};

/// A notice as its author says it.
struct WantedNotice : NoticeWords {
    NoticeReaders readers = NoticeReaders::everybody;
    std::optional<NoticeMinute> begins;
    NoticeMinute ends;
    std::string zone;
    static constexpr auto fields() {
        return fields_after<NoticeWords>(std::array{
            field<&WantedNotice::readers>("readers", "Who sees it: everybody, or who is signed in"),
            field<&WantedNotice::begins>("begins", "From when; absent: at once, or since it began"),
            field<&WantedNotice::ends>("ends", "Until when"),
            field<&WantedNotice::zone>("zone", "The time zone of both: Europe/London", length(1, 60))});
    }
};

struct ChangeNotice : WantedNotice {
    ObjectId notice;
    static constexpr auto fields() {
        return fields_after<WantedNotice>(std::array{field<&ChangeNotice::notice>("notice", "The notice")});
    }
};

struct NoticeAddress {
    ObjectId notice;
    static constexpr auto fields() {
        return std::array{field<&NoticeAddress::notice>("notice", "The notice")};
    }
};

struct NoticesShown {
    std::vector<ShownNotice> items;
    static constexpr auto fields() {
        return std::array{field<&NoticesShown::items>("items", "What stands above the screens now")};
    }
};

struct NoticeTable {
    std::vector<SiteNotice> items;
    static constexpr auto fields() {
        return std::array{field<&NoticeTable::items>(
            "items", "Those that are not over, by when they begin, then the last fifty that are")};
    }
};

/// What is wrong with a moment is said of the field that it stands in.
Time moment_of(std::string_view which, const NoticeMinute& minute, std::string_view zone, Time now) {
    try {
        return objects::require_moment(minute.on, minute.at, zone, now).moment;
    } catch (const Problem& problem) {
        Problem said(problem.code(), problem.key());
        for (const auto& error : problem.fields())
            std::move(said).with_field(
                {error.path == "zone" ? error.path : fmt::format("{}.{}", which, error.path), error.key,
                    error.values});
        throw std::move(said);
    }
}

/// What the notice becomes; `known` is what it was.
SiteNotice written_of(const WantedNotice& in, SiteNotice known, Time now) {
    static_cast<NoticeWords&>(known) = in;
    known.readers = in.readers;
    known.begins = in.begins ? moment_of("begins", *in.begins, in.zone, now) : std::min(known.begins, now);
    known.ends = moment_of("ends", in.ends, in.zone, now);
    return known;
}

NoticesShown show_notices(ReadContext& context, const Nothing&) {
    return {notices_shown(context.tx, context.viewer)};
}

NoticeTable show_all_notices(ReadContext& context, const Nothing&) {
    return {list_notices(context.tx)};
}

Saved add_one(WriteContext& context, const WantedNotice& in) {
    WriteTx& tx = context.tx;
    auto notice = written_of(in, {.begins = tx.now()}, tx.now());
    notice.id = add_notice(tx, notice);
    tx.audit(AuditLine{"core.notice_added"}.about(notice.id).because(notice.english));
    return {.id = notice.id, .revision = 1};
}

Saved change_one(WriteContext& context, const ChangeNotice& in) {
    WriteTx& tx = context.tx;
    const auto known = require_notice(tx, in.notice);
    require_version(context.request, known.version);
    const auto notice = written_of(in, known, tx.now());
    change_notice(tx, notice);
    tx.audit(AuditLine{"core.notice_changed"}.about(notice.id).because(notice.english));
    return {.id = in.notice, .revision = known.version + 1};
}

Done remove_one(WriteContext& context, const NoticeAddress& in) {
    const auto known = require_notice(context.tx, in.notice);
    remove_notice(context.tx, in.notice);
    context.tx.audit(AuditLine{"core.notice_removed"}.about(known.id).because(known.english));
    return {};
}

} // namespace

void add_notice_routes(Registry& r) {
    r.get("/notices", Access::open("what is said to everybody, before they sign in, too"), show_notices,
        "What those who run the site say above every screen");
    r.get("/administration/notices", Access::site<ManageSite>(), show_all_notices,
        "What stands above the screens, what will, and what did");
    r.post("/administration/notices", Access::site<ManageSite>(), add_one, "Put a notice above every screen");
    r.put("/administration/notices/{notice}", Access::site<ManageSite>(), change_one, "Change a notice");
    r.del("/administration/notices/{notice}", Access::site<ManageSite>(), remove_one, "Take a notice down");
}

} // namespace folkmoot::host
