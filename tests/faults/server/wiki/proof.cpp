#include "faults/server/wiki/proof.hpp"

#include "audit/verify.hpp"
#include "files/collection.hpp"

#include <fmt/format.h>

namespace folkmoot::faults {
namespace {

constexpr Sql same_word_revisions{
    "select count(*) from object_revision where object = :object and body like :word"};
constexpr Sql revision_of_number{
    "select count(*) from object_revision where object = :object and number = :number and body like :word"};
constexpr Sql publications{
    "select count(*) from event where object = :object and name = 'wiki.page_published' "
    "and data like :revision"};
constexpr Sql pages_of_title{
    "select count(*) from object o join wiki_page p on p.id = o.id join wiki_title t "
    "on t.page = p.id where o.title = :title and o.type = 'wiki.page'"};
constexpr Sql events_of{"select count(*) from event where object = :object and name = :name"};
constexpr Sql uploads_of{"select (select count(*) from upload where id = :id) + (select count(*) from "
                         "idempotency where key = :completion)"};
constexpr Sql files_of_name{
    "select count(*) from object o join file f on f.id = o.id join file_version v on v.object = f.id "
    "join blob b on b.id = v.blob where o.title = :name and o.type = 'core.file'"};
constexpr Sql audit_lines_of{"select count(*) from audit_line where object = :object and action = "
                             "'core.file_attached' and result = 'done'"};
constexpr Sql answer_of_key{"select answer from idempotency where key = :key"};
constexpr Sql draft_of_page{"select coalesce(max(body), '') from draft where object = :page"};
constexpr Sql unnumbered{"select (select count(*) from event where seq is null) + (select count(*) from "
                         "audit_line where seq is null)"};

/// Each counts what must not be there.
struct Rule {
    const char* sentence;
    Sql count;
};
constexpr std::array rules{
    Rule{"revisions without the event of their publication",
        Sql{"select count(*) from (select object, count(*) as made from object_revision group by object) r "
            "left join (select object, count(*) as told from event where name in ('wiki.page_published', "
            "'wiki.page_renamed') group by object) e on e.object = r.object where coalesce(e.told, 0) <> "
            "r.made"}},
    Rule{"pages whose revisions have gaps, or whose number is not that of the last",
        Sql{"select count(*) from object o left join (select object, count(*) as made, max(number) as last "
            "from "
            "object_revision group by object) r on r.object = o.id where o.type = 'wiki.page' and "
            "(coalesce(r.last, 0) <> o.revision or coalesce(r.made, 0) <> o.revision)"}},
    Rule{"pages that the wiki or the log of events does not know",
        Sql{"select count(*) from object o where o.type = 'wiki.page' and (not exists (select 1 from "
            "wiki_page p "
            "where p.id = o.id) or not exists (select 1 from event e where e.object = o.id and e.name = "
            "'wiki.page_created'))"}},
    Rule{"events about objects that are not there",
        Sql{"select count(*) from event e where e.object is not null and e.name like 'wiki.%' and "
            "not exists (select 1 from object o where o.id = e.object)"}},
    Rule{"files without version, content or event",
        Sql{"select count(*) from object o where o.type = 'core.file' and (not exists (select 1 from file f "
            "join "
            "file_version v on v.object = f.id join blob b on b.id = v.blob where f.id = o.id) or not exists "
            "(select 1 from event e where e.object = o.id and e.name = 'core.file_attached'))"}},
    Rule{"files without their line in the audit log",
        Sql{"select count(*) from object o where o.type = 'core.file' and not exists (select 1 from "
            "audit_line a "
            "where a.object = o.id and a.action = 'core.file_attached')"}},
    Rule{"gaps in the numbers of the events", Sql{"select coalesce(max(seq), 0) - count(seq) from event"}},
    Rule{"events and audit lines without a number", unnumbered},
};

ObjectId object_of(const std::string& text) {
    return ObjectId::parse(text).value();
}

std::int64_t count(ReadTx& tx, const Sql& sql, auto... bindings) {
    return tx.value<std::int64_t>(sql, bindings...).value_or(0);
}

std::string like(std::string_view text) {
    return fmt::format("%{}%", text);
}

/// Its disk is no business of these tests: it says that there is none, and lays nothing down.
files::DiskSpace no_room() {
    return {.free = 0, .total = 100};
}

} // namespace

Proof::Proof(const kit::Site& site)
    : door_(site.store())
    , watch_(folder_.path(), no_room)
    , blobs_(files::posix_disk(), site.data() / "blobs")
    , storage_(files::posix_disk(), blobs_, files::RootKey::load(site.data() / "keys/root.key"),
          folder_.path(), watch_, nullptr) { }

/// What of an acknowledged save is not there, or there twice; empty when all is as it must be.
std::string Proof::missing(ReadTx& tx, const Save& save) {
    const auto answer = save.answer.json();
    if (!save.key.empty()) {
        const auto kept = tx.value<std::string>(answer_of_key, bind("key", save.key));
        if (!kept || nlohmann::json::parse(*kept, nullptr, false) != answer) return "its idempotency record";
    }
    switch (save.kind) {
    case Kind::publication: {
        const auto page = bind("object", object_of(save.object));
        const std::int64_t number = answer["revision"];
        const auto word = bind("word", like(save.word));
        if (count(tx, revision_of_number, page, bind("number", number), word) != 1) return "its revision";
        if (count(tx, same_word_revisions, page, word) != 1) return "being there once only";
        const auto data = bind("revision", like(fmt::format("\"revision\":{},", number)));
        if (count(tx, publications, page, data) != 1) return "its one event";
        return {};
    }
    case Kind::page:
        if (count(tx, pages_of_title, bind("title", save.word)) != 1) return "its one page";
        return count(tx, events_of, bind("object", object_of(save.answer.id())),
                   bind("name", "wiki.page_created"))
                == 1
            ? ""
            : "its one event";
    case Kind::upload:
        return count(tx, uploads_of, bind("id", object_of(save.answer.id())),
                   bind("completion", save.key + "-completion"))
                == 1
            ? ""
            : "its one upload";
    case Kind::completion: {
        const auto file = bind("object", object_of(save.answer.id()));
        if (count(tx, files_of_name, bind("name", save.word + ".txt")) != 1) return "its one file";
        if (count(tx, events_of, file, bind("name", "core.file_attached")) != 1) return "its one event";
        return count(tx, audit_lines_of, file) == 1 ? "" : "its one audit line";
    }
    case Kind::draft: // the last of a page, see of_draft
    case Kind::chunk: // its octets are those of the completion
        return {};
    }
    std::unreachable();
}

Findings Proof::of(const std::vector<Save>& saves) {
    return door_.read([&](ReadTx& tx) {
        Findings findings;
        for (const auto& save : saves) {
            if (!save.is_acknowledged()) continue;
            if (const auto what = missing(tx, save); !what.empty())
                findings.push_back(
                    fmt::format("{} {} ({}) lacks {}", save.method, save.path, save.word, what));
        }
        return findings;
    });
}

Findings Proof::of_draft(const Writer& writer) {
    if (writer.page().empty()) return {};
    const auto body = door_.read([&](ReadTx& tx) {
        return tx.value<std::string>(draft_of_page, bind("page", object_of(writer.page()))).value_or("");
    });
    if (writer.draft().empty() ? body.empty() : body.contains(writer.draft())) return {};
    return {fmt::format("page {} lacks its draft {}", writer.page(), writer.draft())};
}

void Proof::check_audit(Findings& findings) {
    audit::Verification check{1, 0};
    while (door_.read([&](ReadTx& tx) { return check.step(tx); })) { }
    if (check.finding()) findings.push_back("audit log: " + check.finding()->sentence());
}

Findings Proof::of_whole_store() {
    Findings findings;
    for (const auto& rule : rules)
        if (const auto found = door_.read([&](ReadTx& tx) { return count(tx, rule.count); }); found != 0)
            findings.push_back(fmt::format("{} {}", found, rule.sentence));
    check_audit(findings);
    return findings;
}

Findings Proof::of_contents() {
    Findings findings;
    for (std::string after;;) {
        const auto rows = door_.read([&](ReadTx& tx) { return files::blobs_after(tx, after, 1'000); });
        for (const auto& row : rows)
            if (const auto broken = files::check_blob(storage_, row))
                findings.push_back(fmt::format("content {} is {}", row.id, files::name_of(broken->fault)));
        if (rows.empty()) return findings;
        after = rows.back().id;
    }
}

bool Proof::is_settled() {
    return door_.read([](ReadTx& tx) { return count(tx, unnumbered); }) == 0;
}

} // namespace folkmoot::faults
