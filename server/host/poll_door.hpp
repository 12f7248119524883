#pragma once
#include "host/poll_queue.hpp"
#include "host/problem_answer.hpp"
#include "store/database.hpp"
#include "transport/handler.hpp"

#include <condition_variable>
#include <thread>

namespace folkmoot::host {

/// What takes the messages of one client, as a WebSocket would bring them. From any thread.
struct PollSide {
    std::function<void(std::string message)> receive;
    std::function<void()> closed;
};

/// What the polls below one address are for.
struct PollFolder {
    std::string path; ///< "/collab/polls"
    PollQueue::Limits waiting; ///< for one client
    /// Begins. `query` is that of the address. Nothing: this person has too many already.
    std::function<std::optional<PollSide>(
        const Viewer&, std::string_view query, std::shared_ptr<PollQueue> to_client)>
        open;
};

/// A live connection where no WebSocket opens: the same messages by requests, of the person's session, with
/// Origin and token as every change of theirs.
///
///   POST   {folder}                 begins: {"poll": "..."}
///   POST   {folder}/{poll}?number=N brings messages, bodies numbered from 1; one may come twice
///   GET    {folder}/{poll}?heard=N  waits for what is behind message N: see PollQueue::Answer; not longer
///   than
///                                   `wait` milliseconds, where that is given
///   DELETE {folder}/{poll}          ends
///
/// A poll is held by the node that began it, whose name is in it. Any other answers 410: begin again here,
/// and send again what was not acknowledged.
class PollDoor {
public:
    struct Parts {
        store::Database& database;
        const ProblemAnswer& problems;
        const std::vector<std::string>& origins;
        std::chrono::milliseconds longest_answer; ///< what the transport gives an answer
    };
    PollDoor(Parts parts, PollFolder folder);
    ~PollDoor() { end_all(); }
    PollDoor(const PollDoor&) = delete;
    PollDoor& operator=(const PollDoor&) = delete;

    bool takes(std::string_view path) const;
    transport::BodyPlan plan(const transport::RequestHead& head) const;
    void answer(transport::Request request, transport::Responder respond);
    /// Nobody waits any more, and nobody begins: this node goes away.
    void end_all();

    static constexpr std::size_t most_polls = 4'000;
    static constexpr std::size_t most_of_person = 16;
    static constexpr std::size_t shared_by_person = 2; ///< times what may wait for one client
    static constexpr std::size_t largest_body = (std::size_t{1} << 20) + 65'536;
    static constexpr std::chrono::seconds longest_wait{20};

private:
    struct Poll {
        ObjectId session, person;
        std::shared_ptr<PollQueue> queue;
        std::shared_ptr<PollShare> share; ///< with the person's other polls here
        PollSide side;
    };
    struct Ask;

    void identify_caller(ReadTx&, Ask&) const;
    void act(const std::shared_ptr<Ask>& ask);
    std::string poll_of(const Ask& ask) const;
    void begin(Ask& ask);
    void send(Ask& ask, const Poll& poll);
    void listen(const std::shared_ptr<Ask>& ask, const Poll& poll) const;
    Poll require_poll(const Ask& ask);
    void finish(Ask& ask, transport::Response response) const;
    void refuse(Ask& ask, const Problem& problem) const;
    void forget(const std::string& name);
    void watch(const std::stop_token& stop);

    Parts parts_;
    PollFolder folder_;
    const std::string node_; ///< what the names of its polls begin with
    std::mutex mutex_;
    std::condition_variable_any bell_;
    std::unordered_map<std::string, Poll> polls_;
    bool ending_ = false;
    std::jthread thread_;
};

} // namespace folkmoot::host
