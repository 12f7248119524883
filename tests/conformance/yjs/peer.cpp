// The engine behind a pipe, for the driver of the differential run. Each command is its size in octets (32
// bits, little endian) and its parts, written as lib0 writes them; so is each answer, whose first octet says
// whether it is an answer (0) or a fault in words (1). Commands are answered in order;
// the answers leave at the latest when `flush` is answered.
#include "collab/yjs/check.hpp"
#include "collab/yjs/combine.hpp"
#include "collab/yjs/document.hpp"
#include "collab/yjs/v2.hpp"
#include "collab/yjs/view.hpp"
#include "kit/yjs_invariants.hpp"

#include <array>
#include <cstdio>
#include <unordered_map>

namespace folkmoot::yjs { namespace {

constexpr std::array<std::string_view, 4> roots{"t", "a", "m", "x"};

enum class Command : std::uint8_t {
    make,
    apply,
    encode,
    state,
    view,
    merge,
    diff,
    inspect,
    apply_answer,
    flush,
    to_version_1,
    to_version_2
};

class Peer {
public:
    OwnedOctets answer(Octets command) {
        Reader reader{command};
        Writer out;
        out.octet(0);
        const auto done = run(reader, out);
        if (done && !reader.failed() && reader.at_end()) return std::move(out).take();
        Writer fault;
        fault.octet(1);
        fault.var_string(done ? "the command makes no sense" : say(done.error().reason));
        return std::move(fault).take();
    }

private:
    Result<void> run(Reader& reader, Writer& out) {
        switch (static_cast<Command>(reader.octet())) {
        case Command::make:
            documents_[reader.var_uint()] = Document{};
            return {};
        case Command::apply: {
            Document& document = documents_[reader.var_uint()];
            return apply(document, reader.var_octets(), out);
        }
        case Command::apply_answer:
            return apply(documents_[reader.var_uint()], answered_, out);
        case Command::encode: {
            const Document& document = documents_[reader.var_uint()];
            const auto known = read_state_vector(reader.var_octets(), limits_);
            if (!known) return std::unexpected{known.error()};
            out.var_octets(document.encode(*known));
            return {};
        }
        case Command::state:
            out.var_octets(write_state_vector(documents_[reader.var_uint()].state()));
            return {};
        case Command::view:
            return view_root(reader, out);
        case Command::merge:
            return merge(reader, out);
        case Command::diff: {
            const Octets update = reader.var_octets();
            const auto known = read_state_vector(reader.var_octets(), limits_);
            if (!known) return std::unexpected{known.error()};
            return append(out, diff_update(update, *known, limits_));
        }
        case Command::inspect:
            out.var_string(kit::breach_of(documents_[reader.var_uint()]));
            return {};
        case Command::flush:
            return {};
        case Command::to_version_1:
            return append(out, to_version_1(reader.var_octets(), limits_));
        case Command::to_version_2:
            return append(out, to_version_2(reader.var_octets(), limits_));
        }
        reader.fail(Reason::unknown_content);
        return {};
    }

    /// Answers whether something waits, and whether the check would have said otherwise.
    Result<void> apply(Document& document, Octets octets, Writer& out) const {
        const auto update = read_update(octets, limits_);
        if (!update) return std::unexpected{update.error()};
        const bool waited = document.waiting() > 0;
        const Refusal refusal = check(*update, document, {.roots = roots}).refusal;
        Budget budget;
        const auto applied = document.apply(*update, budget);
        if (!applied) return std::unexpected{applied.error()};
        const bool was_to_wait = refusal == Refusal::waits || refusal == Refusal::future_delete;
        const bool is_about_waiting = was_to_wait || refusal == Refusal::none;
        out.octet(applied->waits ? 1 : 0);
        out.octet(!waited && is_about_waiting && was_to_wait != applied->waits ? 1 : 0);
        return {};
    }

    Result<void> view_root(Reader& reader, Writer& out) {
        const Document& document = documents_[reader.var_uint()];
        const std::string_view root = reader.var_string();
        const auto text = view(document, root, static_cast<RootKind>(reader.octet()));
        if (!text) return std::unexpected{text.error()};
        out.var_string(*text);
        return {};
    }

    Result<void> merge(Reader& reader, Writer& out) {
        std::vector<Octets> updates(reader.var_uint(reader.left()));
        for (Octets& update : updates)
            update = reader.var_octets();
        return append(out, merge_updates(updates, limits_));
    }

    Result<void> append(Writer& out, Result<OwnedOctets> octets) {
        if (!octets) return std::unexpected{octets.error()};
        answered_ = std::move(*octets);
        out.var_octets(answered_);
        return {};
    }

    Limits limits_ = Limits::of_a_stored_state();
    std::unordered_map<std::uint64_t, Document> documents_;
    OwnedOctets answered_; // by the last merge or diff
};

bool read_exactly(std::span<std::uint8_t> to) {
    return std::fread(to.data(), 1, to.size(), stdin) == to.size();
}

std::uint32_t from_little_endian(std::span<const std::uint8_t, 4> octets) {
    std::uint32_t number = 0;
    for (std::size_t n = octets.size(); n-- > 0;)
        number = number << 8 | octets[n];
    return number;
}

void write(Octets answer) {
    std::array<std::uint8_t, 4> size{};
    for (std::size_t n = 0; n < size.size(); ++n)
        size[n] = static_cast<std::uint8_t>(answer.size() >> (8 * n));
    std::fwrite(size.data(), 1, size.size(), stdout);
    std::fwrite(answer.data(), 1, answer.size(), stdout);
}

}} // namespace folkmoot::yjs

int main() {
    using namespace folkmoot::yjs;
    Peer peer;
    OwnedOctets command;
    std::array<std::uint8_t, 4> size{};
    while (read_exactly(size)) {
        command.resize(from_little_endian(size));
        if (!read_exactly(command)) return 1;
        write(peer.answer(command));
        if (command.empty() || command[0] == static_cast<std::uint8_t>(Command::flush)) std::fflush(stdout);
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
