#pragma once
#include "kit/backend.hpp"
#include "kit/browser.hpp"
#include "kit/child.hpp"

#include <memory>

namespace folkmoot::kit {

/// A site as an operator makes and runs one: the real program in processes of its own, with its own TLS
/// certificate and this build's signed modules, on an empty store of either kind. Its doors are on ports that
/// the kernel picks.
class Site {
public:
    /// `folkmoot setup`, without rates of requests. What is in `more` is added to the configuration. Where
    /// there is no store for it, `absence` of EmptyStore says why; ask first.
    explicit Site(Backend backend, const std::string& more = {});

    /// `folkmoot WORDS` on this site, which must not be running when its store is SQLite.
    Outcome command(std::vector<std::string> words, const std::string& input = {}) const;
    /// Somebody with an account; fails the test when `folkmoot person add` does.
    void add_person(const std::string& name, const std::string& email, const std::string& password,
        std::vector<std::string> more = {}) const;

    /// `folkmoot serve`; returns when it answers. Throws with its log when it does not.
    void serve(const std::map<std::string, std::string>& environment = {});
    /// `folkmoot WORDS`, and goes on without waiting for its end; output and all in the log.
    void begin(std::vector<std::string> words);
    Child& process() { return *process_; }
    /// SIGKILL.
    void kill() { process_.reset(); }
    /// SIGTERM; fails the test when the server does not end well.
    void stop();

    /// One more process of the same site, on the same store; for PostgreSQL only.
    class Node {
    public:
        std::uint16_t port() const { return port_; }
        /// SIGKILL.
        void kill() { process_.kill(); }

    private:
        friend class Site;
        Node(const Command& command, const std::filesystem::path& log);
        Child process_;
        std::uint16_t port_;
    };
    std::unique_ptr<Node> another_node() const;

    Browser browser() const { return Browser{port_, data() / "certificate.pem"}; }
    std::uint16_t port() const { return port_; }
    std::filesystem::path data() const { return folder_ / "data"; }
    const std::string& store() const { return store_url_; }
    std::string log() const { return octets_of(folder_ / "log"); }

private:
    void install();
    Command folkmoot(std::vector<std::string> words) const;

    EmptyStore store_;
    TemporaryFolder folder_;
    std::string store_url_;
    std::optional<Child> process_;
    std::uint16_t port_ = 0;
};

} // namespace folkmoot::kit
