#include "host/large_deletions.hpp"

#include "access/owners.hpp"
#include "objects/large_deletion.hpp"

namespace folkmoot::host {

JobKind tell_of_deletions() {
    constexpr std::chrono::seconds pause{15};
    return {.name = "core.tell_of_deletions",
        .doc = "Tell the owners of a space when somebody deleted most of a text that is written live",
        .run =
            [](JobRun& run) {
                std::vector<collab::NotedDeletion> untold;
                run.read([&](ReadTx& tx) { untold = collab::untold_deletions(tx); });
                std::int64_t done = 0;
                for (const auto& deletion : untold)
                    if (!run.should_stop())
                        run.step(++done, std::ssize(untold), [&](WriteTx& tx) {
                            const auto object = access::load<ObjectRow>(tx, deletion.document);
                            objects::tell_of_deletion(tx, deletion, access::owners_of(tx, object.space));
                        });
            },
        .every = pause};
}

} // namespace folkmoot::host
