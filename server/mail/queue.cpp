#include "mail/queue.hpp"

#include "folkmoot/setting.hpp"
#include "mail/settings.hpp"
#include "store/seal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace folkmoot::mail {
namespace {

using nlohmann::json;

constexpr std::chrono::minutes first_pause{1};
constexpr std::chrono::hours longest_retry_pause{1};
constexpr std::chrono::days kept{30};
constexpr std::size_t longest_value = 2'000;
constexpr std::string_view sealed_for = "mail";

constexpr Setting<bool> held{.key = "mail.held", .doc = "Whether no mail is sent for now", .usual = false};

constexpr Sql insert_mail{
    "insert into mail (id, kind, recipient, domain, language, content, secret, has_secret, state, next_try,"
    " tries_since, useful_until, created, updated)"
    " values (:id, :kind, :recipient, :domain, :language, :content, :secret, :has_secret, 'waiting', :now,"
    " :now, :useful_until, :now, :now)"};
constexpr Sql one_too_many{"select id from mail where state = 'waiting' order by id limit 1 offset :most"};
constexpr Sql next_due{
    "select id, kind, recipient, domain, language, content, secret, fence, attempts, tries_since, created,"
    " useful_until from mail where ((state = 'waiting' and next_try <= :now)"
    " or (state = 'sending' and lease_until < :now))"
    " and domain not in (select value from json_each(:resting))"
    " and (:anybody = 1 or recipient in (select value from json_each(:only_to))"
    " or domain in (select value from json_each(:only_to))) order by next_try, id limit 1",
    "select id, kind, recipient, domain, language, content, secret, fence, attempts, tries_since, created,"
    " useful_until from mail where ((state = 'waiting' and next_try <= :now)"
    " or (state = 'sending' and lease_until < :now))"
    " and domain not in (select jsonb_array_elements_text(cast(:resting as jsonb)))"
    " and (:anybody = 1 or recipient in (select jsonb_array_elements_text(cast(:only_to as jsonb)))"
    " or domain in (select jsonb_array_elements_text(cast(:only_to as jsonb)))) order by next_try, id limit "
    "1"};
constexpr Sql take{
    "update mail set state = 'sending', fence = fence + 1, attempts = attempts + 1, lease_until = :until,"
    " updated = :now where id = :id and fence = :fence and state in ('waiting', 'sending')"};
constexpr Sql end_sending{
    "update mail set state = :state, error = :error, code = :code, attempts = :attempts,"
    " next_try = :next_try, lease_until = null, updated = :now,"
    " secret = case when :state = 'waiting' or :state = 'failed' then secret else '' end"
    " where id = :id and fence = :fence and state = 'sending'"};
constexpr Sql release{"update mail set state = 'waiting', attempts = attempts - 1, fence = fence + 1,"
                      " lease_until = null, updated = :now where state = 'sending'"};
constexpr Sql select_newest{
    "select id, kind, recipient, language, state, error, code, attempts, has_secret, next_try, created,"
    " updated, useful_until from mail where id < :before order by id desc limit 50"};
constexpr Sql select_newest_of_state{
    "select id, kind, recipient, language, state, error, code, attempts, has_secret, next_try, created,"
    " updated, useful_until from mail where state = :state and id < :before order by id desc limit 50"};
constexpr Sql select_one{
    "select id, kind, recipient, language, state, error, code, attempts, has_secret, next_try, created,"
    " updated, useful_until from mail where id = :id"};
constexpr Sql select_letter{
    "select id, kind, recipient, domain, language, content, '' as secret, fence, attempts, tries_since,"
    " created, useful_until from mail where id = :id"};
constexpr Sql try_again{
    "update mail set state = 'waiting', attempts = 0, error = '', code = 0, next_try = :now,"
    " tries_since = :now, updated = :now where id = :id and state = 'failed'"
    " and (useful_until is null or useful_until > :now)"};
constexpr Sql drop_one{"update mail set state = 'dropped', secret = '', lease_until = null, updated = :now"
                       " where id = :id and state in ('waiting', 'failed')"};
constexpr Sql drop_all{"update mail set state = 'dropped', secret = '', lease_until = null, updated = :now"
                       " where state = 'waiting'"};
constexpr Sql counts{"select state, count(*) from mail group by state order by state"};
constexpr Sql select_oldest{"select min(created) from mail where state = 'waiting'"};
constexpr Sql sweep{"delete from mail where id in (select id from mail"
                    " where state in ('sent', 'failed', 'dropped') and updated < :since limit 1000)"};

/// Whether this transaction has found room in the queue: asked once in it.
struct RoomFound {
    bool found = false;
};

std::string lower(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
    });
    return result;
}

