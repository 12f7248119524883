#pragma once
#include "transport/address.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace folkmoot::transport {

/// The methods that pass the gate; every other is answered 405 or 501 before the house hears of it.
enum class Method : std::uint8_t { get, head, post, put, patch, del, options };
std::string_view name_of(Method method);

/// For whom a listener is meant; metrics and administration are served on `admin` only.
enum class Audience : std::uint8_t { staff, guest, open, admin };

/// Where the remote address comes from.
enum class PeerTrust : std::uint8_t {
    direct, ///< the other end of the TCP connection
    proxied ///< named by a proxy inside the listener's trusted ranges
};

/// A request's header fields, as one block of bytes and slices of it. Names compare without regard to case.
class RequestHeaders {
public:
    struct Field {
        std::string_view name;
        std::string_view value;
    };

    RequestHeaders() = default;
    /// Takes the whole head (at most 64 KiB); fields are then added as slices of it.
    explicit RequestHeaders(std::string head);

    /// Both views lie inside `bytes()`.
    void add(std::string_view name, std::string_view value);
    void remove(std::string_view name);

    /// The first field of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    std::size_t count(std::string_view name) const;
    std::size_t size() const { return slices_.size(); }
    Field at(std::size_t index) const;
    std::string_view bytes() const { return head_; }

private:
    struct Slice {
        std::uint16_t name_at, name_size, value_at, value_size;
    };

    std::string head_;
    std::vector<Slice> slices_;
};

/// All of a request but its body.
struct RequestHead {
    Method method = Method::get;
    std::string path; ///< percent-decoded once, valid UTF-8, no control characters, no "." or ".." segment
    std::string query; ///< as sent, without the question mark
    RequestHeaders headers;
    IpAddress remote;
    PeerTrust trust = PeerTrust::direct;
    std::string_view listener; ///< the listener's name; lives as long as the server
    Audience audience = Audience::open;
    bool is_tls = false; ///< TLS here, or at the trusted proxy in front
    std::string request_id; ///< 32 hexadecimal digits, random
    std::optional<std::uint64_t> content_length; ///< absent for a chunked body
};

class BodySink;

struct Request : RequestHead {
    std::string body; ///< empty when the body was streamed
    std::unique_ptr<BodySink> sink; ///< the plan's sink, which now has the whole body
};

/// Bytes of a response that are read while it is sent (a file, a range of one, an export).
class BodySource {
public:
    virtual ~BodySource() = default;
    /// The exact number of bytes that `read` will bring in all.
    virtual std::uint64_t length() const = 0;

    /// Brings the next piece (1 byte to 256 KiB); an empty piece before `length()` bytes came means failure
    /// and cuts the connection. Called on the I/O thread, once at a time; `done` may be called on any thread.
    using Done = std::move_only_function<void(std::string piece)>;
    virtual void read(Done done) = 0;
};

using SharedText = std::shared_ptr<const std::string>;

struct ResponseHeader {
    std::string name;
    std::string value;
};

/// Date, Content-Length, Connection and Transfer-Encoding are the transport's; a response that names one of
/// them, or has a control character in a field, is a defect of the house and leaves as 500.
struct Response {
    unsigned status = 200;
    std::vector<ResponseHeader> headers;
    /// One text; several shared ones (cached fragments) sent one after the other; or a stream.
    std::variant<std::string, std::vector<SharedText>, std::unique_ptr<BodySource>> body;

    void set(std::string name, std::string value) {
        if (headers.empty()) headers.reserve(16); // as many as most have
        headers.push_back({std::move(name), std::move(value)});
    }
};

} // namespace folkmoot::transport
