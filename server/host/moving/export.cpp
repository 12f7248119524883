#include "host/moving/export.hpp"

#include "access/leaving.hpp"
#include "audit/actor.hpp"
#include "audit/chain.hpp"
#include "folkmoot/audit.hpp"
#include "host/json_out.hpp"
#include "host/moving/lines.hpp"
#include "host/moving/named_along.hpp"
#include "host/moving/pages_out.hpp"
#include "host/moving/tables.hpp"

#include <fmt/format.h>

#include <set>
#include <thread>

namespace folkmoot::host::moving {
namespace {

constexpr std::int64_t objects_at_once = 100;
constexpr std::size_t rows_of_at_once = 10; ///< objects whose rows one statement gives
constexpr auto patience = std::chrono::seconds{10};

constexpr Sql space_by_slug{"select id from space where slug = :slug"};
constexpr Sql all_spaces{"select id from space where id > :after order by id limit 1000"};
constexpr Sql areas_above =
    OF_IDS("select a.id from area a where exists (select 1 from scope_path p where p.ancestor = a.id "
           "and p.scope in ",
        ") order by (select count(*) from scope_path q where q.scope = a.id), a.id");
constexpr Sql roles_given = OF_IDS("select distinct g.role from access_grant g join role r on r.id = g.role "
                                   "where r.stock = 0 and g.space in ",
    " order by g.role");
constexpr Sql scopes_above{"select ancestor from scope_path where scope = :scope order by ancestor"};
constexpr Sql unnumbered{"select count(*) from audit_line where seq is null"};
constexpr Sql drafts_ahead{"select count(*) from live_document d join object o on o.id = d.id "
                           "where d.last_seq > d.published_seq and o.deleted is null "
                           "and (cast(:space as bigint) = 0 or o.space = :space)"};
constexpr Sql in_bins{"select count(*) from object where deleted is not null "
                      "and (cast(:space as bigint) = 0 or space = :space)"};

/// An object to come, and what its module says that it hangs on.
struct NextObject {
    ObjectId id;
    std::string type;
    std::optional<ObjectId> on; ///< what a comment is about or a file belongs to
    std::optional<std::string> on_type;
    bool on_deleted = false;
    static constexpr auto fields() {
        return std::array{field<&NextObject::id>("id", "The object"),
            field<&NextObject::type>("type", "Its type"), field<&NextObject::on>("on", "On what"),
            field<&NextObject::on_type>("on_type", "And its type"),
            field<&NextObject::on_deleted>("on_deleted", "Whether that is in the bin")};
    }
};
constexpr Sql next_objects{
    "select o.id, o.type, h.id, h.type, coalesce(h.deleted, 0) <> 0 from object o "
    "left join comment c on c.id = o.id left join file f on f.id = o.id "
    "left join object h on h.id = coalesce(c.about, f.parent) "
    "where o.id > :after and o.deleted is null and (cast(:space as bigint) = 0 or o.space = :space) "
    "and not exists (select 1 from component s where s.id = o.component and s.deleted is not null) "
    "order by o.id limit :most",
    "select o.id, o.type, h.id, h.type, cast(coalesce(h.deleted, 0) <> 0 as integer) from object o "
    "left join comment c on c.id = o.id left join file f on f.id = o.id "
    "left join object h on h.id = coalesce(c.about, f.parent) "
    "where o.id > :after and o.deleted is null and (cast(:space as bigint) = 0 or o.space = :space) "
    "and not exists (select 1 from component s where s.id = o.component and s.deleted is not null) "
    "order by o.id limit :most"};

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
        , tables_(tables(house.registries()))
        , parcel_(exporting.folder)
        , contents_(house.files().storage(), parcel_)
        , pages_(parcel_, contents_) {
        for (const auto& table : tables_)
            out_.push_back(
                std::make_unique<ParcelOut::File>(parcel_, fmt::format("data/{}.jsonl", table.rows.name)));
        carried_ = {"core.comment", "core.file"};
        for (const auto& [name, type] : house.registries().types())
            if (is_carried(name)) carried_.insert(name);
    }

    Exported run() {
        find_spaces();
        find_under();
        check_markings();
        begin();
        write_by(By::spaces, spaces_);
        write_objects();
        read([&](ReadTx& tx) {
            write_ids(tx, By::areas, tx.values<ObjectId>(areas_above, bind_ids(spaces_)));
            write_ids(tx, By::roles, tx.values<ObjectId>(roles_given, bind_ids(spaces_)));
        });
        write_people();
        return finish();
    }

private:
    bool is_carried(std::string_view type) const {
        const auto module = type.substr(0, type.find('.') + 1);
        return std::ranges::any_of(house_.registries().carried(),
            [&](const CarriedTable& table) { return table.name.starts_with(module); });
    }

