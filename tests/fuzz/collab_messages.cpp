#include "collab/rooms/presence.hpp"
#include "host/poll_queue.hpp"

#include <cstdlib>

using namespace folkmoot;

namespace {

constexpr collab::Presence::Holder holder = 1;
const collab::Face face{ObjectId{77}, "Nia"};

/// What others are told of somebody is a message that is taken, and says the same.
void tell_again(const collab::Presence& presence) {
    const auto told = presence.all();
    if (told.empty()) return;
    collab::Presence again;
    if (!again.take(holder, face, told) || again.all().size() != told.size()) std::abort();
}

/// Bodies of requests hold no more messages than may come together, and no octets that did not come.
void take_apart(std::string_view octets) {
    const auto messages = host::read_messages(octets);
    if (!messages) return;
    std::size_t sum = 0;
    for (const std::string& message : *messages)
        sum += message.size() + 1;
    if (messages->size() > host::most_together || sum > octets.size()) std::abort();
}

} // namespace

/// A frame that is taken apart is put together again as the same frame; whatever presence takes, it tells.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const yjs::Octets octets{data, size};
    take_apart(yjs::as_text(octets));
    collab::Presence presence;
    presence.take(holder, face, octets);
    tell_again(presence);
    const auto frame = collab::read_frame(octets);
    if (!frame) return 0;
    if (frame->kind == collab::FrameKind::sync) {
        const auto printed = collab::sync_frame(frame->name, frame->sync, frame->body);
        const auto again = collab::read_frame(yjs::as_octets(*printed));
        if (!again || again->name != frame->name || again->sync != frame->sync
            || !std::ranges::equal(again->body, frame->body))
            std::abort();
    }
    if (frame->kind == collab::FrameKind::awareness) {
        presence.take(holder, face, frame->body);
        tell_again(presence);
    }
    return 0;
}
