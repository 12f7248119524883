#include "host/host.hpp"

#include "access/live_rights.hpp"
#include "access/rights_watch.hpp"
#include "audit/actor.hpp"
#include "host/dispatcher.hpp"
#include "host/live_types.hpp"
#include "host/log.hpp"
#include "host/polled_events.hpp"
#include "host/polled_rooms.hpp"
#include "host/poller.hpp"
#include "identity/session.hpp"
#include "jobs/workers.hpp"
#include "mail/sender_thread.hpp"
#include "transport/server.hpp"
#include "web/client_files.hpp"
#include "web/openapi.hpp"

#include <set>

namespace folkmoot::host {
namespace {

constexpr std::chrono::milliseconds drain_at_end{10'000};
constexpr std::chrono::minutes lately{1}; ///< longer than a poll can be late
constexpr std::size_t job_threads = 1;
constexpr std::size_t longest_work_queue = 1024;
constexpr std::size_t longest_hash_queue = 32;
constexpr std::chrono::seconds longest_hash_wait{5}; ///< a busy machine gives hashes little time

const store::Seal& seal_of(store::Database& database) {
    const store::Seal* seal = nullptr;
    database.read_now([&](ReadTx& tx) { seal = &tx.kept<store::Seal>(); });
    return *seal;
}

/// "https://host:port" for every base URL, with the port the kernel picked where the configuration says 0.
std::vector<std::string> origins_of(
    const Configuration& configuration, const std::vector<std::uint16_t>& ports) {
    std::vector<std::string> origins{configuration.base_url};
    for (std::size_t at = 0; at < ports.size(); ++at)
        for (std::string url : configuration.server.listeners[at].base_urls) {
            if (url.ends_with(":0")) url.replace(url.size() - 1, 1, std::to_string(ports[at]));
            origins.push_back(std::move(url));
        }
    return origins;
}

transport::ServerHooks hooks() {
    transport::ServerHooks hooks;
    hooks.log = [](transport::Severity severity, std::string_view text) {
        using enum transport::Severity;
        log_line(severity == error    ? LogLevel::error
                : severity == warning ? LogLevel::warning
                                      : LogLevel::info,
            "transport", text);
    };
    return hooks;
}

unsigned hash_threads() {
    return std::max(1U, std::thread::hardware_concurrency() - 1);
}

/// For each duty; one more stands in for those that hash, and SQLite saves on one thread, whatever the
/// configuration says.
std::array<unsigned, duties> threads_of(House& house) {
    const auto& configuration = house.configuration();
    return {configuration.readers, configuration.workers, hash_threads() + 1,
        house.database().is_sqlite() ? 1U : configuration.writers};
}

access::RightsWatch& rights_watch(store::Database& database) {
    access::RightsWatch* watch = nullptr;
    database.read_now([&](ReadTx& tx) { watch = &tx.kept<access::RightsWatch>(); });
    return *watch;
}

/// As the poller saw it last: the rooms' thread touches no disk, which may hang.
void require_room_for_change(const files::DiskWatch& disk) {
    if (disk.last_room() == files::DiskRoom::read_only) throw Problem(Code::storage_full, "files.read_only");
}

/// People and places whose rights have changed since somebody last took them.
class Moved {
public:
    void add(std::span<const ObjectId> subjects) {
        const std::lock_guard lock{mutex_};
        subjects_.insert(subjects.begin(), subjects.end());
    }
    std::set<ObjectId> take() {
        const std::lock_guard lock{mutex_};
        return std::exchange(subjects_, {});
    }

private:
    std::mutex mutex_;
    std::set<ObjectId> subjects_;
};

} // namespace

/// Made in the order in which things are needed, destroyed in the other.
class Host::Inside {
public:
    Inside(Configuration configuration, World world)
        : house_(std::move(configuration), world)
        , problems_(house_.catalogue())
        , rates_(house_.configuration().rates)
        , client_files_(house_.configuration().client)
        , client_(client_files_)
        , at_work_(threads_of(house_), house_.configuration().server.timeouts.answer)
        , workers_({.threads = house_.configuration().workers, .queue = longest_work_queue})
        , hashers_({.threads = hash_threads(),
              .queue = longest_hash_queue,
              .wait = longest_hash_wait,
              .priority = Priority::low})
        , watch_(rights_watch(house_.database()))
        , live_rights_(watch_)
        , hub_(house_.database(), live_rights_, house_.clock())
        , collab_({.database = house_.database(),
              .clock = house_.clock(),
              .ids = house_.services().ids(),
              .types = std::make_shared<const collab::LiveTypes>(live_types(house_.registries())),
              .work = [this](WorkPool::Work work) { return workers_.post(std::move(work)); },
              .require_room = [this] { require_room_for_change(house_.files().disk()); }})
        , watching_(watch_.subscribe([this](std::span<const ObjectId> subjects) {
            hub_.rights_changed(subjects);
            collab_.rights_changed();
            moved_.add(subjects);
        }))
        , poller_(house_.database(), [this](ReadTx& tx) { look(tx); })
        , runner_(house_.database(),
              [](std::string_view kind, const std::exception& thrown) {
                  log_line(LogLevel::error, "jobs", fmt::format("{} ended with: {}", kind, thrown.what()));
              })
        , api_({.registries = house_.registries(),
              .database = house_.database(),
              .workers = workers_,
              .hashers = hashers_,
              .services = house_.services(),
              .problems = problems_,
              .rates = rates_,
              .disk = house_.files().disk(),
              .at_work = at_work_,
              .origins = origins_})
        , uploads_({.database = house_.database(),
              .workers = workers_,
              .problems = problems_,
              .origins = origins_})
        , handshake_({.database = house_.database(), .problems = problems_, .origins = origins_})
        , tickets_(seal_of(house_.database()))
        , live_(handshake_, {.hub = hub_, .tickets = tickets_, .clock = house_.clock()})
        , collab_door_({.handshake = handshake_,
              .hub = collab_,
              .tickets = tickets_,
              .clock = house_.clock(),
              .y_websocket = house_.configuration().y_websocket})
        , polled_rooms_(poll_parts(), polled_rooms(collab_, tickets_, house_.clock()))
        , polled_events_(
              poll_parts(), polled_events({.hub = hub_, .tickets = tickets_, .clock = house_.clock()}))
        , tide_(house_.database())
        , public_memory_(tide_)
        , pages_({.database = house_.database(),
              .registries = house_.registries(),
              .catalogue = house_.catalogue(),
              .frame = frame_,
              .guide = house_.guide(),
              .guide_frame = guide_frame_,
              .services = house_.services(),
              .memory = public_memory_})
        , operations_({.database = house_.database(),
              .transport = [this] { return server_.metrics(); },
              .queued_work = [this] { return workers_.queued(); },
              .draining = [this] { return draining_.load(); },
              .jobs = [this] { return runner_.counts(); },
              .mail = [this] { return mails_ ? mails_->counts() : mail::SenderCounts{}; },
              .collab = collab_.counts(),
              .rates = rates_,
              .disk = house_.files().disk(),
              .at_work = at_work_,
              .poller = poller_,
              .openapi = web::openapi(house_.registries().router().routes(), version())})
        , dispatcher_({.api = api_,
              .uploads = uploads_,
              .live = live_,
              .collab = collab_door_,
              .polls = {&polled_rooms_, &polled_events_},
              .pages = pages_,
              .client = client_,
              .operations = operations_,
              .problems = problems_,
              .rates = rates_})
        , server_(house_.configuration().server, dispatcher_, hooks()) {
        for (const auto& kind : house_.registries().jobs())
            runner_.declare(kind);
        runner_.schedule_all();
        job_threads_.emplace(runner_, job_threads);
        release_mails();
        mails_.emplace(mail_parts());
        origins_ = origins_of(house_.configuration(), server_.ports()); // bound, and not yet served
        server_.start();
    }

