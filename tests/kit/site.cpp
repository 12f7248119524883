#include "kit/site.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <thread>

namespace folkmoot::kit {
namespace {

namespace fs = std::filesystem;

const fs::path program = FOLKMOOT_BINARY_DIR "/bin/folkmoot";
constexpr std::chrono::seconds longest_start_of_site{30};
constexpr std::chrono::seconds longest_stop{30};
constexpr std::string_view door = "the listener web answers on 127.0.0.1:";
constexpr std::string_view serving = "\"text\":\"serving ";
// A test is one very busy person: on a quick machine it would meet the rates that are meant for people.
constexpr std::string_view no_rates = R"(
[rates]
reads_of_session = 0
changes_of_session = 0
costly_of_session = 0
reads_of_network = 0
changes_of_network = 0
costly_of_network = 0
sign_ins_of_network = 0
)";

void expect_success(const Outcome& outcome, const std::string& what) {
    if (outcome.status != 0)
        throw std::runtime_error(fmt::format("{} ended with {}: {}", what, outcome.status, outcome.output));
}

/// Where a server that has just begun says that it answers. Throws with its log when it does not start.
std::uint16_t find_port(Child& server, const fs::path& log, std::size_t log_begin) {
    const auto until = std::chrono::steady_clock::now() + longest_start_of_site;
    for (;;) {
        const bool running = server.is_running();
        const auto said = octets_of(log).substr(log_begin);
        if (const auto at = said.find(door); at != said.npos && said.contains(serving)) {
            std::uint16_t port = 0;
            const char* number = said.data() + at + door.size();
            std::from_chars(number, said.data() + said.size(), port);
            return port;
        }
        if (!running || std::chrono::steady_clock::now() > until)
            throw std::runtime_error("folkmoot serve does not start: " + said);
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
}

} // namespace

Site::Site(Backend backend, const std::string& more)
    : store_(backend)
    , store_url_(
          backend == Backend::sqlite ? "sqlite://" + (folder_ / "data/folkmoot.db").string() : store_.url()) {
    install();
    const std::vector<std::string> words{"setup", "--data", data(), "--program", folder_ / "program",
        "--store", store_url_, "--base-url", Browser::tls_origin, "--port", "0", "--admin-port", "0"};
    expect_success(run({.program = program, .words = words}), "folkmoot setup");
    std::ofstream{data() / "folkmoot.toml", std::ios::app} << more << no_rates;
}

/// What an installation has in /usr/lib/folkmoot: the modules signed with a key of its own.
void Site::install() {
    const fs::path source{FOLKMOOT_SOURCE_DIR}, home = folder_ / "program";
    fs::create_directories(home / "modules");
    fs::create_directories(home / "client");
    std::ofstream{home / "client/index.html"} << "<!doctype html><title>Folkmoot</title>";
    fs::create_directory_symlink(source / "schema", home / "schema");
    fs::create_directory_symlink(source / "web-client/messages", home / "messages");
    expect_success(run({.program = program, .words = {"module", "key", home}}), "folkmoot module key");
    std::vector<std::string> sign{"module", "sign", "--key", home / "module.key"};
    for (const auto& entry : fs::directory_iterator{FOLKMOOT_BINARY_DIR "/modules"}) {
        if (entry.path().extension() != ".so") continue;
        fs::copy_file(entry.path(), home / "modules" / entry.path().filename());
        sign.push_back(home / "modules" / entry.path().filename());
    }
    expect_success(run({.program = program, .words = sign}), "folkmoot module sign");
}

Command Site::folkmoot(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--config", data() / "folkmoot.toml"});
    return {.program = program, .words = std::move(words)};
}

Outcome Site::command(std::vector<std::string> words, const std::string& input) const {
    auto command = folkmoot(std::move(words));
    command.input = input;
    return run(command);
}

void Site::add_person(const std::string& name, const std::string& email, const std::string& password,
    std::vector<std::string> more) const {
    more.insert(more.begin(), {"person", "add", "--name", name, "--email", email, "--password-stdin"});
    const auto added = command(std::move(more), password + "\n");
    EXPECT_EQ(added.status, 0) << added.output;
}

void Site::serve(const std::map<std::string, std::string>& environment) {
    const auto log_begin = log().size();
    auto command = folkmoot({"serve"});
    command.environment = environment;
    process_.emplace(command, folder_ / "log");
    port_ = find_port(*process_, folder_ / "log", log_begin);
}

Site::Node::Node(const Command& command, const std::filesystem::path& log)
    : process_{command, log}
    , port_{find_port(process_, log, 0)} { }

std::unique_ptr<Site::Node> Site::another_node() const {
    return std::unique_ptr<Node>{new Node{folkmoot({"serve"}), folder_ / "log of another node"}};
}

void Site::begin(std::vector<std::string> words) {
    process_.emplace(folkmoot(std::move(words)), folder_ / "log");
}

void Site::stop() {
    EXPECT_EQ(process_->stop(longest_stop), 0) << log();
    process_.reset();
}

} // namespace folkmoot::kit
