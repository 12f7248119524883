#include "cli/import/dump_pages.hpp"

#include "cli/import/dump_worker.hpp"

#include "folkmoot/richtext_forms.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Closed at the end of its life.
class Descriptor {
public:
    explicit Descriptor(int number)
        : number_(number) { }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    int release() { return std::exchange(number_, -1); }

private:
    int number_;
};

/// This program; a test's own, which is another, stands beside it.
std::string program() {
    std::error_code error;
    const auto self = fs::read_symlink("/proc/self/exe", error);
    const auto program = self.parent_path() / "folkmoot";
    if (error || !fs::exists(program))
        throw std::runtime_error("the program cannot find itself to start a reader");
    return program.string();
}

Descriptor open_dump(const fs::path& dump) {
    Descriptor file{::open(dump.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat facts{};
    if (file.number() < 0 || ::fstat(file.number(), &facts) != 0 || !S_ISREG(facts.st_mode))
        throw std::runtime_error(fmt::format("{} is no file that can be read", dump.string()));
    return Descriptor{file.release()};
}

/// Starts a worker that has the dump and the pipe, and nothing else of this process: no other open file, no
/// environment, no memory.
int start(const char* what, int dump, int output) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, dump, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    auto path = program();
    std::string name{dump_worker}, task = what;
    std::array<char*, 3> words{name.data(), task.data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    pid_t process = -1;
    const int failure =
        ::posix_spawn(&process, path.c_str(), &actions, nullptr, words.data(), environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) throw std::runtime_error("the reader of dumps cannot be started");
    return process;
}

std::string text_of(const json& line, const char* name, std::size_t most) {
    auto text = line.at(name).get<std::string>();
    if (text.size() > most) throw std::runtime_error("the reader of dumps says what it should not");
    return text;
}

template <class Value> std::map<std::string, Value> counts_of(const json& line, const char* name) {
    return line.at(name).get<std::map<std::string, Value>>();
}

ReadPage head_of(const json& line) {
    return {.title = text_of(line, "title", 2'000),
        .space = line.at("space").get<int>(),
        .redirect = text_of(line, "redirect", 2'000),
        .revisions = line.at("revisions").get<std::size_t>(),
        .refused = {},
        .author = {},
        .time = {},
        .checksum = {},
        .reading = {}};
}

void read_rest(ReadPage& page, const json& line) {
    page.refused = text_of(line, "refused", 200);
    page.author = text_of(line, "author", 2'000);
    page.time = text_of(line, "time", 2'000);
    page.checksum = text_of(line, "checksum", 128);
    page.reading.categories = line.at("categories").get<std::vector<std::string>>();
    page.reading.files = line.at("files").get<std::vector<std::string>>();
    page.reading.calls = counts_of<std::size_t>(line, "calls");
    for (const auto& [name, count] : counts_of<std::size_t>(line, "unheld"))
        if (const auto kind = richtext::wikitext::find_unheld(name)) page.reading.unheld[*kind] = count;
}

} // namespace

DumpPages::DumpPages(const fs::path& dump, What what)
    : what_(what) {
    const auto file = open_dump(dump);
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("the reader of dumps cannot be started");
    Descriptor out{pipe[0]}, in{pipe[1]};
    process_ = start(what == What::titles ? "titles" : "texts", file.number(), in.number());
    output_ = out.release();
}

DumpPages::~DumpPages() {
    ::close(output_);
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) { }
}

std::optional<ReadPage> DumpPages::next() {
    try {
        const auto head = json::parse(line());
        if (head.contains("failure")) throw std::runtime_error(text_of(head, "failure", 500));
        if (head.contains("end")) return std::nullopt;
        auto page = head_of(head);
        if (what_ == What::titles) return page;
        read_rest(page, head);
        auto tree = richtext::read_json(line());
        if (!tree) throw std::runtime_error("the reader of dumps gives a text that is none");
        page.reading.tree = std::move(*tree);
        return page;
    } catch (const json::exception&) {
        throw std::runtime_error("the reader of dumps says what it should not");
    }
}

std::string DumpPages::line() {
    auto searched = begin_;
    while (true) {
        const auto end = read_.find('\n', searched);
        if (end != read_.npos) {
            auto line = read_.substr(begin_, end - begin_);
            begin_ = end + 1;
            return line;
        }
        read_.erase(0, std::exchange(begin_, 0));
        searched = read_.size();
        if (read_.size() > longest_line)
            throw std::runtime_error("the reader of dumps says what it should not");
        if (!is_more_to_read())
            throw std::runtime_error(
                "the reader of dumps ended: the file is too much for it, or tried what it may not");
    }
}

bool DumpPages::is_more_to_read() {
    pollfd waiting{.fd = output_, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&waiting, 1, patience * 1'000);
    if (ready < 0) return errno == EINTR;
    if (ready == 0)
        throw std::runtime_error(
            fmt::format("the reader of dumps has said nothing for {} seconds", patience));
    std::array<char, std::size_t{64} << 10U> octets{};
    const auto count = ::read(output_, octets.data(), octets.size());
    if (count < 0 && errno == EINTR) return true;
    if (count > 0) read_.append(octets.data(), static_cast<std::size_t>(count));
    return count > 0;
}

} // namespace folkmoot::cli
