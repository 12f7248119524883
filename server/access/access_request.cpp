#include "access/access_request.hpp"

#include "access/access_request_event.hpp"
#include "access/grant.hpp"
#include "access/reach.hpp"
#include "access/right.hpp"
#include "access/visibility.hpp"
#include "events/append.hpp"
#include "events/event_json.hpp"
#include "folkmoot/objects.hpp"

namespace folkmoot::access {
namespace {

constexpr Sql found_space{"select id from space where id = :space and listed = 1 and state <> 'archived'"};

struct KeptRequest {
    ObjectId id;
    ObjectId space;
    ObjectId person;
    std::string reason;
    Time asked;
    std::optional<Time> declined;
    std::string answer;
    std::string title; ///< of whoever asks, today
    static constexpr auto fields() {
        return std::array{field<&KeptRequest::id>("id", "The request"),
            field<&KeptRequest::space>("space", "The space"),
            field<&KeptRequest::person>("person", "Who asks"),
            field<&KeptRequest::reason>("reason", "What for"), field<&KeptRequest::asked>("asked", "When"),
            field<&KeptRequest::declined>("declined", "When it was declined"),
            field<&KeptRequest::answer>("answer", "Why"),
            field<&KeptRequest::title>(
                "title", "Their job title", personal("so that others know who asks", "while it waits"))};
    }
};
#define REQUESTS                                                                                             \
    "select r.id, r.space, r.person, r.reason, r.asked, r.declined, r.answer, coalesce((select f.title "     \
    "from "                                                                                                  \
    "affiliation f where f.person = r.person and f.since <= :now and (f.until is null or f.until > :now) "   \
    "order by f.since desc, f.id desc limit 1), '') from access_request r "
/// Of people whose accounts are in use.
#define WAITING "join person p on p.id = r.person and p.state = 'active' where r.declined is null "
constexpr Sql request_of{REQUESTS "where r.space = :space and r.person = :person"};
constexpr Sql own_request{REQUESTS "where r.id = :request and r.person = :person"};
constexpr Sql own_requests{REQUESTS "where r.person = :person order by r.asked desc, r.id desc limit 100"};
constexpr Sql own_declined{REQUESTS "where r.person = :person and r.declined is not null "
                                    "order by r.asked desc, r.id desc limit 100"};
constexpr Sql waiting_request{REQUESTS WAITING "and r.id = :request and r.space = :space"};
constexpr Sql waiting_in{REQUESTS WAITING "and r.space = :space order by r.asked, r.id limit 100"};
#define WAITED_FOR(spaces)                                                                                   \
    "select r.space from access_request r " WAITING "and r.space in " spaces                                 \
    " group by r.space order by min(r.asked), r.space"
constexpr Sql waited_for{WAITED_FOR("(select value from json_each(:ids))"),
    WAITED_FOR("(select cast(value as bigint) from jsonb_array_elements_text(cast(:ids as jsonb)))")};
#undef WAITED_FOR
#undef WAITING
#undef REQUESTS
constexpr Sql count_waiting{
    "select count(*) from access_request where person = :person and declined is null"};
constexpr Sql put_request{
    "insert into access_request (id, space, person, reason, asked) values (:id, :space, :person, :reason, "
    ":now)"};
constexpr Sql put_reason{"update access_request set reason = :reason where id = :id"};
constexpr Sql end_request{"delete from access_request where id = :id"};
constexpr Sql put_answer{
    "update access_request set declined = :now, declined_by = :by, answer = :answer where id = :id"};
constexpr std::size_t most_at_home = 20;

/// As those who give roles there see it: staff in the space.
template <class Event> void tell_staff(WriteTx& tx, ObjectId space, const Event& event) {
    auto sight = first_sight(tx, space, Lifecycle::live);
    sight.audience = Audience::staff;
    events::append(tx,
        {.name = Event::name,
            .space = space,
            .visibility = visibility_for(tx, std::move(sight)),
            .data = events::data_of(shape_of<Event>, &event)});
}

void tell_asker(WriteTx& tx, const KeptRequest& request, const AccessAnswered& event) {
    events::append(tx,
        {.name = AccessAnswered::name,
            .person = request.person,
            .data = events::data_of(shape_of<AccessAnswered>, &event)});
}

/// Only staff find spaces in the list; to all others there is no such space.
void require_may_ask(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    if (!viewer.signed_in()) throw Problem(Code::unauthenticated, "identity.sign_in_first");
    if (tx.find<Space>(viewer, space)) throw Problem(Code::forbidden, "joining.already_in");
    const bool found = viewer.kind() == ViewerKind::staff
        && tx.value<ObjectId>(found_space, bind("space", space)).has_value();
    if (!found) throw Problem(Code::not_found, "core.no_space");
}

/// What was asked before gives way, unless it was declined a few days ago only.
void make_way(WriteTx& tx, const KeptRequest& before) {
    if (*before.declined + access_request_pause > tx.now())
        throw Problem(Code::conflict, "joining.declined_lately")
            .with("days", std::to_string(access_request_pause.count()));
    tx.run(end_request, bind("id", before.id));
}

KeptRequest require_waiting(ReadTx& tx, ObjectId space, ObjectId request) {
    auto found = tx.row<KeptRequest>(
        waiting_request, bind("request", request), bind("space", space), bind("now", tx.now()));
    if (!found) throw Problem(Code::not_found, "joining.none");
    return std::move(*found);
}

std::vector<WaitingAccessRequest> shown(ReadTx& tx, ObjectId space) {
    std::vector<WaitingAccessRequest> list;
    const auto requests = tx.rows<KeptRequest>(waiting_in, bind("space", space), bind("now", tx.now()));
    if (requests.empty()) return list;
    std::vector<ObjectId> people;
    for (const auto& request : requests)
        people.push_back(request.person);
    const auto names = objects::label_people(tx, people);
    const auto label = objects::label_space(tx, space);
    for (std::size_t i = 0; i < requests.size(); ++i)
        list.push_back({.id = requests[i].id,
            .space = label,
            .person = names[i],
            .title = requests[i].title,
            .reason = requests[i].reason,
            .asked = requests[i].asked});
    return list;
}

std::vector<OwnAccessRequest> own(ReadTx& tx, const Viewer& viewer, const Sql& which) {
    std::vector<OwnAccessRequest> list;
    for (auto& request : tx.rows<KeptRequest>(which, bind("person", viewer.person()), bind("now", tx.now())))
        list.push_back({.id = request.id,
            .space = objects::label_space(tx, request.space),
            .reason = std::move(request.reason),
            .asked = request.asked,
            .declined = request.declined,
            .answer = std::move(request.answer)});
    return list;
}

} // namespace

ObjectId ask_for_access(WriteTx& tx, const Viewer& viewer, ObjectId space, const std::string& reason) {
    require_may_ask(tx, viewer, space);
    const auto before = tx.row<KeptRequest>(
        request_of, bind("space", space), bind("person", viewer.person()), bind("now", tx.now()));
    if (before && !before->declined) {
        tx.run(put_reason, bind("reason", reason), bind("id", before->id));
        return before->id;
    }
    if (before) make_way(tx, *before);
    if (tx.value<std::int64_t>(count_waiting, bind("person", viewer.person())).value_or(0)
        >= most_access_requests)
        throw Problem(Code::conflict, "joining.too_many").with("most", std::to_string(most_access_requests));
    const ObjectId id = tx.new_id();
    tx.run(put_request, bind("id", id), bind("space", space), bind("person", viewer.person()),
        bind("reason", reason), bind("now", tx.now()));
    tell_staff(tx, space, AccessAsked{id});
    return id;
}

void withdraw_access_request(WriteTx& tx, const Viewer& viewer, ObjectId request) {
    const auto own = tx.row<KeptRequest>(
        own_request, bind("request", request), bind("person", viewer.person()), bind("now", tx.now()));
    if (!own) throw Problem(Code::not_found, "joining.none");
    tx.run(end_request, bind("id", request));
    if (!own->declined) tell_staff(tx, own->space, AccessAsked{request});
}

void grant_access_request(
    WriteTx& tx, const Viewer& actor, ObjectId space, ObjectId request, const AccessGiven& given) {
    const auto waiting = require_waiting(tx, space, request);
    grant(tx, actor,
        {.subject = waiting.person,
            .role = given.role,
            .scope = space,
            .ends = given.ends,
            .reason = waiting.reason});
    const AccessAnswered event{.request = request, .granted = true};
    tell_staff(tx, space, event);
    tell_asker(tx, waiting, event);
}

void decline_access_request(
    WriteTx& tx, const Viewer& actor, ObjectId space, ObjectId request, const std::string& answer) {
    require_right(tx, actor, space, "core.manage_access");
    const auto waiting = require_waiting(tx, space, request);
    tx.run(put_answer, bind("now", tx.now()), bind("by", actor.person()), bind("answer", answer),
        bind("id", request));
    const AccessAnswered event{.request = request};
    tell_staff(tx, space, event);
    tell_asker(tx, waiting, event);
}

std::vector<OwnAccessRequest> own_access_requests(ReadTx& tx, const Viewer& viewer) {
    return own(tx, viewer, own_requests);
}

std::vector<OwnAccessRequest> own_declined_requests(ReadTx& tx, const Viewer& viewer) {
    return own(tx, viewer, own_declined);
}

std::vector<WaitingAccessRequest> access_requests_in(ReadTx& tx, const Viewer& viewer, ObjectId space) {
    require_right(tx, viewer, space, "core.manage_access");
    return shown(tx, space);
}

std::vector<WaitingAccessRequest> access_requests_waiting_for(ReadTx& tx, const Viewer& viewer) {
    std::vector<ObjectId> here;
    for (const auto& [space, rights] : reachable_spaces(tx, viewer))
        here.push_back(space);
    std::vector<WaitingAccessRequest> list;
    for (const ObjectId space : tx.values<ObjectId>(waited_for, bind_ids(here))) {
        if (!holds(*rights_at(tx, viewer, space), "core.manage_access")) continue;
        std::ranges::move(shown(tx, space), std::back_inserter(list));
        if (list.size() > most_at_home) break;
    }
    std::ranges::sort(list, {}, [](const auto& one) { return std::pair{one.asked, one.id}; });
    if (list.size() > most_at_home) list.resize(most_at_home);
    return list;
}

} // namespace folkmoot::access