/// What a person wrote, as one line without anything that mail programs read as more than text: controls,
/// line and paragraph separators, and the marks that turn the direction of what stands behind them.
std::string one_line(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size() && result.size() < longest_value; ++at) {
        const auto octet = static_cast<unsigned char>(text[at]);
        const auto next = at + 2 < text.size() ? text.substr(at, 3) : std::string_view{};
        const bool separator = next.starts_with("\xE2\x80")
            && (next[2] == '\xA8' || next[2] == '\xA9' || (next[2] >= '\xAA' && next[2] <= '\xAE'));
        const bool isolate = next.starts_with("\xE2\x81") && next[2] >= '\xA6' && next[2] <= '\xA9';
        const bool next_line =
            octet == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
        if (octet < 0x20 || octet == 0x7F)
            result += ' ';
        else if (separator || isolate)
            result += ' ', at += 2;
        else if (next_line)
            result += ' ', at += 1;
        else
            result += text[at];
    }
    return result;
}

/// A value that was cut within a letter ends with the sign for one that is missing.
std::string content_of(const Mail& mail) {
    json values = json::object();
    for (const auto& [name, value] : mail.values)
        values[name] = one_line(value);
    return json{{"values", std::move(values)}, {"path", mail.path}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
}

std::string list_text(const std::vector<std::string>& items) {
    return json(items).dump();
}

std::optional<Letter> find_due(ReadTx& tx, const Choice& choice) {
    return tx.row<Letter>(next_due, bind("now", tx.now()), bind("resting", list_text(choice.resting)),
        bind("anybody", std::int64_t{choice.only_to ? 0 : 1}),
        bind("only_to", list_text(choice.only_to.value_or(std::vector<std::string>{}))));
}

struct End {
    State state = State::sent;
    std::string_view error = {};
    std::int64_t code = 0;
    std::int64_t attempts = 0;
    Time next_try;
};

bool end_hold(WriteTx& tx, const Letter& letter, const End& how) {
    return tx.run(end_sending, bind("state", how.state), bind("error", how.error), bind("code", how.code),
               bind("attempts", how.attempts), bind("next_try", how.next_try), bind("now", tx.now()),
               bind("id", letter.id), bind("fence", letter.fence))
        == 1;
}

std::chrono::seconds pause_after(std::int64_t attempts) {
    const auto doublings = std::clamp<std::int64_t>(attempts - 1, 0, 16);
    return std::min<std::chrono::seconds>(first_pause * (std::int64_t{1} << doublings), longest_retry_pause);
}

constexpr Sql forget_mails{
    "update mail set recipient = '', domain = '', content = '{}', secret = '', "
    "state = case when state in ('waiting', 'sending') then 'dropped' else state end, updated = :now "
    "where recipient = :address"};
constexpr Sql forget_said{
    "update mail set content = '{}', updated = :now where state in ('sent', 'failed', 'dropped') "
    "and instr(content, :name) > 0",
    "update mail set content = '{}', updated = :now where state in ('sent', 'failed', 'dropped') "
    "and strpos(content, :name) > 0"};

} // namespace

void require_room(WriteTx& tx) {
    auto& room = tx.remembered<RoomFound>();
    if (!room.found && tx.value<ObjectId>(one_too_many, bind("most", longest_queue - 1)))
        throw Problem(Code::rate_limited, "mail.queue_full");
    room.found = true;
}

ObjectId send(WriteTx& tx, const Mail& mail) {
    const std::string to = lower(mail.to);
    if (!is_address(to)) throw Problem(Code::bad_input, "mail.not_an_address");
    require_room(tx);
    const ObjectId id = tx.new_id();
    const auto secret =
        mail.secret.empty() ? std::string{} : tx.kept<store::Seal>().close(sealed_for, id, mail.secret);
    tx.run(insert_mail, bind("id", id), bind("kind", mail.kind), bind("recipient", to),
        bind("domain", to.substr(to.find('@') + 1)),
        bind("language", std::string_view{mail.language == "cy" ? "cy" : "en"}),
        bind("content", content_of(mail)), bind("secret", secret), bind("has_secret", !mail.secret.empty()),
        bind("useful_until", mail.useful_until), bind("now", tx.now()));
    return id;
}

