// Any octets as updates of one document, which those of the corpus fill: each is refused as it is read and
// leaves the document as it was, or goes in and leaves one in which everything fits together.
#include "collab/yjs/check.hpp"
#include "collab/yjs/view.hpp"
#include "kit/yjs_invariants.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <nlohmann/json.hpp>

using namespace folkmoot::yjs;

namespace {

constexpr std::array<std::string_view, 4> roots{"t", "a", "m", "x"};

void require(bool holds) {
    if (!holds) std::abort();
}

void look_at(const Document& document) {
    if (const std::string breach = folkmoot::kit::breach_of(document); !breach.empty()) {
        std::fputs(breach.c_str(), stderr);
        std::abort();
    }
    for (std::size_t n = 0; n < roots.size(); ++n) {
        const auto text = view(document, roots[n], static_cast<RootKind>((n + 2) % 4), std::size_t{1} << 20);
        require(!text || nlohmann::json::accept(*text));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Document document;
    Reader reader{Octets{data, size}};
    for (Update update; !reader.at_end();) {
        const Octets octets = reader.var_octets();
        if (reader.failed() || !read_update(octets, Limits{}, update)) continue;
        const bool waited = document.waiting() > 0;
        const auto refusal = check(update, document, {.roots = roots}).refusal;
        Budget budget{100'000};
        const auto applied = document.apply(update, budget);
        if (!applied) return 0; // it may hold half of the update now, as it says
        require(refusal != Refusal::none || waited || !applied->waits);
        require(applied->waits || document.contains(update));
        look_at(document);
        Budget more{100'000};
        const auto again = document.apply(update, more);
        require(again && !again->changed());
    }
    return 0;
}
