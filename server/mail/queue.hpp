#pragma once
#include "folkmoot/mail.hpp"

#include <chrono>

namespace folkmoot::mail {

enum class State { waiting, sending, sent, failed, dropped };

} // namespace folkmoot::mail

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::mail::State>{std::string_view{"waiting"},
    std::string_view{"sending"}, std::string_view{"sent"}, std::string_view{"failed"},
    std::string_view{"dropped"}};

namespace folkmoot::mail {

/// The most that may wait at once.
inline constexpr std::int64_t longest_queue = 200'000;
/// Code::rate_limited "mail.queue_full" when that many do, as `send` says it.
void require_room(WriteTx& tx);

/// A mail that one sender holds. Whatever becomes of it names its fence: once another sender has it, the
/// fence is another, and what this one says is refused.
struct Letter {
    ObjectId id;
    std::string kind;
    std::string to;
    std::string domain;
    std::string language;
    Json content; ///< values and path, as `send` got them
    std::string secret; ///< sealed
    std::int64_t fence = 0;
    std::int64_t attempts = 0; ///< this one counted
    Time tries_since; ///< when it was queued, or an administrator said again
    Time created;
    std::optional<Time> useful_until;
    static constexpr auto fields() {
        return std::array{field<&Letter::id>("id", "The mail"), field<&Letter::kind>("kind", "Which"),
            field<&Letter::to>("recipient", "Address", personal("to be written to", "30 days")),
            field<&Letter::domain>("domain", "Its domain"),
            field<&Letter::language>("language", "Its language"),
            field<&Letter::content>("content", "What it says", personal("to be written to", "30 days")),
            field<&Letter::secret>("secret", "Token of its link, sealed"),
            field<&Letter::fence>("fence", "Number of the hold"),
            field<&Letter::attempts>("attempts", "How often it was tried"),
            field<&Letter::tries_since>("tries_since", "Tried since"),
            field<&Letter::created>("created", "Queued"),
            field<&Letter::useful_until>("useful_until", "Of no use after")};
    }
};

/// Which of the mails that are due may go.
struct Choice {
    std::optional<std::vector<std::string>> only_to = {}; ///< addresses and domains; none: anybody
    std::vector<std::string> resting = {}; ///< domains that have had enough for the moment
};

bool is_due(ReadTx& tx, const Choice& choice);
/// Takes the mail that has waited longest, or whose sender has not been heard of for its lease.
std::optional<Letter> claim(WriteTx& tx, const Choice& choice, std::chrono::seconds lease);

/// What became of it; false when another sender has it by now, and nothing is noted.
bool note_sent(WriteTx& tx, const Letter& letter);
/// It is not to be tried any more; kept for the administrator. `code`: what the relay answered, 0: nothing.
bool note_failed(WriteTx& tx, const Letter& letter, std::string_view error, std::int64_t code);
/// Tried again after one minute, two, four... up to an hour.
bool note_setback(WriteTx& tx, const Letter& letter, std::string_view error, std::int64_t code);
/// It was not this mail's fault: tried again as soon as there is a relay, and this attempt does not count.
bool put_back(WriteTx& tx, const Letter& letter, std::string_view error);

/// Leaves of all mails to an address that there were some, to nobody, and drops those that have not gone.
/// What has gone to others and has that name in it loses what it says, too.
void forget_recipient(WriteTx& tx, std::string_view address, std::string_view name);

/// All that are being sent wait again: of a store that no other process has, after a start.
void release_all(WriteTx& tx);

/// How one mail stands, for the administrators.
struct MailView {
    ObjectId id;
    std::string kind;
    std::string to;
    std::string language;
    State state = State::waiting;
    std::string error;
    std::int64_t code = 0;
    std::int64_t attempts = 0;
    bool has_secret = false;
    Time next_try;
    Time created;
    Time updated;
    std::optional<Time> useful_until;
    static constexpr auto fields() {
        return std::array{field<&MailView::id>("id", "The mail"), field<&MailView::kind>("kind", "Which"),
            field<&MailView::to>("recipient", "Address", personal("to be written to", "30 days")),
            field<&MailView::language>("language", "Its language"),
            field<&MailView::state>("state", "Waiting, being sent, sent, failed or dropped"),
            field<&MailView::error>("error", "Why the last attempt did not succeed: a message's name"),
            field<&MailView::code>("code", "What the relay answered; 0: nothing"),
            field<&MailView::attempts>("attempts", "How often it was tried"),
            field<&MailView::has_secret>("has_secret", "Its link lets somebody in, and is never shown"),
            field<&MailView::next_try>("next_try", "Not before"),
            field<&MailView::created>("created", "Queued"),
            field<&MailView::updated>("updated", "Last touched"),
            field<&MailView::useful_until>("useful_until", "Of no use after")};
    }
};

/// Those queued before that one (none: the newest), fifty a page, the newest first; of one state, or all.
std::vector<MailView> list_mails(ReadTx& tx, std::optional<State> state, std::optional<ObjectId> before);
std::optional<MailView> find_mail(ReadTx& tx, ObjectId mail);
/// The same with what it says, for printing it; its secret stays out.
std::optional<Letter> find_letter(ReadTx& tx, ObjectId mail);

/// An administrator says again. Code::conflict "mail.not_failed" for one that has not failed, "mail.too_late"
/// for one that is of no use any more.
void retry(WriteTx& tx, ObjectId mail);
/// It is never sent. Code::conflict "mail.gone" for one that has been sent, or is being sent.
void drop(WriteTx& tx, ObjectId mail);
/// Drops all that wait; gives how many.
std::int64_t drop_waiting(WriteTx& tx);

struct MailCount {
    State state = State::waiting;
    std::int64_t count = 0;
    static constexpr auto fields() {
        return std::array{field<&MailCount::state>("state", "How they stand"),
            field<&MailCount::count>("count", "How many")};
    }
};
std::vector<MailCount> count_mails(ReadTx& tx);
/// Since when the mail waits that has waited longest.
std::optional<Time> oldest_waiting(ReadTx& tx);

/// Whether nothing is sent, whatever folkmoot.toml says: since a backup was put back, or an administrator
/// said so.
bool is_held(ReadTx& tx);
void set_held(WriteTx& tx, bool held);

/// Forgets up to 1,000 mails that were sent, dropped or given up 30 days ago; gives how many.
std::int64_t sweep_mails(WriteTx& tx);

} // namespace folkmoot::mail
