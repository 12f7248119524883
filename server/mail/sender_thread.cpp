#include "mail/sender_thread.hpp"

#include "audit/actor.hpp"
#include "mail/mime.hpp"

#include <pthread.h>

#include <algorithm>

namespace folkmoot::mail {
namespace {

constexpr std::chrono::minutes longest_rest{5};
constexpr std::chrono::seconds before_lease_ends{60};
constexpr std::chrono::seconds between_counts{30};
constexpr std::size_t most_shares = 10'000;

} // namespace

SenderThread::SenderThread(Parts parts)
    : parts_(std::move(parts))
    , smtp_(parts_.settings.relay)
    , thread_([this](const std::stop_token& stop) { serve(stop); }) { }

SenderThread::~SenderThread() {
    thread_.request_stop();
    thread_.join();
}

SenderCounts SenderThread::counts() const {
    return {.sent = sent_,
        .failed = failed_,
        .setbacks = setbacks_,
        .relay_troubles = relay_troubles_,
        .last_sent = last_sent_,
        .relay_answers = relay_answers_,
        .waiting = waiting_,
        .given_up = given_up_,
        .oldest_seconds = oldest_seconds_};
}

void SenderThread::serve(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "fm-mail");
    while (!stop.stop_requested()) {
        bool went = false;
        try {
            count_queue();
            went = send_next(stop);
        } catch (const std::exception& error) {
            parts_.trouble(error.what());
        }
        std::unique_lock lock{mutex_};
        if (!went) stopped_.wait_for(lock, stop, look, [] { return false; });
    }
}

/// For the metrics, now and then.
void SenderThread::count_queue() {
    const auto now = Steady::now();
    if (counted_ != Steady::time_point{} && now < counted_ + between_counts) return;
    counted_ = now;
    parts_.database.read_now([this](ReadTx& tx) {
        waiting_ = given_up_ = oldest_seconds_ = 0;
        for (const auto& count : count_mails(tx)) {
            if (count.state == State::waiting) waiting_ = count.count;
            if (count.state == State::failed) given_up_ = count.count;
        }
        if (const auto oldest = oldest_waiting(tx))
            oldest_seconds_ = std::chrono::duration_cast<std::chrono::seconds>(tx.now() - *oldest).count();
    });
}

/// Which mails may go now.
Choice SenderThread::choice() {
    Choice choice;
    if (parts_.settings.mode == Mode::only_to) choice.only_to = parts_.settings.only_to;
    const auto now = Steady::now();
    const double a_minute = parts_.settings.per_domain_a_minute;
    for (auto at = shares_.begin(); at != shares_.end();) {
        auto& share = at->second;
        share.had -= std::chrono::duration<double, std::ratio<60>>(now - share.when).count() * a_minute;
        share.when = now;
        if (share.had > a_minute - 1) choice.resting.push_back(at->first);
        at = share.had <= 0 ? shares_.erase(at) : std::next(at);
    }
    return choice;
}

void SenderThread::take_from_share(const std::string& domain) {
    if (parts_.settings.per_domain_a_minute == 0 || shares_.size() >= most_shares) return;
    auto& share = shares_.try_emplace(domain, Share{.had = 0, .when = Steady::now()}).first->second;
    share.had += 1;
}

/// Whether there was one.
bool SenderThread::send_next(const std::stop_token& stop) {
    if (parts_.settings.mode == Mode::hold || Steady::now() < rests_until_) return false;
    const auto which = choice();
    if (!parts_.database.read_now([&](ReadTx& tx) { return !is_held(tx) && is_due(tx, which); }))
        return false;
    std::optional<Letter> letter;
    change([&](WriteTx& tx) { return letter = claim(tx, which, lease), true; });
    if (!letter) return false;
    const auto kind = std::ranges::find(parts_.kinds, letter->kind, &MailKind::name);
    if (kind == parts_.kinds.end()) { // of a module that is not in use for the moment
        note_own_fault(*letter, "mail.kind_unknown");
    } else if (is_too_late(*letter)) {
        change([&](WriteTx& tx) { return note_failed(tx, *letter, "mail.too_late", 0); });
    } else {
        try {
            note(*letter, deliver(*kind, *letter, stop));
        } catch (const std::exception& error) {
            parts_.trouble(error.what());
            note_own_fault(*letter, "mail.unexpected");
        }
    }
    return true;
}

bool SenderThread::is_too_late(const Letter& letter) {
    return letter.useful_until
        && parts_.database.read_now([&](ReadTx& tx) { return tx.now() >= *letter.useful_until; });
}

/// It cannot be written out; another version of the program may be able to.
void SenderThread::note_own_fault(const Letter& letter, std::string_view error) {
    change([&](WriteTx& tx) {
        return letter.tries_since + parts_.settings.keep_trying < tx.now()
            ? note_failed(tx, letter, error, 0)
            : note_setback(tx, letter, error, 0);
    });
}

Delivery SenderThread::deliver(const MailKind& kind, const Letter& letter, const std::stop_token& stop) {
    const auto& settings = parts_.settings;
    const auto until = Steady::now() + lease - before_lease_ends;
    const auto mail =
        render(kind, letter, {.site_name = settings.site_name, .base_url = settings.base_url}, parts_.say);
    const Envelope envelope{.from = settings.from,
        .from_name = settings.site_name,
        .reply_to = settings.reply_to,
        .to = letter.to,
        .id = letter.id.text(),
        .language = letter.language,
        .date = letter.created};
    return smtp_.deliver(settings.from, letter.to, message_of(envelope, mail),
        [&] { return !stop.stop_requested() && Steady::now() < until; });
}

void SenderThread::note(const Letter& letter, const Delivery& delivery) {
    take_from_share(letter.domain);
    if (delivery.verdict == Verdict::no_relay) {
        change([&](WriteTx& tx) {
            const bool too_late = letter.tries_since + parts_.settings.keep_trying < tx.now();
            return too_late ? note_failed(tx, letter, "mail.relay_unreachable", delivery.code)
                            : put_back(tx, letter, "mail.relay_unreachable");
        });
        return note_trouble(delivery);
    }
    pause_ = std::chrono::milliseconds{0};
    relay_answers_ = true;
    bool given_up = false;
    change([&](WriteTx& tx) {
        if (delivery.verdict == Verdict::taken) return note_sent(tx, letter);
        given_up = delivery.verdict == Verdict::refused
            || letter.tries_since + parts_.settings.keep_trying < tx.now();
        return given_up ? note_failed(tx, letter, "mail.refused", delivery.code)
                        : note_setback(tx, letter, "mail.put_off", delivery.code);
    });
    if (delivery.verdict != Verdict::taken) {
        ++(given_up ? failed_ : setbacks_);
        return;
    }
    ++sent_;
    last_sent_ =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
}

/// No other mail is tried for a while, longer each time.
void SenderThread::note_trouble(const Delivery& delivery) {
    if (thread_.get_stop_token().stop_requested()) return;
    ++relay_troubles_;
    if (relay_answers_.exchange(false)) parts_.trouble(delivery.trouble);
    pause_ = std::clamp<std::chrono::milliseconds>(pause_ * 2, parts_.settings.first_pause, longest_rest);
    rests_until_ = Steady::now() + pause_;
}

void SenderThread::change(const std::function<bool(WriteTx&)>& how) {
    parts_.database.write_now("mail.sent", [&](WriteTx& tx) {
        audit::act_as(tx, {.person = {}, .session = {}, .request = "mail", .why = "mail.sender"});
        how(tx);
    });
}

} // namespace folkmoot::mail