    ~Inside() {
        drain(drain_at_end);
        job_threads_.reset();
        mails_.reset();
        server_.stop();
        watch_.unsubscribe(watching_);
    }

    void drain(std::chrono::milliseconds deadline) {
        if (draining_.exchange(true)) return;
        polled_rooms_.end_all();
        polled_events_.end_all();
        server_.drain(deadline);
    }

    House& house() { return house_; }
    transport::Server& server() { return server_; }

private:
    PollDoor::Parts poll_parts() {
        return {.database = house_.database(),
            .problems = problems_,
            .origins = origins_,
            .longest_answer = house_.configuration().server.timeouts.answer};
    }

    /// Whatever was being sent when this store's only process ended waits no longer than need be.
    void release_mails() {
        if (!house_.database().is_sqlite()) return;
        house_.database().write_now("mail.released", [](WriteTx& tx) {
            audit::act_as(tx, {.person = {}, .session = {}, .request = "start", .why = "mail.sender"});
            mail::release_all(tx);
        });
    }

    mail::SenderThread::Parts mail_parts() {
        return {.database = house_.database(),
            .settings = house_.configuration().mail,
            .kinds = house_.registries().mails(),
            .say =
                [this](std::string_view key, std::string_view language, const web::MessageValues& values) {
                    return house_.catalogue().text(key, language, values);
                },
            .trouble = [](std::string_view text) { log_line(LogLevel::warning, "mail", text); }};
    }

