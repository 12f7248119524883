#include "mail/smtp.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <mutex>
#include <stdexcept>

namespace folkmoot::mail {
namespace {

constexpr long connect_seconds = 10;
constexpr long whole_seconds = 240; ///< within the lease of a mail (sender_thread.hpp)
constexpr long idle_seconds = 20; ///< a connection that rested for longer is made anew

void start_library() {
    static std::once_flag once;
    std::call_once(once, [] {
        if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
            throw std::runtime_error("libcurl does not start");
    });
}

/// What libcurl reads from, and asks, while a message goes out.
struct Outgoing {
    std::string_view rest;
    const std::function<bool()>* proceed = nullptr;
    curl_socket_t* socket = nullptr;
    bool ended = false; ///< the relay has all of it

    /// Without a socket nothing waits for a relay that does not answer, not even to a goodbye.
    bool goes_on() const {
        if ((*proceed)()) return true;
        if (*socket != CURL_SOCKET_BAD) ::shutdown(*socket, SHUT_RDWR);
        return false;
    }
};

std::size_t read_on(char* into, std::size_t size, std::size_t count, void* user) {
    auto& outgoing = *static_cast<Outgoing*>(user);
    if (!outgoing.goes_on()) return CURL_READFUNC_ABORT;
    const auto piece = outgoing.rest.substr(0, size * count);
    std::memcpy(into, piece.data(), piece.size());
    outgoing.rest.remove_prefix(piece.size());
    outgoing.ended = piece.empty();
    return piece.size();
}

int look(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Outgoing*>(user)->goes_on() ? 0 : 1;
}

curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
    return *static_cast<curl_socket_t*>(user) =
               ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int close_socket(void* user, curl_socket_t socket) {
    auto& known = *static_cast<curl_socket_t*>(user);
    if (known == socket) known = CURL_SOCKET_BAD;
    return ::close(socket);
}

/// 5xx and 4xx to what is said about one mail; all else is between us and the relay.
Delivery judged(CURLcode result, long code, const char* words) {
    if (result == CURLE_OK) return {.verdict = Verdict::taken, .code = code, .trouble = {}};
    const bool of_the_mail = result == CURLE_SEND_ERROR || result == CURLE_RECV_ERROR
        || result == CURLE_WEIRD_SERVER_REPLY || result == CURLE_SEND_FAIL_REWIND;
    if (of_the_mail && code >= 500 && code < 600)
        return {.verdict = Verdict::refused, .code = code, .trouble = {}};
    // 421: the relay closes its door (RFC 5321 4.2.3).
    if (of_the_mail && code >= 400 && code < 500 && code != 421)
        return {.verdict = Verdict::later, .code = code, .trouble = {}};
    return {.verdict = Verdict::no_relay,
        .code = code,
        .trouble = words && *words ? std::string{words} : std::string{curl_easy_strerror(result)}};
}

} // namespace

struct Smtp::Parts {
    explicit Parts(const Relay& relay)
        : relay(relay) {
        start_library();
        handle = curl_easy_init();
        if (!handle) throw std::bad_alloc();
    }
    ~Parts() { curl_easy_cleanup(handle); }
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    template <class Value> void set(CURLoption option, Value value) {
        if (curl_easy_setopt(handle, option, value) != CURLE_OK)
            throw std::runtime_error("libcurl does not know an option that mail needs");
    }

    /// Options only; the connection stays.
    void prepare() {
        curl_easy_reset(handle);
        const bool implicit = relay.security == Security::implicit;
        set(CURLOPT_URL,
            fmt::format("{}://{}:{}/{}", implicit ? "smtps" : "smtp", relay.host, relay.port, relay.greeting)
                .c_str());
        set(CURLOPT_PROTOCOLS_STR, implicit ? "smtps" : "smtp");
        if (relay.security == Security::starttls) set(CURLOPT_USE_SSL, long{CURLUSESSL_ALL});
        set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        if (!relay.ca_file.empty()) set(CURLOPT_CAINFO, relay.ca_file.c_str());
        if (!relay.user.empty()) {
            set(CURLOPT_USERNAME, relay.user.c_str());
            set(CURLOPT_PASSWORD, relay.password.c_str());
        }
        set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
        set(CURLOPT_TIMEOUT, whole_seconds);
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, whole_seconds);
        set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
        set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(&socket));
        set(CURLOPT_CLOSESOCKETFUNCTION, &close_socket);
        set(CURLOPT_CLOSESOCKETDATA, static_cast<void*>(&socket));
        set(CURLOPT_MAXAGE_CONN, idle_seconds);
        set(CURLOPT_MAXCONNECTS, 1L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_PROXY, ""); // whatever the environment says
        set(CURLOPT_ERRORBUFFER, words.data());
        words.front() = '\0';
    }

    Delivery perform() {
        const auto result = curl_easy_perform(handle);
        long code = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
        return judged(result, code, words.data());
    }

    const Relay relay;
    CURL* handle = nullptr;
    curl_socket_t socket = CURL_SOCKET_BAD;
    std::array<char, CURL_ERROR_SIZE> words{};
};

Smtp::Smtp(const Relay& relay)
    : parts_(std::make_unique<Parts>(relay)) { }
Smtp::~Smtp() = default;

Delivery Smtp::deliver(const std::string& from, const std::string& to, const std::string& message,
    const std::function<bool()>& proceed) {
    parts_->prepare();
    Outgoing outgoing{.rest = message, .proceed = &proceed, .socket = &parts_->socket};
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients{
        curl_slist_append(nullptr, fmt::format("<{}>", to).c_str()), curl_slist_free_all};
    if (!recipients) throw std::bad_alloc();
    parts_->set(CURLOPT_MAIL_FROM, fmt::format("<{}>", from).c_str());
    parts_->set(CURLOPT_MAIL_RCPT, recipients.get());
    parts_->set(CURLOPT_UPLOAD, 1L);
    parts_->set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
    parts_->set(CURLOPT_READFUNCTION, &read_on);
    parts_->set(CURLOPT_READDATA, static_cast<void*>(&outgoing));
    parts_->set(CURLOPT_XFERINFOFUNCTION, &look);
    parts_->set(CURLOPT_XFERINFODATA, static_cast<void*>(&outgoing));
    parts_->set(CURLOPT_NOPROGRESS, 0L);
    auto delivery = parts_->perform();
    // It has all of the mail and does not say whether it takes it: not to be asked again at once.
    if (delivery.verdict == Verdict::no_relay && outgoing.ended && proceed())
        delivery.verdict = Verdict::later;
    return delivery;
}

Delivery Smtp::greet() {
    parts_->prepare();
    parts_->set(CURLOPT_CUSTOMREQUEST, "NOOP");
    parts_->set(CURLOPT_NOBODY, 1L);
    return parts_->perform();
}

} // namespace folkmoot::mail
