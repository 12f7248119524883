#include "audit/chain.hpp"

#include <sodium.h>

namespace folkmoot::audit {
namespace {

constexpr Sql select_head{"select seq, hash from audit_head where one = 1"};
constexpr Sql insert_head{
    "insert into audit_head (one, seq, hash) values (1, 0, :hash) on conflict do nothing"};
constexpr Sql update_head{"update audit_head set seq = :seq, hash = :hash where one = 1"};
constexpr Sql select_unnumbered{
    "select id, seq, at, actor, session, action, object, space, result, reason, request, detail_hash, hash"
    " from audit_line where seq is null order by id limit 500"};
constexpr Sql number_line{"update audit_line set seq = :seq, hash = :hash where id = :id"};

/// BLAKE2b over values whose lengths are part of what is hashed, so that no two lists of values look alike.
class Digest {
public:
    explicit Digest(std::string_view key = {}) {
        crypto_generichash_init(
            &state_, reinterpret_cast<const unsigned char*>(key.data()), key.size(), size);
    }
    Digest& add(std::int64_t number) {
        std::array<unsigned char, 8> octets{};
        auto rest = static_cast<std::uint64_t>(number);
        for (std::size_t i = octets.size(); i-- > 0; rest >>= 8U)
            octets[i] = static_cast<unsigned char>(rest);
        crypto_generichash_update(&state_, octets.data(), octets.size());
        return *this;
    }
    Digest& add(std::string_view text) {
        add(static_cast<std::int64_t>(text.size()));
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
        return *this;
    }
    Digest& add(ObjectId id) { return add(id.value()); }
    std::string hex() {
        std::array<unsigned char, size> hash{};
        crypto_generichash_final(&state_, hash.data(), hash.size());
        std::string text(size * 2 + 1, '\0');
        sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
        text.pop_back(); // the terminating zero
        return text;
    }

private:
    static constexpr std::size_t size = crypto_generichash_BYTES;
    crypto_generichash_state state_{};
};

} // namespace

std::string chained(std::string_view hash_before, const Line& line) {
    const ObjectId none;
    return Digest{}
        .add("folkmoot audit line 1")
        .add(hash_before)
        .add(line.seq.value())
        .add(line.id)
        .add(micros(line.at))
        .add(line.actor)
        .add(line.session)
        .add(line.action)
        .add(line.object.value_or(none))
        .add(line.space.value_or(none))
        .add(names_of<AuditResult>[static_cast<std::size_t>(line.result)])
        .add(line.reason)
        .add(line.request)
        .add(line.detail_hash)
        .hex();
}

std::string new_salt() {
    std::array<unsigned char, 32> octets{};
    randombytes_buf(octets.data(), octets.size());
    std::string text(octets.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), octets.data(), octets.size());
    text.pop_back();
    return text;
}

std::string commitment(std::string_view salt, std::string_view detail) {
    return Digest{salt}.add("folkmoot audit detail 1").add(detail).hex();
}

Head head(ReadTx& tx) {
    return tx.row<Head>(select_head).value_or(Head{});
}

std::int64_t number_lines(WriteTx& tx) {
    std::int64_t numbered = 0;
    std::optional<Head> last;
    for (;;) {
        auto lines = tx.rows<Line>(select_unnumbered);
        if (lines.empty()) break;
        if (!last) {
            tx.run(insert_head, bind("hash", genesis));
            last = head(tx);
        }
        for (auto& line : lines) {
            line.seq = ++last->seq;
            last->hash = chained(last->hash, line);
            tx.run(number_line, bind("seq", last->seq), bind("hash", last->hash), bind("id", line.id));
        }
        numbered += static_cast<std::int64_t>(lines.size());
    }
    if (last) tx.run(update_head, bind("seq", last->seq), bind("hash", last->hash));
    return numbered;
}

} // namespace folkmoot::audit
