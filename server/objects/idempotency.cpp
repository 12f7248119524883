#include "objects/idempotency.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::chrono::hours kept_for{24};
constexpr std::size_t largest_answer = std::size_t{64} << 10U;

constexpr Sql select_answer{"select route, body_hash, status, answer from idempotency"
                            " where person = :person and key = :key and created > :since"};
constexpr Sql remove_old{
    "delete from idempotency where person = :person and key = :key and created <= :since"};
constexpr Sql insert{"insert into idempotency (person, key, route, body_hash, status, answer, created)"
                     " values (:person, :key, :route, :body_hash, :status, :answer, :now)"};
constexpr Sql sweep{
    "delete from idempotency where (person, key) in"
    " (select person, key from idempotency where created <= :since order by created limit 1000)"};

struct AnswerRow {
    std::string route;
    std::string body_hash;
    std::int64_t status = 0;
    std::string answer;
    static constexpr auto fields() {
        return std::array{field<&AnswerRow::route>("route", "Method and path"),
            field<&AnswerRow::body_hash>("body_hash", "Of the body"),
            field<&AnswerRow::status>("status", "HTTP status"),
            field<&AnswerRow::answer>("answer", "What was answered")};
    }
};

void check(const std::string& key) {
    const bool printable = std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7f; });
    if (key.size() < 8 || key.size() > 128 || !printable)
        throw Problem(Code::bad_input, "idempotency.key_invalid");
}

} // namespace

std::optional<GivenAnswer> find_answer(ReadTx& tx, const Request& request) {
    check(request.key);
    const auto row = tx.row<AnswerRow>(select_answer, bind("person", request.person),
        bind("key", request.key), bind("since", tx.now() - kept_for));
    if (!row) return std::nullopt;
    if (row->route != request.route || row->body_hash != request.body_hash)
        throw Problem(Code::bad_input, "idempotency.other_request");
    return GivenAnswer{row->status, row->answer};
}

void keep_answer(WriteTx& tx, const Request& request, const GivenAnswer& answer) {
    if (answer.answer.size() > largest_answer) throw Problem(Code::internal, "idempotency.answer_too_large");
    tx.run(remove_old, bind("person", request.person), bind("key", request.key),
        bind("since", tx.now() - kept_for));
    tx.run(insert, bind("person", request.person), bind("key", request.key), bind("route", request.route),
        bind("body_hash", request.body_hash), bind("status", answer.status), bind("answer", answer.answer),
        bind("now", tx.now()));
}

std::int64_t sweep_answers(WriteTx& tx) {
    return tx.run(sweep, bind("since", tx.now() - kept_for));
}

} // namespace folkmoot::objects
