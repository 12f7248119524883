#include "host/moving/export.hpp"

#include "audit/actor.hpp"
#include "audit/chain.hpp"
#include "folkmoot/audit.hpp"
#include "host/moving/pages_out.hpp"
#include "host/moving/tables_out.hpp"

#include <fmt/format.h>

#include <thread>

namespace folkmoot::host::moving {
namespace {

constexpr auto patience = std::chrono::seconds{10};

constexpr Sql areas_above =
    OF_IDS("select a.id from area a where exists (select 1 from scope_path p where p.ancestor = a.id "
           "and p.scope in ",
        ") order by (select count(*) from scope_path q where q.scope = a.id), a.id");
constexpr Sql roles_given = OF_IDS("select distinct g.role from access_grant g join role r on r.id = g.role "
                                   "where r.stock = 0 and g.space in ",
    " order by g.role");
constexpr Sql unnumbered{"select count(*) from audit_line where seq is null"};
constexpr Sql drafts_ahead{"select count(*) from live_document d join object o on o.id = d.id "
                           "where d.last_seq > d.published_seq and o.deleted is null "
                           "and (cast(:space as bigint) = 0 or o.space = :space)"};
constexpr Sql in_bins{"select count(*) from object where deleted is not null "
                      "and (cast(:space as bigint) = 0 or space = :space)"};

struct BlobOfVersion {
    ObjectId object;
    std::int64_t number = 0;
    std::string blob;
    std::int64_t size = 0;
    Bytes key;
    std::string name;
    std::optional<ObjectId> author;
    Time created;
    static constexpr auto fields() {
        return std::array{field<&BlobOfVersion::object>("object", "The file"),
            field<&BlobOfVersion::number>("number", "Of its states"),
            field<&BlobOfVersion::blob>("blob", "Its content"), field<&BlobOfVersion::size>("size", "Octets"),
            field<&BlobOfVersion::key>("key", "Its key"),
            field<&BlobOfVersion::name>("name", "What it was called"),
            field<&BlobOfVersion::author>("author", "Who brought it"),
            field<&BlobOfVersion::created>("created", "When")};
    }
};
constexpr Sql versions =
    OF_IDS("select v.object, v.number, b.id, b.size, b.key, v.name, nullif(v.author, 0), v.created "
           "from file_version v join blob b on b.id = v.blob where v.object in ",
        " order by v.object, v.number");

const Viewer& exporter() {
    static const Viewer viewer = Viewer::system("whoever runs folkmoot on the machine takes the site out");
    return viewer;
}

std::string random_name() {
    Sha256 sum;
    sum.add(audit::new_salt());
    return sum.finish().substr(0, 32);
}

class Export {
    template <class Work> auto read(Work work) { return house_.database().read_now(std::move(work)); }

public:
    Export(House& house, const Exporting& exporting, const Written& written)
        : house_(house)
        , exporting_(exporting)
        , written_(written)
        , leaves_(house, exporting)
        , parcel_(exporting.folder)
        , tables_(house.registries(), parcel_, leaves_)
        , contents_(house.files().storage(), parcel_)
        , pages_(parcel_, contents_) { }

    Exported run() {
        if (exporting_.reason.empty()) read([&](ReadTx& tx) { leaves_.require_no_reason(tx); });
        begin();
        for (const ObjectId space : leaves_.spaces())
            read([&](ReadTx& tx) { tables_.write(tx, By::spaces, std::span{&space, 1}); });
        write_objects();
        read([&](ReadTx& tx) {
            tables_.write(tx, By::areas, tx.values<ObjectId>(areas_above, bind_ids(leaves_.spaces())));
            tables_.write(tx, By::roles, tx.values<ObjectId>(roles_given, bind_ids(leaves_.spaces())));
        });
        if (!leaves_.only()) {
            const ObjectId site;
            read([&](ReadTx& tx) { tables_.write(tx, By::site, std::span{&site, 1}); });
        }
        write_people();
        return finish();
    }

private:
    void note(AuditLine line) {
        house_.database().write_now("export", [&](WriteTx& tx) {
            audit::act_as(tx, exporter(), "export");
            tx.audit(line);
        });
    }

