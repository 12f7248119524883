#pragma once
#include "kit/wire.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::kit {

/// What came back for one request.
struct Answer {
    unsigned status = 0; ///< 0: the connection ended before a whole answer
    std::string head;
    std::string body;

    /// A header's value, by its name as the server writes it; empty when it is not there.
    std::string header(std::string_view name) const;
    /// The body; a value of kind `discarded` when it is not JSON.
    nlohmann::json json() const;
    /// The problem's code, "wiki.title_taken"; empty when it is no problem.
    std::string code() const;
    /// The id in an answer such as {"id": ..., "revision": ...}.
    std::string id() const;
};

/// The body of a request that has nothing to say.
inline const nlohmann::json nothing = nlohmann::json::object();

/// A small HTTP client that keeps its cookies and its connection, as a browser does. Every wait is bounded.
class Browser {
public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    explicit Browser(std::uint16_t port)
        : port_(port) { }
    /// Speaks TLS, and only with a server that has this certificate.
    Browser(std::uint16_t port, const std::filesystem::path& certificate)
        : port_(port) {
        wire_.trust(certificate);
    }
    /// Another tab: signed in as this one, with a connection of its own.
    Browser tab() const { return Browser{*this, wire_.another()}; }

    Answer get(const std::string& path, const Headers& headers = {}) {
        return send("GET", path, std::nullopt, headers);
    }
    Answer post(const std::string& path, const nlohmann::json& body, const Headers& headers = {}) {
        return send("POST", path, body.dump(), headers);
    }
    Answer put(const std::string& path, const nlohmann::json& body, const Headers& headers = {}) {
        return send("PUT", path, body.dump(), headers);
    }
    Answer del(const std::string& path, const Headers& headers = {}) {
        return send("DELETE", path, std::nullopt, headers);
    }
    /// A request as a page of this site makes it: Origin, token, cookies and, where there is a body, its
    /// type. A header given here takes the place of that of the same name; an empty value leaves it out.
    Answer send(const std::string& method, const std::string& path, const std::optional<std::string>& body,
        const Headers& headers = {});

    /// POST /api/v1/session; what was signed in before is forgotten only when it succeeds.
    Answer sign_in(const std::string& email, const std::string& password);

    const std::string& token() const { return token_; }
    void use_token(std::string token) { token_ = std::move(token); }
    std::string cookies() const;
    std::uint16_t port() const { return port_; }
    /// A connection such as this browser makes, not yet open.
    Wire wire() const { return wire_.another(); }
    /// Of the pages of the site, as this browser reaches it.
    const char* page_origin() const { return wire_.is_tls() ? tls_origin : origin; }
    /// The server has been started again and answers at another port.
    void go_to(std::uint16_t port) {
        wire_.close();
        port_ = port;
    }

    static constexpr const char* origin = "http://folkmoot.test";
    static constexpr const char* tls_origin = "https://folkmoot.test";
    static constexpr const char* host = "folkmoot.test";

private:
    Browser(const Browser& other, Wire wire)
        : port_(other.port_)
        , wire_(std::move(wire))
        , token_(other.token_)
        , cookies_(other.cookies_) { }
    std::optional<Answer> read(bool has_body);
    void keep_cookies(const Answer& answer);

    std::uint16_t port_;
    Wire wire_;
    std::string token_;
    std::map<std::string, std::string> cookies_;
};

} // namespace folkmoot::kit
