#pragma once
#include "raw_client.hpp"

#include "transport/server.hpp"

#include <filesystem>

namespace folkmoot::transport::testing {

/// A small house behind the transport, with a route for each thing that a test wants to see.
///
///   GET  /hello        "hello"                      GET /big       200,000 bytes in shared pieces
///   GET  /whoami       what the head says, as JSON   GET /stream    300,000 bytes from a source, on another
///   thread POST /echo         the body (limit 64 KiB)       POST /upload   a sink; answers with size and
///   number of pieces POST /early        refused before its body       GET /slow      answers after
///   `slow_for`, from another thread GET  /forgotten    drops the responder           GET /throws    throws
///   GET  /split        a header with a line break    WebSocket /echo and /feed
class TestHouse final : public Handler {
public:
    TestHouse();
    ~TestHouse() override;

    BodyPlan plan(const RequestHead& head) override;
    void handle(Request request, Responder respond) override;
    void upgrade(RequestHead head, SocketResponder respond) override;

    void later(std::chrono::milliseconds delay, std::function<void()> work);
    /// The sockets that opened on /feed, oldest first.
    std::vector<std::shared_ptr<SocketPeer>> feed();
    std::vector<std::uint16_t> close_codes();

    std::atomic<std::chrono::milliseconds> slow_for{std::chrono::milliseconds(50)};
    std::atomic<int> answered{0};
    std::atomic<int> cut_uploads{0};
    std::atomic<int> sockets_open{0};

private:
    friend class EchoSession;
    struct Work {
        std::chrono::steady_clock::time_point due;
        std::function<void()> run;
    };

    void work();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<Work> work_;
    std::vector<std::shared_ptr<SocketPeer>> feed_;
    std::vector<std::uint16_t> close_codes_;
    bool ending_ = false;
    std::thread worker_;
};

/// A server on loopback with a fresh certificate in a folder of its own.
class ServerTest : public ::testing::Test {
protected:
    ServerTest();
    ~ServerTest() override;

    /// Starts the server; called by a test after it changed `settings`.
    void serve();
    RawClient connect(std::size_t listener = 0);
    ReceivedResponse ask(std::string_view request, std::size_t listener = 0);
    void write_certificate();
    /// Waits for something that happens on another thread; false after five seconds.
    static bool eventually(const std::function<bool()>& condition);

    std::filesystem::path folder;
    ServerSettings settings;
    TestHouse house;
    std::unique_ptr<Server> server;
    std::vector<std::string> log;

private:
    std::mutex log_mutex_;
};

/// A GET that keeps the connection, with further fields if any ("Name: value\r\n").
std::string get(std::string_view path, std::string_view fields = {});
std::string post(std::string_view path, std::string_view body);

} // namespace folkmoot::transport::testing
