#pragma once
#include "load/sockets/seat.hpp"
#include "load/writers/keys.hpp"
#include "load/writers/pages.hpp"
#include "load/writers/protocol.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace folkmoot::load {

using Steady = std::chrono::steady_clock;

/// What many wrote together in some time.
struct Typed {
    std::uint64_t deliveries = 0;
    std::vector<float> delays = {}; ///< milliseconds from a key to the next person's screen
    double seconds = 0;
    double cpu = 0; ///< seconds that this process took
    double waited = 0; ///< seconds in which it had nothing to do
};

/// Everybody who writes on one server, in this one thread.
class Company {
public:
    /// `site` is the folder of a demonstration site, for a server that has people.
    Company(const Protocol&, std::uint16_t port, const std::filesystem::path& site);
    ~Company();
    Company(const Company&) = delete;
    Company& operator=(const Company&) = delete;

    /// Signs in who will have so many connections in all, with so many writers of one document.
    void sign_in(std::size_t connections, std::size_t writers);
    /// So many documents more with so many writers each, each writer with one connection for this many
    /// documents. Who has not signed in does.
    void open(std::size_t documents, std::size_t writers, std::size_t of_one_connection);
    /// As many letters in paragraphs of a hundred, from each writer who has written nothing.
    void fill(std::size_t letters);
    /// Takes what comes for some time.
    void rest(std::chrono::milliseconds time);

    /// Everybody types for some time: without `rate` the next key when the next person has the last one, else
    /// so many keys a second.
    Typed type(std::chrono::milliseconds time, unsigned rate);

private:
    struct Place;
    /// One person in one document.
    struct Editor {
        std::string document;
        Place* place;
        Keys keys;
        Editor* before = nullptr; ///< whose keys' delays are measured here
        Steady::time_point typed = {};
        bool is_timed = false;
    };
    /// One connection, and the editors on it.
    struct Place {
        Place(SSL_CTX* context, std::uint16_t port, std::size_t number)
            : seat(context, port, number) { }
        Seat seat;
        std::vector<Editor*> editors = {};
        std::unordered_map<std::string_view, Editor*> by_document = {};
        bool has_output = false;
    };

    Place& connect(std::string_view document);
    void enter(Place&, const std::string& document, std::string_view ticket);
    void begin_waves(std::size_t of_document);
    void key(Editor&);
    void send(Editor&, yjs::Octets update);
    void take(std::string_view octets);
    void turn(std::chrono::nanoseconds patience);
    void flush();

    Protocol protocol_;
    std::uint16_t port_;
    std::filesystem::path site_;
    std::optional<Pages> pages_;
    SSL_CTX* context_; ///< null: plain
    int poll_;
    std::vector<std::unique_ptr<Place>> places_;
    std::vector<std::unique_ptr<Editor>> editors_; ///< those of one document behind each other
    std::vector<Place*> with_output_;
    Place* place_ = nullptr; ///< whose messages are being taken
    Steady::time_point now_; ///< when they came
    bool answers_keys_ = false;
    bool is_measuring_ = false;
    Typed typed_;
};

} // namespace folkmoot::load