    /// The line of this export is in the chain before anything leaves.
    void begin() {
        manifest_.id = random_name();
        manifest_.folkmoot = version();
        manifest_.site = house_.configuration().base_url;
        if (leaves_.only()) manifest_.space = exporting_.space;
        manifest_.under = leaves_.under();
        manifest_.reason = exporting_.reason;
        note(AuditLine{"core.export_begun"}
                .about(manifest_.under.value_or(ObjectId{}))
                .in(leaves_.only())
                .because(manifest_.id)
                .with(exporting_.reason));
        const auto until = std::chrono::steady_clock::now() + patience;
        while (read([](ReadTx& tx) { return tx.value<std::int64_t>(unnumbered).value_or(0); }) > 0) {
            if (std::chrono::steady_clock::now() > until)
                throw std::runtime_error("the audit log gives its lines no numbers");
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
        read([&](ReadTx& tx) {
            const auto head = audit::head(tx);
            manifest_.made = tx.now();
            manifest_.audit_line = head.seq;
            manifest_.audit_hash = head.hash;
        });
    }

    void write_objects() {
        while (true) {
            const auto ids = read([&](ReadTx& tx) {
                auto next = leaves_.next_objects(tx);
                if (next) tables_.write(tx, By::objects, *next);
                return next;
            });
            if (!ids) return;
            in_small_parts(*ids, [&](std::span<const ObjectId> some) {
                read([&](ReadTx& tx) { tables_.write_texts(tx, some); });
                write_versions(some);
            });
            write_pages(*ids);
            manifest_.objects += std::ssize(*ids);
            written_(manifest_.objects);
        }
    }

    void write_versions(std::span<const ObjectId> ids) {
        for (auto& row : read([&](ReadTx& tx) { return tx.rows<BlobOfVersion>(versions, bind_ids(ids)); }))
            tables_.write_version({.object = row.object,
                .number = row.number,
                .content = contents_.path_of({row.blob, row.size, row.key, row.name}),
                .size = row.size,
                .name = row.name,
                .author = row.author,
                .created = row.created});
    }

    void write_pages(const std::vector<ObjectId>& ids) {
        const RequestInfo request{.id = "export", .language = "en"};
        const auto in_context = [&](const auto& work) {
            read([&](ReadTx& tx) {
                ReadContext context{.tx = tx,
                    .viewer = exporter(),
                    .request = request,
                    .services = house_.services(),
                    .note_required = {},
                    .touch = {}};
                work(context);
            });
        };
        in_context([&](ReadContext& context) { pages_.read(context, ids); });
        pages_.place_pictures();
        in_context([&](ReadContext& context) { pages_.print(context); });
    }

    void write_people() {
        tables_.along().complete([&](const std::function<void(ReadTx&)>& work) { read(work); });
        write_all(By::organisations, tables_.along().organisations());
        write_all(By::people, tables_.along().people());
        write_all(By::groups, tables_.along().groups());
    }

    void write_all(By by, const std::vector<ObjectId>& ids) {
        in_thousands(ids,
            [&](std::span<const ObjectId> some) { read([&](ReadTx& tx) { tables_.write(tx, by, some); }); });
    }

    Exported finish() {
        read([&](ReadTx& tx) {
            if (const auto count =
                    tx.value<std::int64_t>(drafts_ahead, bind("space", leaves_.only())).value_or(0))
                manifest_.left_out.push_back(
                    fmt::format("{} drafts that are not published as they are", count));
            if (const auto count = tx.value<std::int64_t>(in_bins, bind("space", leaves_.only())).value_or(0))
                manifest_.left_out.push_back(fmt::format("{} things in recycle bins", count));
        });
        for (const auto& [type, count] : leaves_.stayed())
            manifest_.left_out.push_back(fmt::format("{} of the type {}", count, type));
        tables_.end();
        Exported result{.objects = manifest_.objects,
            .files = 0,
            .left_out = manifest_.left_out,
            .manifest = parcel_.finish(manifest_)};
        result.files = parcel_.files();
        note(AuditLine{"core.export_written"}
                .about(manifest_.under.value_or(ObjectId{}))
                .in(leaves_.only())
                .because(fmt::format("{}, manifest {}", manifest_.id, result.manifest)));
        return result;
    }

    House& house_;
    const Exporting& exporting_;
    const Written& written_;
    WhatLeaves leaves_;
    ParcelOut parcel_;
    TablesOut tables_;
    ContentsOut contents_;
    PagesOut pages_;
    Manifest manifest_;
};

} // namespace

Exported write_export(House& house, const Exporting& exporting, const Written& written) {
    return Export{house, exporting, written}.run();
}

} // namespace folkmoot::host::moving
