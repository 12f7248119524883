#pragma once
#include "transport/body_decoder.hpp"
#include "transport/channel.hpp"
#include "transport/delivery.hpp"
#include "transport/listener.hpp"

namespace folkmoot::transport {

/// One HTTP/1.1 connection, as one coroutine: greeting, then one request after the other until either side
/// has enough or a WebSocket takes the connection over.
class Connection final : public Resident, public std::enable_shared_from_this<Connection> {
public:
    Connection(IoThread& thread, const Listener& listener, boost::asio::ip::tcp::socket socket,
        Admission::Permit permit);
    ~Connection() override;

    void start();

    void on_tick(SteadyTime now) override;
    void begin_drain() override { channel_.hurry(); }
    void abort() override;

private:
    template <class T> using Task = boost::asio::awaitable<T>;
    enum class Next : std::uint8_t { request, close };

    Task<void> run();

    // Greeting: who is there, and TLS.
    Task<bool> greet();
    Task<bool> read_proxy_header();
    bool is_admitted();

    // One request (exchange.cpp).
    Task<Next> serve();
    Task<std::optional<GatedHead>> read_head();
    void complete(GatedHead& head);
    Task<Next> exchange(GatedHead& head);
    Task<std::optional<Response>> ask(Request request);
    Task<Next> upgrade(GatedHead& head);

    // Its body (request_body.cpp): when it does not come whole, the connection has been answered or is gone.
    enum class Filled : std::uint8_t { complete, partly, never };
    BodyPlan plan_body(const RequestHead& head);
    Task<bool> take_body(const GatedHead& head, Request& request);
    Task<bool> stream_body(BodyDecoder& decoder, BodySink& sink);
    Task<Filled> fill_body(BodyDecoder& decoder, std::string& piece, std::size_t room, SteadyTime start);

    // Its answer (answer.cpp).
    Task<Next> answer(Response response, Method method, Afterwards afterwards);
    Task<bool> send_source(std::string head, BodySource& source);
    Task<void> refuse(Response response);
    Task<void> refuse(Reason reason);

    // The house (connection_wait.hpp).
    template <class Call> void call_house(Call call);
    template <class T> Task<std::optional<T>> await_delivery(std::shared_ptr<Delivery<T>> delivery);
    void report(std::string_view what);

    IoThread& thread_;
    const Listener& listener_;
    Admission::Permit permit_;
    Channel channel_;
    IpAddress remote_;
    PeerTrust trust_ = PeerTrust::direct;
    Admission::Verdict verdict_ = Admission::Verdict::welcome;
    std::string request_id_;
    std::function<void()> give_up_; ///< ends the present wait for the house
    SteadyTime answer_until_ = SteadyTime::max(); ///< of the present wait for the house
    bool late_ = false; ///< the house did not answer in time
    bool aborted_ = false;
};

} // namespace folkmoot::transport
