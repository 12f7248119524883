#include "cli/new_password.hpp"

#include <sodium.h>

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr std::size_t longest = 4096;

std::string read_line() {
    std::string line;
    for (int letter = std::cin.get(); letter != EOF && letter != '\n'; letter = std::cin.get()) {
        if (line.size() == longest) throw std::runtime_error("the password is longer than 4,096 octets");
        line += static_cast<char>(letter);
    }
    return line;
}

/// Keeps the terminal from showing what is typed, for as long as it lives.
class Unseen {
public:
    Unseen() {
        if (::tcgetattr(STDIN_FILENO, &before_) != 0)
            throw std::runtime_error("there is no terminal to ask for a password; use --password-stdin");
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Unseen() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
};

std::string ask(const char* question) {
    std::cerr << question << std::flush;
    auto line = read_line();
    std::cerr << "\n";
    return line;
}

std::string ask_twice() {
    const Unseen unseen;
    auto password = ask("New password: ");
    if (ask("The same again: ") != password) throw std::runtime_error("the two are not the same");
    return password;
}

} // namespace

std::string new_password_hash(PasswordFrom from, const identity::PasswordOwner& owner) {
    std::string password = from == PasswordFrom::input ? read_line() : ask_twice();
    identity::check_new_password(password, owner);
    auto hash = identity::hash_password(password, {});
    sodium_memzero(password.data(), password.size());
    return hash;
}

} // namespace folkmoot::cli
