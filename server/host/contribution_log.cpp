#include "host/contribution_log.hpp"

#include "collab/rooms/log.hpp"

namespace folkmoot::host {
namespace {

constexpr std::chrono::days contributions_kept{365};

} // namespace

JobKind forget_contributions() {
    using namespace std::chrono_literals;
    return {.name = "core.forget_contributions",
        .doc = "Forget of texts that are written live who wrote what long ago, and when",
        .run =
            [](JobRun& run) {
                std::int64_t done = 0;
                std::vector<ObjectId> documents;
                ObjectId after;
                do {
                    run.read([&](ReadTx& tx) { documents = collab::documents_with_long_logs(tx, after); });
                    for (const ObjectId document : documents)
                        for (std::int64_t dropped = 1; dropped > 0 && !run.should_stop(); done += dropped)
                            run.step(done, 0, [&](WriteTx& tx) {
                                dropped = collab::drop_old_contributions(
                                    tx, document, tx.now() - contributions_kept);
                            });
                    if (!documents.empty()) after = documents.back();
                } while (!documents.empty() && !run.should_stop());
            },
        .every = 24h};
}

} // namespace folkmoot::host
