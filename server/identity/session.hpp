#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::identity {

/// How long a session lasts; the idle time is shortened once something marked has been opened (access's
/// markings say to what).
struct SessionLimits {
    std::chrono::microseconds idle = std::chrono::hours{4};
    std::chrono::microseconds whole = std::chrono::hours{12};
};

struct NewSession {
    std::string agent; ///< User-Agent, cut to 200 octets
    std::string network;
    SessionLimits limits;
    std::string token; ///< made in `prepare`, so that a repeated save gives the same cookie
    std::int64_t factors = 1; ///< in how many ways the person has proved who they are
};

/// Makes a session for a person who has just proved who they are; at most 20 are open at once, the oldest
/// ends.
ObjectId open_session(WriteTx& tx, ObjectId person, const NewSession& session);

/// A session in force, with the person it is of.
struct Session {
    ObjectId id;
    ObjectId person;
    std::string kind;
    std::string name;
    std::string email;
    std::string language;
    std::string time_zone;
    std::optional<ObjectId> organisation;
    std::string organisation_name;
    Time proved;
    Time seen;
    std::int64_t idle = 0; ///< microseconds without a request
    Time ends;
    std::int64_t factors = 1;
    static constexpr auto fields() {
        return std::array{field<&Session::id>("id", "The session"),
            field<&Session::person>("person", "Whose"), field<&Session::kind>("kind", "Staff or guest"),
            field<&Session::name>("name", "Name"), field<&Session::email>("email", "Address"),
            field<&Session::language>("language", "Language of the screens"),
            field<&Session::time_zone>("time_zone", "Time zone"),
            field<&Session::organisation>("organisation", "Today's organisation"),
            field<&Session::organisation_name>("organisation_name", "Its name"),
            field<&Session::proved>("proved", "When the person last proved who they are"),
            field<&Session::seen>("seen", "Last request"),
            field<&Session::idle>("idle", "Longest pause, microseconds"),
            field<&Session::ends>("ends", "When it is over at the latest"),
            field<&Session::factors>("factors", "In how many ways the person has proved who they are")};
    }
    Time idle_ends() const { return seen + std::chrono::microseconds{idle}; }
};

/// The session of a cookie's token, unless it is over, idle for too long, ended, or its person disabled or
/// expired.
std::optional<Session> find_session(ReadTx& tx, std::string_view token);
Viewer viewer_of(const Session& session);

/// Says that it was used now; costs a write only when the last one is a minute old.
bool needs_touch(const Session& session, Time now);
void touch_session(WriteTx& tx, ObjectId session);

/// From now on the session ends after so long without a request; it is never made longer.
void shorten_idle(WriteTx& tx, ObjectId session, std::chrono::microseconds idle);

/// One line of a person's own list of sessions.
struct SessionLine {
    ObjectId id;
    Time created;
    Time seen;
    std::string agent;
    std::string network;
    static constexpr auto fields() {
        return std::array{field<&SessionLine::id>("id", "The session"),
            field<&SessionLine::created>("created", "Signed in"),
            field<&SessionLine::seen>("seen", "Last request"),
            field<&SessionLine::agent>("agent", "The browser, as it calls itself",
                personal("so that people recognise their own sessions", "until the session is swept")),
            field<&SessionLine::network>("network", "Where it signed in from",
                personal("so that people recognise their own sessions", "until the session is swept"))};
    }
};
std::vector<SessionLine> list_sessions(ReadTx& tx, ObjectId person);

/// Ends one session of that person (false: there is no such), or all; sockets close within a second.
bool end_session(WriteTx& tx, ObjectId person, ObjectId session);
void end_sessions(WriteTx& tx, ObjectId person);
/// The sessions of a person that were ended since then: their sockets are to close.
std::vector<ObjectId> list_ended_sessions(ReadTx& tx, ObjectId person, Time since);
/// Ends up to 200 sessions whose time is over, so that their sockets close; gives how many.
std::int64_t close_run_out_sessions(WriteTx& tx);
/// Removes up to 1,000 rows of sessions that were over 30 days ago; gives how many.
std::int64_t sweep_sessions(WriteTx& tx);

/// The token that unsafe requests of a session must carry in X-Folkmoot-Token: a keyed hash of the session's
/// own.
std::string request_token(ReadTx& tx, std::string_view session_token);

} // namespace folkmoot::identity
