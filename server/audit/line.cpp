#include "audit/line.hpp"

#include "audit/actor.hpp"
#include "audit/chain.hpp"

namespace folkmoot {
namespace {

constexpr Sql insert_line{"insert into audit_line (id, at, actor, session, action, object, space, result, "
                          "reason, request, detail_hash)"
                          " values (:id, :at, :actor, :session, :action, :object, :space, :result, :reason, "
                          ":request, :detail_hash)"};
constexpr Sql insert_detail{"insert into audit_detail (line, salt, detail) values (:line, :salt, :detail)"};
constexpr Sql delete_detail{"delete from audit_detail where line = :line"};
constexpr Sql delete_details_about{
    "delete from audit_detail where line in (select id from audit_line where object = :person)"};
constexpr Sql delete_details_with{"delete from audit_detail where instr(detail, :words) > 0",
    "delete from audit_detail where strpos(detail, :words) > 0"};

std::optional<ObjectId> unless_none(ObjectId id) {
    return id ? std::optional{id} : std::nullopt;
}

std::string cut(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
        --most;
    text.resize(most);
    return text;
}

} // namespace

void WriteTx::audit(AuditLine line) {
    const auto& actor = audit::actor_of(*this);
    const ObjectId id = new_id();
    std::string detail = cut(std::move(line.detail), audit::longest_detail);
    std::string reason = cut(line.reason.empty() ? actor.why : std::move(line.reason), audit::longest_reason);
    const std::string salt = detail.empty() ? std::string{} : audit::new_salt();
    const std::string commitment = detail.empty() ? std::string{} : audit::commitment(salt, detail);
    run(insert_line, bind("id", id), bind("at", now()), bind("actor", actor.person),
        bind("session", actor.session), bind("action", line.action), bind("object", unless_none(line.object)),
        bind("space", unless_none(line.space)), bind("result", line.result), bind("reason", reason),
        bind("request", actor.request), bind("detail_hash", commitment));
    if (!detail.empty()) run(insert_detail, bind("line", id), bind("salt", salt), bind("detail", detail));
}

namespace audit {
void erase_detail(WriteTx& tx, ObjectId line) {
    tx.run(delete_detail, bind("line", line));
}

void erase_details_of(WriteTx& tx, ObjectId person, std::string_view address, std::string_view name) {
    tx.run(delete_details_about, bind("person", person));
    for (const auto words : {address, name})
        tx.run(delete_details_with, bind("words", words));
}
} // namespace audit

} // namespace folkmoot
