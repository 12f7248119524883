#include "host/live_ticket.hpp"

#include "identity/secret.hpp"

#include <charconv>

namespace folkmoot::host {
namespace {

constexpr std::string_view ticket_purpose = "live-ticket";

/// What a ticket says: its random number, whose session it is for, and until when.
std::string ticket_words(std::string_view number, ObjectId session, Time until) {
    return std::string{number} + ' ' + session.text() + ' ' + std::to_string(micros(until));
}

struct Words {
    std::string number;
    std::optional<ObjectId> session;
    Time until;
};

Words read_words(std::string_view text) {
    const auto first = text.find(' ');
    const auto second = text.find(' ', first + 1);
    std::int64_t until = 0;
    std::from_chars(text.data() + second + 1, text.data() + text.size(), until);
    return {.number = std::string{text.substr(0, first)},
        .session = ObjectId::parse(text.substr(first + 1, second - first - 1)),
        .until = from_micros(until)};
}

} // namespace

std::string LiveTickets::give(const store::Seal& seal, ObjectId session, Time now) {
    return seal.close(ticket_purpose, {}, ticket_words(identity::make_token(), session, now + good_for));
}

bool LiveTickets::take(std::string_view ticket, ObjectId session, Time now) {
    const auto opened =
        ticket.size() <= longest ? seal_.open(ticket_purpose, {}, ticket) : std::optional<std::string>{};
    if (!opened) return false;
    const Words words = read_words(*opened);
    if (words.until < now || !spend(words.number, words.until, now)) return false;
    return words.session == session;
}

bool LiveTickets::spend(const std::string& number, Time until, Time now) {
    const std::lock_guard lock{mutex_};
    if (shown_.size() >= most_shown) std::erase_if(shown_, [&](const auto& of) { return of.second < now; });
    return shown_.size() < most_shown && shown_.emplace(number, until).second;
}

} // namespace folkmoot::host
