#include "transport/connection.hpp"

#include "transport/proxy_protocol.hpp"

#include <boost/asio/co_spawn.hpp>

namespace folkmoot::transport {

namespace asio = boost::asio;

namespace {

IpAddress peer_of(asio::ip::tcp::socket& socket) {
    boost::system::error_code error;
    const auto address = socket.remote_endpoint(error).address();
    if (error) return {}; // gone already: the first read will say so
    if (address.is_v4()) return IpAddress(std::span<const std::uint8_t, 4>(address.to_v4().to_bytes()));
    return IpAddress(std::span<const std::uint8_t, 16>(address.to_v6().to_bytes()));
}

} // namespace

Connection::Connection(
    IoThread& thread, const Listener& listener, asio::ip::tcp::socket socket, Admission::Permit permit)
    : thread_(thread)
    , listener_(listener)
    , permit_(std::move(permit))
    , channel_(thread, Stream(std::move(socket)))
    , remote_(peer_of(channel_.stream().socket())) {
    thread_.counters().add(Counter::connections_accepted);
    thread_.counters().add(Counter::connections_open);
}

Connection::~Connection() {
    thread_.counters().subtract(Counter::connections_open);
    thread_.leave(*this);
}

void Connection::start() {
    thread_.enter(*this);
    asio::co_spawn(thread_.context(), run(), [self = shared_from_this()](std::exception_ptr failure) {
        if (!failure) return;
        // What a coroutine throws is a defect or a lack of memory; it costs this connection and nothing else.
        self->thread_.surroundings().hooks.log(Severity::error, "A connection ended by an exception.");
    });
}

void Connection::on_tick(SteadyTime now) {
    channel_.on_tick(now);
    if (now < answer_until_ || !give_up_) return;
    answer_until_ = SteadyTime::max();
    late_ = true;
    give_up_();
}

void Connection::abort() {
    aborted_ = true;
    channel_.abort();
    if (give_up_) give_up_();
}

Connection::Task<void> Connection::run() {
    channel_.allow(thread_.surroundings().settings.timeouts.head);
    const bool greeted = co_await greet();
    auto next = greeted ? Next::request : Next::close;
    while (next == Next::request)
        next = co_await serve();
    channel_.stream().close();
}

Connection::Task<bool> Connection::greet() {
    if (listener_.settings().forwarded_by == ForwardedBy::proxy_v2) {
        const bool introduced = co_await read_proxy_header();
        if (!introduced) {
            thread_.counters().add(Counter::handshakes_failed);
            co_return false;
        }
    }
    if (!is_admitted()) co_return false;
    if (!listener_.tls()) co_return true;
    const bool prepared = channel_.stream().start_tls(*listener_.tls());
    if (!prepared) co_return false;
    const bool secured = co_await channel_.handshake();
    if (!secured) thread_.counters().add(Counter::handshakes_failed);
    co_return secured;
}

Connection::Task<bool> Connection::read_proxy_header() {
    // Everyone on this listener comes through the proxy; a direct caller could claim any address.
    if (!listener_.trusts(remote_)) co_return false;
    std::string header(proxy_prefix_size, '\0');
    const bool begun = co_await channel_.receive_exactly(header);
    if (!begun) co_return false;
    const auto rest = proxy_rest_size(header);
    if (!rest) co_return false;
    header.resize(proxy_prefix_size + *rest);
    const auto rest_bytes = std::span(header).subspan(proxy_prefix_size);
    const bool whole = co_await channel_.receive_exactly(rest_bytes);
    if (!whole) co_return false;
    const auto introduction = transport::read_proxy_header(header);
    if (!introduction) co_return false;
    if (introduction->client) {
        remote_ = *introduction->client;
        trust_ = PeerTrust::proxied;
    }
    co_return true;
}

bool Connection::is_admitted() {
    if (trust_ == PeerTrust::direct && listener_.trusts(remote_)) return true;
    verdict_ = permit_.count_for(remote_);
    if (verdict_ != Admission::Verdict::drop) return true;
    thread_.counters().add(Counter::connections_dropped);
    return false;
}

} // namespace folkmoot::transport
