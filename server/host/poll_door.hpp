#pragma once
#include "collab/rooms/collab_hub.hpp"
#include "host/live_ticket.hpp"
#include "host/poll_socket.hpp"
#include "host/problem_answer.hpp"
#include "store/database.hpp"
#include "transport/handler.hpp"

#include <condition_variable>
#include <thread>

namespace folkmoot::host {

/// Live documents where no WebSocket opens: the messages of /collab by requests, of the person's session,
/// with Origin and token as every change of theirs.
///
///   POST   /collab/polls?schema=N          begins: {"poll": "..."}
///   POST   /collab/polls/{poll}?number=N   brings messages, bodies numbered from 1; one may come twice
///   GET    /collab/polls/{poll}?heard=N    waits for what is behind message N: see PollSocket::Answer; not
///                                          longer than `wait` milliseconds, where that is given
///   DELETE /collab/polls/{poll}            ends
class PollDoor {
public:
    struct Parts {
        store::Database& database;
        const ProblemAnswer& problems;
        const std::vector<std::string>& origins;
        collab::CollabHub& hub;
        const folkmoot::Clock& clock;
        std::chrono::milliseconds longest_answer; ///< what the transport gives an answer
    };
    explicit PollDoor(Parts parts);
    ~PollDoor() { end_all(); }
    PollDoor(const PollDoor&) = delete;
    PollDoor& operator=(const PollDoor&) = delete;

    static bool takes(std::string_view path);
    transport::BodyPlan plan(const transport::RequestHead& head) const;
    void answer(transport::Request request, transport::Responder respond);
    /// Nobody waits any more, and nobody begins: this node goes away.
    void end_all();

    static constexpr std::size_t most_polls = 4'000;
    static constexpr std::size_t most_of_person = 16;
    static constexpr std::size_t largest_body = (std::size_t{1} << 20) + 65'536;
    static constexpr std::chrono::seconds longest_wait{20};

private:
    struct Poll {
        ObjectId session, person;
        std::shared_ptr<PollSocket> socket;
        collab::ConnectionId connection = 0;
    };
    struct Ask;

    void identify_caller(ReadTx&, Ask&) const;
    void act(const std::shared_ptr<Ask>& ask);
    void begin(Ask& ask);
    void send(Ask& ask, const Poll& poll);
    void listen(const std::shared_ptr<Ask>& ask, const Poll& poll) const;
    Poll require_poll(const Ask& ask);
    void finish(Ask& ask, transport::Response response) const;
    void refuse(Ask& ask, const Problem& problem) const;
    void forget(const std::string& name);
    void watch(const std::stop_token& stop);

    Parts parts_;
    std::mutex mutex_;
    std::condition_variable_any bell_;
    std::unordered_map<std::string, Poll> polls_;
    bool ending_ = false;
    std::jthread thread_;
};

} // namespace folkmoot::host
