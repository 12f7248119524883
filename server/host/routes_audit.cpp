#include "audit/reading.hpp"
#include "folkmoot/access.hpp"
#include "host/core_routes.hpp"

namespace folkmoot::host {
namespace {

using ViewAudit = Action<"core.view_audit">;
constexpr std::int64_t audit_lines_a_page = 50;

struct AuditQuestion {
    std::optional<ObjectId> actor;
    std::optional<ObjectId> object;
    std::string action;
    std::optional<Time> since;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&AuditQuestion::actor>("actor", "Only what that person did"),
            field<&AuditQuestion::object>("object", "Only what was done to that person or thing"),
            field<&AuditQuestion::action>(
                "action", "How the action begins, such as `identity.`", length(0, 100), or_default),
            field<&AuditQuestion::since>("since", "Only from then on"),
            field<&AuditQuestion::until>("until", "Only before")};
    }
    audit::Question question() const {
        return {.actor = actor, .object = object, .action = action, .since = since, .until = until};
    }
};

struct ListAudit : AuditQuestion {
    std::string after;
    static constexpr auto fields() {
        return fields_after<AuditQuestion>(std::array{
            field<&ListAudit::after>("after", "`next` of the page before", length(0, 1000), or_default)});
    }
};

Paged<audit::Entry> show_audit(ReadContext& context, const ListAudit& in) {
    std::optional<ObjectId> before;
    if (!in.after.empty()) {
        before = ObjectId::parse(context.services.unseal("audit", context.viewer.person(), in.after));
        if (!before) throw Problem(Code::bad_input, "cursor.invalid");
    }
    Paged<audit::Entry> page{
        .items = audit::list_entries(context.tx, in.question(), before, audit_lines_a_page)};
    if (std::ssize(page.items) == audit_lines_a_page)
        page.next = context.services.seal("audit", context.viewer.person(), page.items.back().id.text());
    return page;
}

Download export_audit(ReadContext& context, const AuditQuestion& in) {
    context.note_required(AuditLine{"core.audit_exported"}.with(in.action));
    return {.media_type = "text/csv; charset=utf-8",
        .name = "audit-" + to_rfc3339(context.tx.now()).substr(0, 10) + ".csv",
        .body = audit::print_table(context.tx, in.question())};
}

} // namespace

void add_audit_routes(Registry& r) {
    r.get("/administration/audit", Access::site<ViewAudit>(), show_audit,
         "What was done by whom, the newest first")
        .costly();
    r.get("/administration/audit/table", Access::site<ViewAudit>(), export_audit,
         "The same as comma-separated values; that it was taken out stands in the log, too")
        .costly();
}

} // namespace folkmoot::host
