#include "kit/child.hpp"

#include "kit/temporary_folder.hpp"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern "C" char** environ;

namespace folkmoot::kit {
namespace {

constexpr std::chrono::minutes longest_run{1};

/// NAME=value lines as execve wants them.
std::vector<std::string> environment_with(const std::map<std::string, std::string>& more) {
    std::vector<std::string> lines;
    for (char** line = environ; *line; ++line)
        if (const std::string text = *line; !more.contains(text.substr(0, text.find('='))))
            lines.push_back(text);
    for (const auto& [name, value] : more)
        lines.push_back(name + "=" + value);
    return lines;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (auto& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// A file without a name that holds the text, to be read from its beginning.
int file_with(const std::string& text) {
    const int file =
        ::open(std::filesystem::temp_directory_path().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("no temporary file");
    if (::pwrite(file, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
        throw std::runtime_error("a temporary file cannot be written");
    return file;
}

} // namespace

Child::Child(const Command& command, const std::filesystem::path& output) {
    std::vector<std::string> words{command.program.string()};
    words.insert(words.end(), command.words.begin(), command.words.end());
    auto lines = environment_with(command.environment);
    const auto arguments = pointers_to(words), variables = pointers_to(lines);
    const int input = file_with(command.input);
    const int said = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    process_ = ::fork();
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(input, STDIN_FILENO);
        ::dup2(said, STDOUT_FILENO);
        ::dup2(said, STDERR_FILENO);
        ::execve(arguments[0], arguments.data(), variables.data());
        ::_exit(127);
    }
    ::close(input);
    ::close(said);
    if (process_ < 0) throw std::runtime_error("no process for " + words.front());
}

bool Child::ended(int flags) {
    if (process_ == 0) return true;
    int status = 0;
    if (::waitpid(process_, &status, flags) != process_) return false;
    status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    process_ = 0;
    return true;
}

bool Child::is_running() {
    return !ended(WNOHANG);
}

void Child::kill() {
    if (process_ != 0) ::kill(process_, SIGKILL);
    ended(0);
}

int Child::stop(std::chrono::milliseconds patience) {
    if (process_ != 0) ::kill(process_, SIGTERM);
    return wait(patience);
}

int Child::wait(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (is_running() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    kill();
    return status_;
}

Outcome run(const Command& command) {
    const TemporaryFolder folder;
    Child child{command, folder / "output"};
    const int status = child.wait(longest_run);
    return {.status = status, .output = octets_of(folder / "output")};
}

std::string octets_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace folkmoot::kit