    void end_session(ObjectId session) {
        hub_.end_session(session);
        collab_.end_session(session);
    }

    /// Hears of rights that moved, closes the sockets of sessions that have ended (whoever has signed out or
    /// been disabled is told nothing more), and looks how full the disk is: last, as a disk may hang.
    void look(ReadTx& tx) {
        const auto shift = at_work_.begin(Duty::reading);
        watch_.poll(tx);
        for (ObjectId subject : moved_.take())
            for (ObjectId session : identity::list_ended_sessions(tx, subject, tx.now() - lately))
                end_session(session);
        house_.files().disk().room();
    }

    House house_;
    ProblemAnswer problems_;
    RateLimits rates_;
    std::vector<std::string> origins_;
    web::ClientFiles client_files_;
    ClientAnswers client_;
    web::PublicFrame frame_;
    web::GuideFrame guide_frame_;
    AtWork at_work_;
    WorkPool workers_;
    WorkPool hashers_;
    access::RightsWatch& watch_;
    access::LiveRightsOfAccess live_rights_;
    events::LiveHub hub_;
    collab::CollabHub collab_;
    Moved moved_;
    access::RightsWatch::Ticket watching_;
    Poller poller_;
    jobs::Runner runner_;
    std::optional<jobs::Workers> job_threads_;
    std::optional<mail::SenderThread> mails_;
    Api api_;
    UploadDoor uploads_;
    SocketHandshake handshake_;
    LiveTickets tickets_;
    LiveDoor live_;
    CollabDoor collab_door_;
    PollDoor polled_rooms_;
    PollDoor polled_events_;
    PublicTide tide_;
    PublicMemory public_memory_;
    PublicAnswers pages_;
    std::atomic<bool> draining_ = false;
    Operations operations_;
    Dispatcher dispatcher_;
    transport::Server server_;
};

Host::Host(Configuration configuration, World world)
    : inside_(std::make_unique<Inside>(std::move(configuration), world)) { }
Host::~Host() = default;

House& Host::house() {
    return inside_->house();
}
std::vector<std::uint16_t> Host::ports() const {
    return inside_->server().ports();
}
void Host::reload_certificates() {
    inside_->server().reload_certificates();
}
void Host::drain(std::chrono::milliseconds deadline) {
    inside_->drain(deadline);
}

} // namespace folkmoot::host
