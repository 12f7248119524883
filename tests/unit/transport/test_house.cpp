#include "test_house.hpp"

#include "transport/self_signed.hpp"

#include <fstream>

namespace folkmoot::transport::testing {

class EchoSession final : public SocketSession {
public:
    EchoSession(TestHouse& house, bool is_feed)
        : house_(house)
        , is_feed_(is_feed) { }

    void on_open(std::shared_ptr<SocketPeer> peer) override {
        peer_ = std::move(peer);
        ++house_.sockets_open;
        const std::lock_guard lock(house_.mutex_);
        if (is_feed_) house_.feed_.push_back(peer_);
    }

    void on_message(MessageKind kind, std::string payload) override {
        if (payload == "throw") throw std::runtime_error("asked to throw");
        if (payload == "leave")
            peer_->close(CloseCode::normal, "bye");
        else if (!is_feed_)
            peer_->send(kind, std::make_shared<const std::string>(std::move(payload)));
    }

    void on_close(std::uint16_t code) override {
        --house_.sockets_open;
        const std::lock_guard lock(house_.mutex_);
        house_.close_codes_.push_back(code);
    }

private:
    TestHouse& house_;
    bool is_feed_;
    std::shared_ptr<SocketPeer> peer_;
};

namespace {

class CountingSink final : public BodySink {
public:
    explicit CountingSink(TestHouse& house)
        : house_(house) { }
    ~CountingSink() override {
        if (!whole_) ++house_.cut_uploads;
    }

    void write(std::string piece, Done done) override {
        size_ += piece.size();
        ++pieces_;
        const bool refuse = piece.contains("virus");
        house_.later(
            std::chrono::milliseconds(0), [shared = std::make_shared<Done>(std::move(done)), refuse] {
                if (refuse)
                    (*shared)(Response{.status = 422, .headers = {}, .body = "refused by the sink"});
                else
                    (*shared)(std::nullopt);
            });
    }

    std::string summary() {
        whole_ = true;
        return fmt::format("{} {}", size_, pieces_);
    }

private:
    TestHouse& house_;
    std::size_t size_ = 0;
    std::size_t pieces_ = 0;
    bool whole_ = false;
};

class PatternSource final : public BodySource {
public:
    explicit PatternSource(TestHouse& house)
        : house_(house) { }

    std::uint64_t length() const override { return 300'000; }
    void read(Done done) override {
        const auto size = std::min<std::size_t>(70'000, 300'000 - sent_);
        sent_ += size;
        house_.later(std::chrono::milliseconds(0),
            [shared = std::make_shared<Done>(std::move(done)), size] { (*shared)(std::string(size, 's')); });
    }

private:
    TestHouse& house_;
    std::size_t sent_ = 0;
};

Response text(std::string body) {
    Response response{.status = 200, .headers = {}, .body = std::move(body)};
    response.set("Content-Type", "text/plain; charset=utf-8");
    return response;
}

std::string describe_head(const RequestHead& head) {
    nlohmann::json fields = nlohmann::json::array();
    for (std::size_t index = 0; index < head.headers.size(); ++index)
        fields.push_back(std::string(head.headers.at(index).name));
    return nlohmann::json{{"path", head.path}, {"query", head.query}, {"remote", head.remote.text()},
        {"proxied", head.trust == PeerTrust::proxied}, {"tls", head.is_tls}, {"listener", head.listener},
        {"request_id", head.request_id}, {"fields", fields}}
        .dump();
}

} // namespace

TestHouse::TestHouse()
    : worker_([this] { work(); }) { }

TestHouse::~TestHouse() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    worker_.join();
}

void TestHouse::later(std::chrono::milliseconds delay, std::function<void()> run) {
    const std::lock_guard lock(mutex_);
    work_.push_back({std::chrono::steady_clock::now() + delay, std::move(run)});
    wake_.notify_all();
}

void TestHouse::work() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
        const auto next = std::ranges::min_element(work_, {}, &Work::due);
        if (next == work_.end()) {
            wake_.wait(lock);
        } else if (next->due > std::chrono::steady_clock::now()) {
            const auto due = next->due;
            wake_.wait_until(lock, due);
        } else {
            auto run = std::move(next->run);
            work_.erase(next);
            lock.unlock();
            run();
            run = nullptr;
            lock.lock();
        }
    }
}

