#include "host/quiet_texts.hpp"

#include "access/space.hpp"
#include "audit/actor.hpp"
#include "collab/rooms/log.hpp"
#include "folkmoot/shown_text.hpp"
#include "identity/acting_person.hpp"
#include "objects/ask.hpp"
#include "objects/scheduled.hpp"

#include "folkmoot/richtext_diff.hpp"

#include <fmt/format.h>

#include <mutex>
#include <stdexcept>
#include <unordered_map>

namespace folkmoot::host {
namespace {

using namespace std::chrono_literals;

constexpr auto quiet = 5min;
constexpr auto looks_for_quiet_texts_every = 15s;

/// What is to be published, and in whose name.
struct QuietText {
    ObjectId object;
    Viewer writer;
    std::int64_t seq = 0;
    std::optional<objects::PreparedText> text; ///< nothing: it is as it was published
};

bool publishes_by_itself(ReadTx& tx, const ObjectRow& object, const Standing& standing) {
    const auto space = access::load<Space>(tx, object.space);
    return space.kind == "workspace" && !object.deleted
        && objects::text_standing(tx, standing).state != objects::TextState::unpublished
        && !objects::find_scheduled(tx, object.id) && !objects::is_under_review(tx, object.id);
}

/// Whoever of its writers wrote last and may still publish it.
std::optional<Viewer> find_writer(ReadTx& tx, ObjectId object) {
    for (const auto person : collab::writers_ahead(tx, object)) {
        auto viewer = identity::find_acting_person(tx, person);
        if (!viewer) continue;
        const auto standing = access::find_standing(tx, *viewer, object, {});
        if (!standing) continue;
        const auto text = objects::written(tx, *standing).text;
        if (!text.write.empty() && standing->can(text.write)
            && publishes_by_itself(tx, standing->object(), *standing))
            return viewer;
    }
    return std::nullopt;
}

std::optional<QuietText> prepare_quiet_text(ReadTx& tx, IdMint& ids, ObjectId object) {
    auto writer = find_writer(tx, object);
    if (!writer) return std::nullopt;
    const auto written = objects::require_writing(tx, *writer, object);
    QuietText quiet_text{.object = object, .writer = *writer};
    auto text = objects::prepare_text(tx, *writer, ids,
        {.object = object, .title = written.row().title, .source = objects::TextSource::live, .minor = true});
    quiet_text.seq = text.live->seq;
    if (written.row().revision == 0 || !richtext::same_content(text.published, text.tree))
        quiet_text.text = std::move(text);
    return quiet_text;
}

/// Texts that cannot be published as they are, by how far they were written: they are looked at again once
/// more is written in them. From any thread.
class Unpublishable {
public:
    bool is(ObjectId object, std::int64_t seq) {
        const std::lock_guard lock{mutex_};
        const auto known = seqs_.find(object);
        return known != seqs_.end() && known->second == seq;
    }
    void note(ObjectId object, std::int64_t seq) {
        const std::lock_guard lock{mutex_};
        if (seqs_.size() == most) seqs_.clear();
        seqs_[object] = seq;
    }

private:
    static constexpr std::size_t most = 10'000;
    std::mutex mutex_;
    std::unordered_map<ObjectId, std::int64_t> seqs_;
};

class Publishing {
public:
    Publishing(JobRun& run, Services& services, Unpublishable& unpublishable)
        : run_(run)
        , services_(services)
        , unpublishable_(unpublishable) { }

    void run() {
        std::vector<ObjectId> found;
        do {
            run_.read([&](ReadTx& tx) { found = collab::quiet_documents(tx, tx.now() - quiet, after_); });
            for (const auto object : found)
                if (!run_.should_stop()) publish(object);
            if (!found.empty()) after_ = found.back();
        } while (!found.empty() && !run_.should_stop());
        if (!failed_.empty()) throw std::runtime_error("cannot be published by themselves: " + failed_);
    }

private:
    /// One that cannot be published by itself must not keep the others.
    void publish(ObjectId object) {
        std::int64_t seq = 0;
        try {
            std::optional<QuietText> text;
            run_.read([&](ReadTx& tx) {
                seq = collab::last_seq_of(tx, object);
                if (!unpublishable_.is(object, seq)) text = prepare_quiet_text(tx, services_.ids(), object);
            });
            if (text) run_.step(++done_, 0, [&](WriteTx& tx) { save(tx, *text); });
        } catch (const Problem& problem) {
            using enum Code;
            const auto meanwhile = {stale, forbidden, not_found, conflict}; // the next run looks again
            const auto of_the_house = {overloaded, storage_full};
            const auto is_among = [&](const auto& codes) {
                return std::ranges::find(codes, problem.code()) != codes.end();
            };
            if (problem.key() == "jobs.lease_lost" || is_among(of_the_house)) throw;
            if (is_among(meanwhile)) return;
            unpublishable_.note(object, seq);
            if (problem.code() != too_large && problem.code() != bad_input) fail(object, problem.key());
        } catch (const std::exception&) {
            unpublishable_.note(object, seq);
            fail(object, "jobs.unexpected");
        }
    }

    void fail(ObjectId object, std::string_view why) {
        constexpr std::size_t enough = 1'000;
        if (failed_.size() < enough) failed_ += fmt::format("{} ({}) ", object.text(), why);
    }

    void save(WriteTx& tx, const QuietText& text) {
        if (!text.text) return collab::mark_published(tx, text.object, text.seq);
        audit::act_as(tx, text.writer, "core.publish_quiet_texts");
        const RequestInfo request{.id = "core.publish_quiet_texts", .language = "en"};
        WriteContext context{.tx = tx, .viewer = text.writer, .request = request, .services = services_};
        const auto object = objects::require_writing(tx, text.writer, text.object);
        // Somebody may have taken it back since it was looked at.
        if (!publishes_by_itself(tx, object.row(), object.object)) return;
        auto prepared = *text.text;
        prepared.in.title = object.row().title;
        prepared.in.note = services_.message("objects.published_by_itself", "en");
        objects::publish(context, object, std::move(prepared));
    }

    JobRun& run_;
    Services& services_;
    Unpublishable& unpublishable_;
    ObjectId after_;
    std::int64_t done_ = 0;
    std::string failed_;
};

} // namespace

JobKind publish_quiet_texts(std::function<Services&()> services) {
    return {.name = "core.publish_quiet_texts",
        .doc = "Publish, in workspaces, what was written together once nobody writes it any more",
        .run = [services = std::move(services), unpublishable = std::make_shared<Unpublishable>()](
                   JobRun& run) { Publishing{run, services(), *unpublishable}.run(); },
        .every = looks_for_quiet_texts_every};
}

} // namespace folkmoot::host
