// Everything that reads a client's bytes before the house does: the request gate with bodies behind it, held
// against Boost.Beast's parser as a second opinion; WebSocket frames; forwarding fields; PROXY headers.
#include "transport/body_decoder.hpp"
#include "transport/forwarded.hpp"
#include "transport/frame.hpp"
#include "transport/proxy_protocol.hpp"
#include "transport/text.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <cstdlib>

namespace {

using namespace folkmoot::transport;
namespace beast_http = boost::beast::http;

constexpr std::size_t body_limit = 4096;

void require(bool promise) {
    if (!promise) std::abort();
}

/// What the gate makes of a whole stream: how many of its bytes the first request takes, and its body.
struct Reading {
    std::size_t taken;
    std::string body;
};

void check_promises(const GatedHead& head) {
    const auto& request = head.request;
    require(request.path.starts_with('/') && is_utf8(request.path));
    require(!request.path.contains("/../") && !request.path.ends_with("/..") && !request.path.contains('\\'));
    require(std::ranges::none_of(
        request.path, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }));
    require(request.headers.count("host") == 1 && request.headers.size() <= 100);
    require(request.headers.count("content-length") + request.headers.count("transfer-encoding") <= 1);
}

std::optional<Reading> read_one(std::string_view stream, const GateRules& rules) {
    const auto end = find_head_end(stream, rules);
    if (!end || !*end) return std::nullopt;
    const auto head = pass_gate(std::string(stream.substr(0, **end)), rules);
    if (!head) return std::nullopt;
    check_promises(*head);
    for (const auto style : {ForwardedBy::forwarded, ForwardedBy::x_forwarded_for})
        read_forwarded(head->request.headers, style, {});
    BodyDecoder decoder(head->framing, head->request.content_length.value_or(0), body_limit);
    std::string rest(stream.substr(**end));
    std::string body;
    if (decoder.feed(rest, body, body_limit) != BodyDecoder::State::complete) return std::nullopt;
    return Reading{stream.size() - rest.size(), std::move(body)};
}

/// Two parsers that disagree about where a request ends are how requests are smuggled. Beast is more lenient,
/// so what the gate lets through must be whole for Beast too, at the same byte and with the same body.
void compare_with_beast(std::string_view stream, const Reading& reading) {
    beast_http::request_parser<beast_http::string_body> parser;
    parser.body_limit(body_limit);
    parser.header_limit(64 * 1024);
    parser.eager(true);
    boost::system::error_code error;
    std::size_t taken = 0;
    while (!error && !parser.is_done() && taken < stream.size()) {
        const auto rest = stream.substr(taken);
        const auto step = parser.put(boost::asio::buffer(rest.data(), rest.size()), error);
        taken += step;
        if (step == 0) break;
    }
    require(parser.is_done() && !error);
    require(taken == reading.taken);
    require(parser.get().body() == reading.body);
}

void read_frames(std::string_view bytes) {
    FrameReader reader(body_limit);
    while (reader.step(bytes) == FrameReader::State::frame) {
        const auto incoming = reader.take();
        if (!incoming) continue;
        require(incoming->payload.size() <= body_limit);
        if (incoming->opcode == Opcode::text) require(is_utf8(incoming->payload));
        if (incoming->opcode == Opcode::close) read_close(incoming->payload);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    GateRules rules;
    rules.hosts = {"a", "folkmoot.example"};
    if (const auto reading = read_one(input, rules)) compare_with_beast(input, *reading);
    read_frames(input);
    read_proxy_header(input);
    return 0;
}
