#include "identity/session.hpp"

#include "access/rights_version.hpp"
#include "identity/secret.hpp"
#include "identity/viewer_maker.hpp"

#include <mutex>
#include <set>

namespace folkmoot::identity {
namespace {

constexpr std::int64_t most_open = 20;
constexpr std::chrono::hours kept_after_end{30 * 24};

constexpr Sql insert_session{
    "insert into session (id, token_hash, person, created, seen, idle, ends, proved, factors, agent, "
    "network) values (:id, :token_hash, :person, :now, :now, :idle, :ends, :now, :factors, :agent, "
    ":network)"};
constexpr Sql note_sign_in{"update person set signed_in = :now where id = :person"};
constexpr Sql end_oldest{
    "update session set ended = :now where person = :person and ended is null and id not in "
    "(select id from session where person = :person and ended is null order by created desc, id desc limit "
    "20)"};
/// Read for each column by itself: as a join, a planner that knows nothing yet of the tables compares
/// everybody's organisations with everybody's.
#define OF_ORGANISATION(value)                                                                               \
    "(select " value " from affiliation f join organisation o on o.id = f.organisation where f.person = "    \
    "p.id and f.since <= :now and (f.until is null or f.until > :now) order by f.since desc, f.id desc "     \
    "limit 1)"
#define ORGANISATION OF_ORGANISATION("o.id") " as organisation, "
#define ORGANISATION_NAME "coalesce(" OF_ORGANISATION("o.name") ", '') as organisation_name, "
constexpr Sql session_of_token{
    "select s.id, s.person, p.kind, p.name, p.email, p.language, p.time_zone, " ORGANISATION ORGANISATION_NAME
    "s.proved, s.seen, s.idle, s.ends, s.factors from session s join person p on p.id = s.person "
    "where s.token_hash = :hash and s.ended is null and s.ends > :now and s.seen + s.idle > :now "
    "and p.state = 'active' and (p.expires is null or p.expires > :now)"};
#undef OF_ORGANISATION
#undef ORGANISATION
#undef ORGANISATION_NAME
constexpr Sql touch{"update session set seen = :now where id = :id and seen < :now"};
constexpr Sql shorten{"update session set idle = :idle where id = :id and idle > :idle"};
constexpr Sql open_sessions{
    "select id, created, seen, agent, network from session where person = :person "
    "and ended is null and ends > :now and seen + idle > :now order by seen desc, id limit 50"};
constexpr Sql end_one_session{
    "update session set ended = :now where id = :id and person = :person and ended is null"};
constexpr Sql ended_since{"select id from session where person = :person and ended > :since"};
constexpr Sql end_all{"update session set ended = :now where person = :person and ended is null"};
constexpr Sql drop_old_sessions{
    "delete from session where id in (select id from session where ends < :before or ended < "
    ":before limit 1000)"};
constexpr Sql run_out{
    "select id, person from session where ended is null and (ends <= :now or seen + idle <= "
    ":now) order by id limit 200"};
constexpr Sql end_run_out{"update session set ended = :now where id = :id and ended is null"};

struct RunOut {
    ObjectId id;
    ObjectId person;
    static constexpr auto fields() {
        return std::array{field<&RunOut::id>("id", "The session"), field<&RunOut::person>("person", "Whose")};
    }
};

/// The sessions used last, as long as the store's mark stands (ending one, or disabling its person, moves it)
/// and for ten seconds at most: affiliations begin and end by the clock.
class KnownSessions {
public:
    std::optional<Session> find(const std::string& hash, std::uint64_t mark, Time now) {
        const std::lock_guard lock{mutex_};
        const auto known = by_hash_.find(hash);
        if (known == by_hash_.end() || known->second.mark != mark || known->second.until <= now)
            return std::nullopt;
        return known->second.session;
    }
    void keep(const std::string& hash, const Session& session, std::uint64_t mark, Time now) {
        const std::lock_guard lock{mutex_};
        if (by_hash_.size() >= most) by_hash_.clear(), hashes_.clear();
        const Time until = std::min({now + longest, session.ends, session.idle_ends()});
        by_hash_[hash] = {session, mark, until};
        hashes_[session.id] = hash;
    }
    void forget(ObjectId session) {
        const std::lock_guard lock{mutex_};
        if (const auto hash = hashes_.find(session); hash != hashes_.end()) by_hash_.erase(hash->second);
    }

private:
    static constexpr std::size_t most = 20'000;
    static constexpr std::chrono::seconds longest{10};
    struct Known {
        Session session;
        std::uint64_t mark = 0;
        Time until;
    };
    std::mutex mutex_;
    std::unordered_map<std::string, Known> by_hash_;
    std::unordered_map<ObjectId, std::string> hashes_;
};

/// When it was used, or how long it may rest, is written: the next request reads it again.
void forget_after(WriteTx& tx, ObjectId session) {
    tx.after_commit([&sessions = tx.kept<KnownSessions>(), session] { sessions.forget(session); });
}

} // namespace

ObjectId open_session(WriteTx& tx, ObjectId person, const NewSession& session) {
    static_assert(most_open == 20, "the statement says it, too");
    const ObjectId id = tx.new_id();
    tx.run(insert_session, bind("id", id), bind("token_hash", hash_of_token(session.token)),
        bind("person", person), bind("now", tx.now()),
        bind("idle", std::int64_t{session.limits.idle.count()}),
        bind("ends", tx.now() + session.limits.whole), bind("factors", session.factors),
        bind("agent", session.agent), bind("network", session.network));
    tx.run(note_sign_in, bind("now", tx.now()), bind("person", person));
    const auto ended = tx.run(end_oldest, bind("now", tx.now()), bind("person", person));
    if (ended > 0) access::rights_changed(tx, person); // their sockets close
    return id;
}

std::optional<Session> find_session(ReadTx& tx, std::string_view token) {
    if (token.size() != 64) return std::nullopt;
    const std::string hash = hash_of_token(token);
    const auto mark = tx.mark();
    auto& sessions = tx.kept<KnownSessions>();
    if (mark)
        if (auto known = sessions.find(hash, *mark, tx.now())) return known;
    auto session = tx.row<Session>(session_of_token, bind("hash", hash), bind("now", tx.now()));
    if (session && mark) sessions.keep(hash, *session, *mark, tx.now());
    return session;
}

Viewer viewer_of(const Session& session) {
    return ViewerMaker::make({.kind = session.kind == "guest" ? ViewerKind::guest : ViewerKind::staff,
        .person = session.person,
        .session = session.id,
        .organisation = session.organisation.value_or(ObjectId{}),
        .name = session.name,
        .language = session.language,
        .proved = session.proved,
        .second_factor = session.factors >= 2});
}

bool needs_touch(const Session& session, Time now) {
    return now - session.seen > std::chrono::minutes{1};
}

void touch_session(WriteTx& tx, ObjectId session) {
    tx.run(touch, bind("now", tx.now()), bind("id", session));
    forget_after(tx, session);
}

void shorten_idle(WriteTx& tx, ObjectId session, std::chrono::microseconds idle) {
    tx.run(shorten, bind("idle", std::int64_t{idle.count()}), bind("id", session));
    forget_after(tx, session);
}

std::vector<SessionLine> list_sessions(ReadTx& tx, ObjectId person) {
    return tx.rows<SessionLine>(open_sessions, bind("person", person), bind("now", tx.now()));
}

bool end_session(WriteTx& tx, ObjectId person, ObjectId session) {
    const bool ended =
        tx.run(end_one_session, bind("now", tx.now()), bind("id", session), bind("person", person)) == 1;
    if (ended) access::rights_changed(tx, person);
    return ended;
}

void end_sessions(WriteTx& tx, ObjectId person) {
    tx.run(end_all, bind("now", tx.now()), bind("person", person));
    access::rights_changed(tx, person);
}

std::vector<ObjectId> list_ended_sessions(ReadTx& tx, ObjectId person, Time since) {
    return tx.values<ObjectId>(ended_since, bind("person", person), bind("since", since));
}

std::int64_t close_run_out_sessions(WriteTx& tx) {
    const auto rows = tx.rows<RunOut>(run_out, bind("now", tx.now()));
    std::set<ObjectId> people;
    for (const auto& row : rows) {
        tx.run(end_run_out, bind("now", tx.now()), bind("id", row.id));
        people.insert(row.person);
    }
    for (ObjectId person : people)
        access::rights_changed(tx, person);
    return std::ssize(rows);
}

std::int64_t sweep_sessions(WriteTx& tx) {
    return tx.run(drop_old_sessions, bind("before", Time{tx.now() - kept_after_end}));
}

std::string request_token(ReadTx& tx, std::string_view session_token) {
    return tx.kept<Secret>().hash("request token", session_token);
}

} // namespace folkmoot::identity