BodyPlan TestHouse::plan(const RequestHead& head) {
    if (head.path == "/upload") return StreamBody{10'000'000, std::make_unique<CountingSink>(*this)};
    if (head.path == "/early") return RefuseBody{Response{.status = 403, .headers = {}, .body = "no"}};
    if (head.path == "/plan-throws") throw std::runtime_error("planned to throw");
    return ReadBody{64 * 1024};
}

void TestHouse::handle(Request request, Responder respond) {
    if (request.path == "/throws") throw std::runtime_error("asked to throw");
    if (request.path == "/forgotten") return;
    if (request.path == "/slow") {
        later(slow_for.load(), [this, shared = std::make_shared<Responder>(std::move(respond))] {
            ++answered;
            (*shared)(text("slow"));
        });
        return;
    }
    auto response = text("hello");
    if (request.path == "/whoami") response = text(describe_head(request));
    if (request.path == "/echo") response = text(std::move(request.body));
    if (request.path == "/upload") response = text(static_cast<CountingSink&>(*request.sink).summary());
    if (request.path == "/split") response.set("X-Name", "one\r\nSet-Cookie: stolen=1");
    if (request.path == "/none") response = Response{.status = 204, .headers = {}, .body = ""};
    if (request.path == "/stream") response.body = std::make_unique<PatternSource>(*this);
    if (request.path == "/big") {
        const auto piece = std::make_shared<const std::string>(50'000, 'b');
        response.body = std::vector<SharedText>{piece, piece, piece, piece};
    }
    ++answered;
    respond(std::move(response));
}

void TestHouse::upgrade(RequestHead head, SocketResponder respond) {
    if (head.path != "/echo" && head.path != "/feed") {
        respond.refuse(Response{.status = 404, .headers = {}, .body = "no such socket"});
        return;
    }
    const auto subprotocol = head.headers.find("Sec-WebSocket-Protocol").value_or("");
    respond.accept({std::make_unique<EchoSession>(*this, head.path == "/feed"), std::string(subprotocol)});
}

std::vector<std::shared_ptr<SocketPeer>> TestHouse::feed() {
    const std::lock_guard lock(mutex_);
    return feed_;
}

std::vector<std::uint16_t> TestHouse::close_codes() {
    const std::lock_guard lock(mutex_);
    return close_codes_;
}

ServerTest::ServerTest() {
    auto pattern = (std::filesystem::temp_directory_path() / "folkmoot-transport-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    write_certificate();
    ListenerSettings listener;
    listener.name = "main";
    listener.base_urls = {"https://localhost:0", "https://folkmoot.example"};
    listener.certificate_file = folder / "certificate.pem";
    listener.key_file = folder / "key.pem";
    settings.listeners = {listener};
    settings.timeouts.linger = std::chrono::milliseconds(300);
}

ServerTest::~ServerTest() {
    server.reset();
    std::filesystem::remove_all(folder);
}

void ServerTest::write_certificate() {
    const auto pair = make_self_signed();
    std::ofstream(folder / "certificate.pem") << pair.certificate_pem;
    std::ofstream(folder / "key.pem") << pair.key_pem;
}

void ServerTest::serve() {
    ServerHooks hooks;
    hooks.log = [this](Severity, std::string_view line) {
        const std::lock_guard lock(log_mutex_);
        log.emplace_back(line);
    };
    server = std::make_unique<Server>(settings, house, hooks);
    server->start();
}

RawClient ServerTest::connect(std::size_t listener) {
    const bool is_tls = settings.listeners[listener].security == Security::tls;
    return RawClient(server->ports()[listener], is_tls ? RawClient::Talk::tls : RawClient::Talk::plain);
}

ReceivedResponse ServerTest::ask(std::string_view request, std::size_t listener) {
    auto client = connect(listener);
    auto response = client.ask(request);
    EXPECT_TRUE(response) << "no answer to: " << request.substr(0, 200);
    return response.value_or(ReceivedResponse{});
}

bool ServerTest::eventually(const std::function<bool()>& condition) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

std::string get(std::string_view path, std::string_view fields) {
    return fmt::format("GET {} HTTP/1.1\r\nHost: folkmoot.example\r\n{}\r\n", path, fields);
}

std::string post(std::string_view path, std::string_view body) {
    return fmt::format("POST {} HTTP/1.1\r\nHost: folkmoot.example\r\nContent-Length: {}\r\n\r\n{}", path,
        body.size(), body);
}

} // namespace folkmoot::transport::testing
