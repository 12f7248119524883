#include "identity/throttle.hpp"

#include "identity/secret.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

namespace folkmoot::identity {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds first_delay{200};
constexpr milliseconds longest_delay{25'000};
constexpr std::chrono::hours failures_remembered{24};

/// How many failures are free before the delays begin: a neighbourhood or the site holds many people.
struct CountedKey {
    std::string key;
    std::int64_t free = 0;
};

struct Row {
    std::int64_t failures = 0;
    Time until;
    Time seen;
    static constexpr auto fields() {
        return std::array{field<&Row::failures>("failures", "In a row"),
            field<&Row::until>("until", "Wait until"), field<&Row::seen>("seen", "Last failure")};
    }
};

constexpr Sql find_row{"select failures, until, seen from throttle where key = :key"};
constexpr Sql put_row{
    "insert into throttle (key, failures, until, seen) values (:key, :failures, :until, :seen) "
    "on conflict (key) do update set failures = excluded.failures, until = excluded.until, "
    "seen = excluded.seen"};
constexpr Sql drop_row{"delete from throttle where key = :key"};
constexpr Sql drop_old_attempts{
    "delete from throttle where key in (select key from throttle where seen < :before limit 1000)"};

std::vector<CountedKey> counted(ReadTx& tx, const Attempt& attempt) {
    const auto& secret = tx.kept<Secret>();
    auto key = [&](std::string_view kind, std::string_view value) {
        return secret.hash("throttle", fmt::format("{}:{}", kind, value));
    };
    if (!attempt.device.empty()) return {{key("device", attempt.device), 2}};
    std::vector<CountedKey> all{{key("account", attempt.account), 2}};
    std::int64_t free = 10;
    for (const auto& network : networks_of(attempt.network)) {
        all.push_back({key("network", network), free});
        free *= 10;
    }
    all.push_back({key("site", ""), 10'000});
    return all;
}

milliseconds delay_after(std::int64_t failures, std::int64_t free) {
    if (failures <= free) return milliseconds{0};
    const auto doublings = std::min<std::int64_t>(failures - free - 1, 7);
    return std::min(first_delay * (std::int64_t{1} << doublings), longest_delay);
}

} // namespace

std::vector<std::string> networks_of(std::string_view address) {
    const std::string text{address};
    std::array<unsigned char, 16> octets{};
    if (inet_pton(AF_INET, text.c_str(), octets.data()) == 1)
        return {text, fmt::format("{}.{}.{}.0/24", octets[0], octets[1], octets[2])};
    if (inet_pton(AF_INET6, text.c_str(), octets.data()) != 1) return {text};
    constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (std::ranges::equal(
            mapped, std::span{octets}.first(mapped.size()))) // ::ffff:192.0.2.7 (RFC 4291 2.5.5.2)
        return networks_of(fmt::format("{}.{}.{}.{}", octets[12], octets[13], octets[14], octets[15]));
    auto prefix = [&](std::size_t size) {
        std::string name;
        for (std::size_t at = 0; at < size; ++at)
            name += fmt::format("{:02x}", octets[at]);
        return name;
    };
    return {prefix(8) + "/64", prefix(6) + "/48"};
}

void require_patience(ReadTx& tx, const Attempt& attempt) {
    microseconds wait{0};
    for (const auto& [key, free] : counted(tx, attempt))
        if (auto row = tx.row<Row>(find_row, bind("key", key))) wait = std::max(wait, row->until - tx.now());
    if (wait <= microseconds{0}) return;
    auto whole = std::chrono::ceil<seconds>(wait).count();
    throw Problem(Code::rate_limited, "identity.wait").with("retry_after", std::to_string(whole));
}

void note_failure(WriteTx& tx, const Attempt& attempt) {
    for (const auto& [key, free] : counted(tx, attempt)) {
        auto row = tx.row<Row>(find_row, bind("key", key)).value_or(Row{});
        if (tx.now() - row.seen > failures_remembered) row.failures = 0;
        ++row.failures;
        tx.run(put_row, bind("key", key), bind("failures", row.failures),
            bind("until", tx.now() + delay_after(row.failures, free)), bind("seen", tx.now()));
    }
}

void note_success(WriteTx& tx, const Attempt& attempt) {
    tx.run(drop_row, bind("key", counted(tx, attempt).front().key));
}

std::int64_t count_failures(ReadTx& tx, std::string_view account) {
    const auto key = counted(tx, {.account = std::string{account}, .network = {}, .device = {}}).front().key;
    const auto row = tx.row<Row>(find_row, bind("key", key));
    return row && tx.now() - row->seen <= failures_remembered ? row->failures : 0;
}

void forget_failures(WriteTx& tx, std::string_view account) {
    note_success(tx, {.account = std::string{account}, .network = {}, .device = {}});
}

std::int64_t sweep_throttle(WriteTx& tx) {
    return tx.run(drop_old_attempts, bind("before", Time{tx.now() - failures_remembered}));
}

} // namespace folkmoot::identity