bool is_due(ReadTx& tx, const Choice& choice) {
    return find_due(tx, choice).has_value();
}

std::optional<Letter> claim(WriteTx& tx, const Choice& choice, std::chrono::seconds lease) {
    auto due = find_due(tx, choice);
    if (!due) return std::nullopt;
    if (tx.run(take, bind("until", tx.now() + lease), bind("now", tx.now()), bind("id", due->id),
            bind("fence", due->fence))
        != 1)
        return std::nullopt;
    ++due->fence;
    ++due->attempts;
    if (!due->secret.empty())
        due->secret = tx.kept<store::Seal>().open(sealed_for, due->id, due->secret).value_or("");
    return due;
}

bool note_sent(WriteTx& tx, const Letter& letter) {
    return end_hold(tx, letter, {.state = State::sent, .attempts = letter.attempts, .next_try = tx.now()});
}

bool note_failed(WriteTx& tx, const Letter& letter, std::string_view error, std::int64_t code) {
    return end_hold(tx, letter,
        {.state = State::failed,
            .error = error,
            .code = code,
            .attempts = letter.attempts,
            .next_try = tx.now()});
}

bool note_setback(WriteTx& tx, const Letter& letter, std::string_view error, std::int64_t code) {
    return end_hold(tx, letter,
        {.state = State::waiting,
            .error = error,
            .code = code,
            .attempts = letter.attempts,
            .next_try = tx.now() + pause_after(letter.attempts)});
}

bool put_back(WriteTx& tx, const Letter& letter, std::string_view error) {
    return end_hold(tx, letter,
        {.state = State::waiting, .error = error, .attempts = letter.attempts - 1, .next_try = tx.now()});
}

void forget_recipient(WriteTx& tx, std::string_view address, std::string_view name) {
    tx.run(forget_mails, bind("address", address), bind("now", tx.now()));
    tx.run(forget_said, bind("name", name), bind("now", tx.now()));
}

void release_all(WriteTx& tx) {
    tx.run(release, bind("now", tx.now()));
}

std::vector<MailView> list_mails(ReadTx& tx, std::optional<State> state, std::optional<ObjectId> before) {
    const ObjectId newest{std::numeric_limits<std::int64_t>::max()};
    if (!state) return tx.rows<MailView>(select_newest, bind("before", before.value_or(newest)));
    return tx.rows<MailView>(
        select_newest_of_state, bind("state", *state), bind("before", before.value_or(newest)));
}

std::optional<MailView> find_mail(ReadTx& tx, ObjectId mail) {
    return tx.row<MailView>(select_one, bind("id", mail));
}

std::optional<Letter> find_letter(ReadTx& tx, ObjectId mail) {
    return tx.row<Letter>(select_letter, bind("id", mail));
}

void retry(WriteTx& tx, ObjectId mail) {
    const auto known = find_mail(tx, mail);
    if (!known) throw Problem(Code::not_found, "mail.none");
    if (tx.run(try_again, bind("now", tx.now()), bind("id", mail)) == 1) return;
    throw Problem(Code::conflict, known->state == State::failed ? "mail.too_late" : "mail.not_failed");
}

void drop(WriteTx& tx, ObjectId mail) {
    if (tx.run(drop_one, bind("now", tx.now()), bind("id", mail)) == 1) return;
    throw find_mail(tx, mail) ? Problem(Code::conflict, "mail.gone") : Problem(Code::not_found, "mail.none");
}

std::int64_t drop_waiting(WriteTx& tx) {
    return tx.run(drop_all, bind("now", tx.now()));
}

std::vector<MailCount> count_mails(ReadTx& tx) {
    return tx.rows<MailCount>(counts);
}

std::optional<Time> oldest_waiting(ReadTx& tx) {
    return tx.value<Time>(select_oldest);
}

bool is_held(ReadTx& tx) {
    return setting(tx, held);
}

void set_held(WriteTx& tx, bool value) {
    choose_setting(tx, held, ObjectId{1}, value);
}

std::int64_t sweep_mails(WriteTx& tx) {
    return tx.run(sweep, bind("since", tx.now() - kept));
}

} // namespace folkmoot::mail
