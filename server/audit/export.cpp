#include "audit/export.hpp"

#include <nlohmann/json.hpp>

namespace folkmoot::audit {
namespace {

constexpr Sql select_lines_after{
    "select audit_line.id, seq, at, actor, session, action, object, space, result, reason, request, "
    "detail_hash,"
    " hash, salt, detail from audit_line left join audit_detail on audit_detail.line = audit_line.id"
    " where seq > :after order by seq limit 1000"};

struct Exported {
    Line line;
    std::optional<std::string> salt;
    std::optional<std::string> detail;

    template <auto Member> static constexpr Field of_line(std::string_view name) {
        Field result = field<Member>(name, "Of the line");
        result.at = [](void* record) -> void* { return &(static_cast<Exported*>(record)->line.*Member); };
        return result;
    }
    static constexpr auto fields() {
        return std::array{of_line<&Line::id>("id"), of_line<&Line::seq>("seq"), of_line<&Line::at>("at"),
            of_line<&Line::actor>("actor"), of_line<&Line::session>("session"),
            of_line<&Line::action>("action"), of_line<&Line::object>("object"),
            of_line<&Line::space>("space"), of_line<&Line::result>("result"),
            of_line<&Line::reason>("reason"), of_line<&Line::request>("request"),
            of_line<&Line::detail_hash>("detail_hash"), of_line<&Line::hash>("hash"),
            field<&Exported::salt>("salt", "Of the commitment"),
            field<&Exported::detail>("detail", "What has not been erased")};
    }
};

std::string id_text(const std::optional<ObjectId>& id) {
    return id && *id ? id->text() : std::string{};
}

nlohmann::ordered_json as_json(const Exported& exported) {
    const Line& line = exported.line;
    nlohmann::ordered_json json{{"seq", line.seq.value_or(0)}, {"id", line.id.text()},
        {"at", to_rfc3339(line.at)}, {"actor", id_text(line.actor)}, {"session", id_text(line.session)},
        {"action", line.action}, {"object", id_text(line.object)}, {"space", id_text(line.space)},
        {"result", names_of<AuditResult>[static_cast<std::size_t>(line.result)]}, {"reason", line.reason},
        {"request", line.request}, {"detail_hash", line.detail_hash}, {"hash", line.hash.value_or("")}};
    if (exported.detail) {
        json["salt"] = *exported.salt;
        json["detail"] = *exported.detail;
    }
    return json;
}

} // namespace

ExportedLines export_lines(ReadTx& tx, std::int64_t after) {
    ExportedLines result;
    for (const auto& exported : tx.rows<Exported>(select_lines_after, bind("after", after))) {
        result.text += as_json(exported).dump();
        result.text += '\n';
        result.last = exported.line.seq.value_or(0);
    }
    return result;
}

} // namespace folkmoot::audit
