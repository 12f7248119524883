#include "host/quiet_texts.hpp"

#include "access/space.hpp"
#include "audit/actor.hpp"
#include "collab/rooms/log.hpp"
#include "folkmoot/shown_text.hpp"
#include "identity/acting_person.hpp"
#include "objects/publication.hpp"

#include "folkmoot/richtext_diff.hpp"

namespace folkmoot::host {
namespace {

using namespace std::chrono_literals;

constexpr auto quiet = 5min;
constexpr auto pause = 15s;

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
        && objects::text_standing(tx, standing).state != objects::TextState::unpublished;
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

std::optional<QuietText> prepare(ReadTx& tx, IdMint& ids, ObjectId object) {
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

class Publishing {
public:
    Publishing(JobRun& run, Services& services)
        : run_(run)
        , services_(services) { }

    void run() {
        std::vector<ObjectId> found;
        do {
            run_.read([&](ReadTx& tx) { found = collab::quiet_documents(tx, tx.now() - quiet, after_); });
            for (const auto object : found)
                if (!run_.should_stop()) publish(object);
            if (!found.empty()) after_ = found.back();
        } while (!found.empty() && !run_.should_stop());
    }

private:
    void publish(ObjectId object) {
        try {
            std::optional<QuietText> text;
            run_.read([&](ReadTx& tx) { text = prepare(tx, services_.ids(), object); });
            if (text) run_.step(++done_, 0, [&](WriteTx& tx) { save(tx, *text); });
        } catch (const Problem& problem) {
            // One that cannot be published by itself must not keep the others: it is too large, or somebody
            // published it, or lost the right to, meanwhile. The next run looks again.
            using enum Code;
            const auto harmless = {stale, forbidden, not_found, too_large, conflict};
            const bool lost = problem.key() == "jobs.lease_lost";
            if (lost || std::ranges::find(harmless, problem.code()) == harmless.end()) throw;
        }
    }

    void save(WriteTx& tx, const QuietText& text) {
        if (!text.text) return collab::mark_published(tx, text.object, text.seq);
        audit::act_as(tx, text.writer, "core.publish_quiet_texts");
        const RequestInfo request{.id = "core.publish_quiet_texts", .language = "en"};
        WriteContext context{.tx = tx, .viewer = text.writer, .request = request, .services = services_};
        const auto object = objects::require_writing(tx, text.writer, text.object);
        auto prepared = *text.text;
        prepared.in.title = object.row().title;
        prepared.in.note = services_.message("objects.published_by_itself", "en");
        objects::publish(context, object, std::move(prepared));
    }

    JobRun& run_;
    Services& services_;
    ObjectId after_;
    std::int64_t done_ = 0;
};

} // namespace

JobKind publish_quiet_texts(std::function<Services&()> services) {
    return {.name = "core.publish_quiet_texts",
        .doc = "Publish, in workspaces, what was written together once nobody writes it any more",
        .run = [services = std::move(services)](JobRun& run) { Publishing{run, services()}.run(); },
        .every = pause};
}

} // namespace folkmoot::host
