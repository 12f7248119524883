#include "host/moving/import.hpp"

#include "access/rights_version.hpp"
#include "audit/actor.hpp"
#include "files/upload.hpp"
#include "folkmoot/audit.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "host/moving/first_look.hpp"
#include "host/moving/newcomers.hpp"
#include "host/moving/object_taken_in.hpp"

#include <fmt/format.h>

namespace folkmoot::host::moving {
namespace {

constexpr std::size_t octets_at_once = std::size_t{4} << 20U; ///< of texts

struct Progress {
    std::int64_t part = 0;
    std::int64_t line = 0;
    std::optional<Time> ended;
    static constexpr auto fields() {
        return std::array{field<&Progress::part>("part", "What is being done"),
            field<&Progress::line>("line", "How many lines of it are in"),
            field<&Progress::ended>("ended", "When it was finished")};
    }
};
constexpr Sql find_progress{"select part, line, ended from export_taken_in where export = :export"};
constexpr Sql begin_progress{
    "insert into export_taken_in (export, part, line, begun) values (:export, 0, 0, :now)"};
constexpr Sql put_progress{"update export_taken_in set part = :part, line = :line where export = :export"};
constexpr Sql end_progress{"update export_taken_in set ended = :now where export = :export"};
constexpr Sql space_of{"select space from object where id = :id"};
constexpr Sql insert_version{"insert into file_version (object, number, blob, name, author, created) "
                             "values (:object, :number, :blob, :name, coalesce(:author, 0), :created)"};

const Viewer& importer() {
    static const Viewer viewer = Viewer::system("whoever runs folkmoot on the machine takes an export in");
    return viewer;
}

class Import {
public:
    Import(House& house, const ParcelIn& parcel, const TakingIn& taking, const TakingProgress& progress)
        : house_(house)
        , parcel_(parcel)
        , taking_(taking)
        , progress_(progress)
        , lines_(parcel, house.registries(), house.services()) { }

    TakenIn run() {
        manifest_ = parcel_.manifest();
        lines_.check(manifest_);
        FirstLook look{house_, lines_};
        look.check();
        if (!taking_.into.empty() && look.spaces() != 1)
            throw std::runtime_error("--into is for an export of one space");
        begin(look);
        if (at_.ended) return {.was_here = true};
        newcomers_.find(house_, lines_);
        result_.known = newcomers_.known();
        std::int64_t part = 0;
        for (const auto& table : lines_.all())
            take_part(part++, table, [&](WriteTx& tx, const void* row) { table.rows.put(tx, row); });
        for (const auto& table : lines_.all())
            if (table.rows.settle)
                take_part(part++, table, [&](WriteTx& tx, const void* row) { table.rows.settle(tx, row); });
        const auto& objects = lines_.find("objects");
        take_part(
            part++, objects, [&](WriteTx& tx, const void* row) { announce(tx, *id_in(objects, row, "id")); });
        end();
        return result_;
    }

private:
    template <class Work> void write(const Work& work) {
        house_.database().write_now("import", [&](WriteTx& tx) {
            audit::act_as(tx, importer(), "import");
            work(tx);
        });
    }

    void begin(FirstLook& look) {
        const auto known = house_.database().read_now(
            [&](ReadTx& tx) { return tx.row<Progress>(find_progress, bind("export", manifest_.id)); });
        if (known) {
            at_ = *known;
            return;
        }
        look.require_free(taking_.into);
        write([&](WriteTx& tx) {
            tx.run(begin_progress, bind("export", manifest_.id), bind("now", tx.now()));
            tx.audit(AuditLine{"core.import_begun"}.because(manifest_.id).with(manifest_.site));
        });
    }

    void end() {
        write([&](WriteTx& tx) {
            tx.run(end_progress, bind("export", manifest_.id), bind("now", tx.now()));
            tx.audit(AuditLine{"core.import_ended"}.because(manifest_.id));
        });
    }

