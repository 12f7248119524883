#include "audit/reading.hpp"

#include "audit/table_text.hpp"

#include <limits>

namespace folkmoot::audit {
namespace {

#define ENTRY                                                                                                \
    "select l.id, l.at, case when l.actor = 0 then null else l.actor end, coalesce(p.name, ''), l.action, "  \
    "l.object, coalesce(q.name, o.name, g.name, a.name, r.name, ''), coalesce(s.name, b.name, ''), "         \
    "l.result, "                                                                                             \
    "l.reason, coalesce(d.detail, '') from audit_line l left join audit_detail d on d.line = l.id "          \
    "left join person p on p.id = l.actor left join person q on q.id = l.object "                            \
    "left join organisation o on o.id = l.object left join person_group g on g.id = l.object "               \
    "left join area a on a.id = l.object left join role r on r.id = l.object "                               \
    "left join space s on s.id = l.space "                                                                   \
    "left join area b on b.id = l.space "
#define ASKED                                                                                                \
    "l.id < :before and l.at >= :since and l.at < :until and substr(l.action, 1, cast(:length as integer)) " \
    "= :action "
#define NEWEST "order by l.id desc limit :limit"
constexpr Sql all{ENTRY "where " ASKED NEWEST};
constexpr Sql by_actor{ENTRY "where l.actor = :actor and " ASKED NEWEST};
constexpr Sql by_object{ENTRY "where l.object = :object and " ASKED NEWEST};
constexpr Sql by_both{ENTRY "where l.actor = :actor and l.object = :object and " ASKED NEWEST};
#undef NEWEST
#undef ASKED
#undef ENTRY
constexpr std::int64_t at_once = 1'000;

} // namespace

std::vector<Entry> list_entries(
    ReadTx& tx, const Question& question, std::optional<ObjectId> before, std::int64_t limit) {
    const auto listed = [&](const Sql& sql, const auto&... further) {
        return tx.rows<Entry>(sql, further...,
            bind("before", before.value_or(ObjectId{std::numeric_limits<std::int64_t>::max()})),
            bind("since", question.since.value_or(Time{})),
            bind("until", question.until.value_or(tx.now() + std::chrono::hours{24})),
            bind("length", std::int64_t{std::ssize(question.action)}), bind("action", question.action),
            bind("limit", std::clamp<std::int64_t>(limit, 1, at_once)));
    };
    if (question.actor && question.object)
        return listed(by_both, bind("actor", *question.actor), bind("object", *question.object));
    if (question.actor) return listed(by_actor, bind("actor", *question.actor));
    if (question.object) return listed(by_object, bind("object", *question.object));
    return listed(all);
}

std::string print_table(ReadTx& tx, const Question& question) {
    std::string table;
    add_row(table,
        {"when", "who", "who (id)", "what", "to what", "to what (id)", "where", "result", "reason",
            "detail"});
    std::size_t lines = 0;
    for (std::optional<ObjectId> before;;) {
        const auto page = list_entries(tx, question, before, at_once);
        lines += page.size();
        if (lines > longest_table) throw Problem(Code::too_large, "administration.audit_too_long");
        for (const auto& entry : page)
            add_row(table,
                {to_rfc3339(entry.at), entry.actor_name, entry.actor ? entry.actor->text() : std::string{},
                    entry.action, entry.object_name,
                    entry.object && *entry.object ? entry.object->text() : std::string{}, entry.place_name,
                    names_of<AuditResult>[static_cast<std::size_t>(entry.result)], entry.reason,
                    entry.detail});
        if (std::ssize(page) < at_once) return table;
        before = page.back().id;
    }
}

} // namespace folkmoot::audit
