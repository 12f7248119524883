#include "host/bins.hpp"

#include "access/scope.hpp"
#include "collab/rooms/log.hpp"
#include "files/purge.hpp"
#include "objects/outcome.hpp"
#include "objects/purge.hpp"
#include "objects/type_abilities.hpp"
#include "objects/written_along.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::host {
namespace {

using namespace std::chrono_literals;

void purge_whole(WriteTx& tx, const ObjectRow& object) {
    const auto* abilities = tx.kept<objects::TypeAbilities>().find(object.type);
    if (abilities && abilities->purged) abilities->purged(tx, object);
    files::purge(tx, object.id);
    collab::forget_document(tx, object.id);
    objects::purge(tx, object);
    access::forget_scope(tx, object.id);
    // The last of what was under an object that has gone before.
    if (object.scope != object.id) access::forget_scope(tx, object.scope);
}

enum class Purge { done, more };

/// One object, or some of what belongs to it first: a step stays short however many there are.
Purge purge_step(WriteTx& tx, Time before, ObjectId id) {
    const auto object = objects::find_deleted_before(tx, before, id);
    if (!object) return Purge::done; // restored, or gone with what it belonged to
    auto belongings = objects::some_outcomes_on(tx, id); // before the comments that they are about
    if (belongings.empty()) {
        belongings = files::some_files_of(tx, id);
        std::ranges::copy(objects::some_written_about(tx, id), std::back_inserter(belongings));
    }
    for (ObjectId belonging : belongings)
        if (const auto row = tx.row<ObjectRow>(access::object_row, bind("id", belonging)))
            purge_whole(tx, *row);
    if (!belongings.empty()) return Purge::more;
    purge_whole(tx, *object);
    return Purge::done;
}

bool is_known(ReadTx& tx, const ObjectRow& object) {
    return tx.kept<objects::TypeAbilities>().find(object.type) != nullptr;
}

class Emptying {
public:
    Emptying(JobRun& run, std::chrono::days kept)
        : run_(run)
        , kept_(kept) { }

    void run() {
        for (auto due = next(); !due.empty() && !run_.should_stop(); due = next())
            for (const auto& object : due)
                if (!run_.should_stop()) purge(object);
        // One object that cannot go must not keep the others; what the job shows is that there was one.
        if (!refused_.empty()) throw std::runtime_error("cannot leave the recycle bin: " + refused_);
    }

private:
    std::vector<ObjectId> next() {
        std::vector<ObjectId> due;
        run_.read([&](ReadTx& tx) {
            due.clear();
            while (due.empty()) {
                const auto rows = objects::list_deleted_before(tx, tx.now() - kept_, place_);
                if (rows.empty()) return;
                for (const auto& row : rows)
                    if (is_known(tx, row)) due.push_back(row.id);
                place_ = {.deleted = rows.back().deleted.value(), .object = rows.back().id};
            }
        });
        return due;
    }

    void purge(ObjectId object) {
        try {
            for (auto left = Purge::more; left == Purge::more;)
                run_.step(++done_, 0, [&](WriteTx& tx) { left = purge_step(tx, tx.now() - kept_, object); });
        } catch (const Problem& problem) {
            if (problem.code() == Code::overloaded || problem.key() == "jobs.lease_lost") throw;
            refused_ += fmt::format("{} ({}) ", object.text(), problem.key());
        }
    }

    JobRun& run_;
    std::chrono::days kept_;
    objects::BinPlace place_{};
    std::int64_t done_ = 0;
    std::string refused_;
};

} // namespace

JobKind empty_bins(std::chrono::days kept) {
    return {.name = "core.empty_bins",
        .doc = "Remove for good what has lain in a recycle bin for its time",
        .run = [kept](JobRun& run) { Emptying{run, kept}.run(); },
        .every = 1h};
}

} // namespace folkmoot::host