    /// One table's lines, some in each transaction, which also says how far they are in.
    void take_part(
        std::int64_t part, const Table& table, const std::function<void(WriteTx&, const void*)>& put) {
        if (part < at_.part) return;
        const bool contents = part < std::ssize(lines_.all()) && table.rows.name == versions_table;
        std::vector<std::shared_ptr<void>> waiting;
        std::size_t octets = 0;
        std::int64_t last = part == at_.part ? at_.line : 0;
        const auto send = [&] {
            if (waiting.empty()) return;
            if (contents)
                take_contents(part, last, waiting);
            else
                write([&](WriteTx& tx) {
                    for (const auto& row : waiting)
                        put(tx, row.get());
                    note(tx, part, last);
                });
            waiting.clear();
            octets = 0;
            if (!progress_(table.rows.name, last)) throw std::runtime_error("stopped where it is");
        };
        lines_.each(table, last, [&](std::shared_ptr<void> row, std::int64_t line) {
            last = line;
            if (!newcomers_.fit(table, row.get())) return;
            if (table.rows.name == texts_table)
                octets += static_cast<const TextRow*>(row.get())->tree.text.size();
            if (table.rows.name == "spaces" && !taking_.into.empty()) rename_space(table, row.get());
            if (table.rows.name == "objects" && part < std::ssize(lines_.all())) ++result_.objects;
            waiting.push_back(std::move(row));
            if (waiting.size() >= (contents ? 1 : taking_.lines_at_once) || octets >= octets_at_once) send();
        });
        send();
        write([&](WriteTx& tx) { note(tx, part + 1, 0); });
        at_ = {.part = part + 1, .line = 0, .ended = {}};
    }

    void note(WriteTx& tx, std::int64_t part, std::int64_t line) {
        tx.run(put_progress, bind("part", part), bind("line", line), bind("export", manifest_.id));
    }

    void rename_space(const Table& table, void* row) {
        for (const auto& field : table.rows.shape->fields)
            if (field.name == "slug") *static_cast<std::string*>(field.at(row)) = taking_.into;
    }

    /// A content goes onto the disk as an upload does, before its row.
    void take_contents(
        std::int64_t part, std::int64_t line, const std::vector<std::shared_ptr<void>>& waiting) {
        for (const auto& one : waiting) {
            const auto& version = *static_cast<const VersionRow*>(one.get());
            const auto space = house_.database()
                                   .read_now([&](ReadTx& tx) {
                                       return tx.value<ObjectId>(space_of, bind("id", version.object));
                                   })
                                   .value();
            const auto content = store(version, space);
            write([&](WriteTx& tx) {
                files::keep_content(tx, space, content);
                tx.run(insert_version, bind("object", version.object), bind("number", version.number),
                    bind("blob", content.blob), bind("name", version.name), bind("author", version.author),
                    bind("created", version.created));
                note(tx, part, line);
            });
        }
    }

    files::StoredContent store(const VersionRow& version, ObjectId space) {
        const auto& storage = house_.files().storage();
        const auto upload = house_.ids().next();
        files::UploadContent content{.upload = upload,
            .space = space,
            .size = version.size,
            .received = 0,
            .key = storage.begin(upload, version.size)};
        content.received = send(version, storage.open_part(content, 0));
        return storage.finish(content);
    }

    std::int64_t send(const VersionRow& version, files::Part part) {
        const auto in = parcel_.open(version.content);
        if (!in) throw std::runtime_error(fmt::format("{} is not there", version.content));
        std::vector<std::byte> piece(std::size_t{1} << 20U);
        Sha256 sum;
        while (*in) {
            in->read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
            const auto count = static_cast<std::size_t>(in->gcount());
            sum.add({reinterpret_cast<const char*>(piece.data()), count});
            part.append(std::span{piece}.first(count));
        }
        if (!version.content.contains(sum.finish()))
            throw std::runtime_error(fmt::format("{} is not what its name says", version.content));
        return static_cast<std::int64_t>(part.settle());
    }

    /// Search, lists and whoever watches learn of it now that all of it is there.
    static void announce(WriteTx& tx, ObjectId id) {
        const auto row = tx.row<ObjectRow>(access::object_row, bind("id", id));
        if (row) tx.emit(*row, ObjectTakenIn{});
    }

    House& house_;
    const ParcelIn& parcel_;
    const TakingIn& taking_;
    const TakingProgress& progress_;
    Lines lines_;
    Manifest manifest_;
    Newcomers newcomers_;
    Progress at_;
    TakenIn result_;
};

} // namespace

TakenIn take_in(
    House& house, const ParcelIn& parcel, const TakingIn& taking, const TakingProgress& progress) {
    return Import{house, parcel, taking, progress}.run();
}

} // namespace folkmoot::host::moving