    void find_spaces() {
        read([&](ReadTx& tx) {
            if (!exporting_.space.empty()) {
                const auto found = tx.value<ObjectId>(space_by_slug, bind("slug", exporting_.space));
                if (!found) throw std::runtime_error(fmt::format("there is no space {}", exporting_.space));
                only_ = *found;
                spaces_ = {*found};
                return;
            }
            for (ObjectId after;;) {
                const auto some = tx.values<ObjectId>(all_spaces, bind("after", after));
                spaces_.insert(spaces_.end(), some.begin(), some.end());
                if (some.size() < 1'000) return;
                after = some.back();
            }
        });
    }

    /// A tree of pages, or a folder: what lies under it, and whose rules hold there.
    void find_under() {
        if (exporting_.under.empty()) return;
        const auto top = ObjectId::parse(exporting_.under);
        read([&](ReadTx& tx) {
            const auto row = top ? tx.row<ObjectRow>(access::object_row, bind("id", *top)) : std::nullopt;
            if (!row || !only_ || row->space != only_ || row->deleted)
                throw std::runtime_error(fmt::format("there is no {} in the space", exporting_.under));
            const auto* type = house_.registries().find_type(row->type);
            if (!type || !type->abilities.below)
                throw std::runtime_error(fmt::format("nothing lies under {}", exporting_.under));
            manifest_.under = row->id;
            under_ = {row->id};
            for (const auto id : objects_of(type->abilities.below(tx, row->id)))
                under_.insert(id);
            rules_ = under_;
            for (const auto id : tx.values<ObjectId>(scopes_above, bind("scope", row->scope)))
                rules_.insert(id);
        });
    }

    bool is_wanted(const NextObject& row) const {
        return under_.empty() || under_.contains(row.id) || (row.on && under_.contains(*row.on));
    }

    /// Rules of what stays behind stay behind, too.
    bool is_wanted(const Table& table, const void* row) const {
        if (under_.empty() || table.by != By::spaces) return true;
        const auto* scope = id_in(table, row, table.rows.name == "scopes" ? "id" : "scope");
        return !scope || sections_.contains(*scope) || rules_.contains(*scope);
    }

    /// What a marking says about what leaves in a file holds for whoever runs the machine, too.
    void check_markings() {
        if (!exporting_.reason.empty()) return;
        for (const ObjectId space : spaces_)
            if (const auto marking = read([&](ReadTx& tx) { return access::reason_asked_in(tx, space); }))
                throw std::runtime_error(fmt::format(
                    "what is marked {} leaves with a reason only: say it with --reason", *marking));
    }

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
        if (only_) manifest_.space = exporting_.space;
        manifest_.reason = exporting_.reason;
        note(AuditLine{"core.export_begun"}
                .about(manifest_.under.value_or(ObjectId{}))
                .in(only_)
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

    /// The rows of these in all tables that are read by them, in one transaction.
    void write_ids(ReadTx& tx, By by, std::span<const ObjectId> ids) {
        for (std::size_t number = 0; number < tables_.size(); ++number) {
            const auto& table = tables_[number];
            if (table.by != by || table.rows.name == texts_table || table.rows.name == versions_table)
                continue;
            for (std::size_t from = 0; from < ids.size(); from += rows_of_at_once)
                table.rows.read(tx, ids.subspan(from, std::min(rows_of_at_once, ids.size() - from)),
                    [&](const void* row) { put(number, row); });
        }
    }

    void write_by(By by, const std::vector<ObjectId>& ids) {
        for (const ObjectId id : ids)
            read([&](ReadTx& tx) { write_ids(tx, by, std::span{&id, 1}); });
    }

    void put(std::size_t number, const void* row) {
        const auto& table = tables_[number];
        if (!is_wanted(table, row)) return;
        if (table.rows.name == "sections") sections_.insert(*id_in(table, row, "id"));
        along_.note(*table.rows.shape, row);
        line_.clear();
        print_json(line_, *table.rows.shape, row);
        line_ += '\n';
        out_[number]->write(line_);
    }

    std::size_t number_of(std::string_view table) const {
        for (std::size_t number = 0; number < tables_.size(); ++number)
            if (tables_[number].rows.name == table) return number;
        throw std::logic_error("there is no such table");
    }

    void write_objects() {
        for (ObjectId after;;) {
            std::vector<ObjectId> ids;
            std::size_t found = 0;
            read([&](ReadTx& tx) {
                const auto rows = tx.rows<NextObject>(
                    next_objects, bind("after", after), bind("space", only_), bind("most", objects_at_once));
                found = rows.size();
                if (found > 0) after = rows.back().id;
                for (const auto& row : rows)
                    if (!row.on_deleted && carried_.contains(row.type)
                        && (!row.on_type || carried_.contains(*row.on_type))) {
                        if (is_wanted(row)) ids.push_back(row.id);
                    } else if (is_wanted(row))
                        ++stayed_[row.type];
                write_ids(tx, By::objects, ids);
            });
            write_texts(ids);
            write_versions(ids);
            write_pages(ids);
            manifest_.objects += std::ssize(ids);
            written_(manifest_.objects);
            if (found < objects_at_once) return;
        }
    }

    /// A text with a long history is more than one transaction may last.
    void write_texts(const std::vector<ObjectId>& ids) {
        const auto number = number_of(texts_table);
        const auto& table = tables_[number].rows;
        for (std::size_t from = 0; from < ids.size(); from += rows_of_at_once)
            read([&](ReadTx& tx) {
                table.read(tx, std::span{ids}.subspan(from, std::min(rows_of_at_once, ids.size() - from)),
                    [&](const void* row) {
                        put(number, row);
                        along_.note_mentions(static_cast<const TextRow*>(row)->tree.text);
                    });
            });
    }

    void write_versions(const std::vector<ObjectId>& ids) {
        const auto number = number_of(versions_table);
        for (std::size_t from = 0; from < ids.size(); from += rows_of_at_once) {
            const auto some = std::span{ids}.subspan(from, std::min(rows_of_at_once, ids.size() - from));
            for (auto& row :
                read([&](ReadTx& tx) { return tx.rows<BlobOfVersion>(versions, bind_ids(some)); })) {
                const VersionRow version{.object = row.object,
                    .number = row.number,
                    .content = contents_.path_of({row.blob, row.size, row.key, row.name}),
                    .size = row.size,
                    .name = row.name,
                    .author = row.author,
                    .created = row.created};
                put(number, &version);
            }
        }
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
        along_.complete([&](const std::function<void(ReadTx&)>& work) { read(work); });
        write_all(By::organisations, along_.organisations());
        write_all(By::people, along_.people());
        write_all(By::groups, along_.groups());
    }

    void write_all(By by, const std::vector<ObjectId>& ids) {
        in_thousands(
            ids, [&](std::span<const ObjectId> some) { read([&](ReadTx& tx) { write_ids(tx, by, some); }); });
    }

    Exported finish() {
        read([&](ReadTx& tx) {
            if (const auto count = tx.value<std::int64_t>(drafts_ahead, bind("space", only_)).value_or(0))
                manifest_.left_out.push_back(
                    fmt::format("{} drafts that are not published as they are", count));
            if (const auto count = tx.value<std::int64_t>(in_bins, bind("space", only_)).value_or(0))
                manifest_.left_out.push_back(fmt::format("{} things in recycle bins", count));
        });
        for (const auto& [type, count] : stayed_)
            manifest_.left_out.push_back(fmt::format("{} of the type {}", count, type));
        for (auto& file : out_)
            file->end();
        Exported result{.objects = manifest_.objects,
            .files = 0,
            .left_out = manifest_.left_out,
            .manifest = parcel_.finish(manifest_)};
        result.files = parcel_.files();
        note(AuditLine{"core.export_written"}
                .about(manifest_.under.value_or(ObjectId{}))
                .in(only_)
                .because(fmt::format("{}, manifest {}", manifest_.id, result.manifest)));
        return result;
    }

    House& house_;
    const Exporting& exporting_;
    const Written& written_;
    std::vector<Table> tables_;
    ParcelOut parcel_;
    ContentsOut contents_;
    PagesOut pages_;
    std::vector<std::unique_ptr<ParcelOut::File>> out_; ///< one for each table
    std::set<std::string, std::less<>> carried_; ///< types of objects
    std::vector<ObjectId> spaces_;
    ObjectId only_; ///< space
    std::set<ObjectId> under_; ///< empty: all of it
    std::set<ObjectId> rules_; ///< places whose rules hold for these
    std::set<ObjectId> sections_;
    NamedAlong along_;
    std::map<std::string, std::int64_t> stayed_; ///< by type
    Manifest manifest_;
    std::string line_;
};

} // namespace

Exported write_export(House& house, const Exporting& exporting, const Written& written) {
    return Export{house, exporting, written}.run();
}

} // namespace folkmoot::host::moving
