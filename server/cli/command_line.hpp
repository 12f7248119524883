#pragma once
#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace folkmoot::cli {

/// What a command does when it is the one that was called.
using Action = std::function<void()>;

/// Whether an argument may be left out.
enum class Argument {
    optional, ///< it may: its value then stays what it was
    required, ///< it may not
    preset, ///< it may, and --help says what its value then is
};

/// The program or one of its commands, as a handle: copies speak of the same command. A line for each
/// argument says its name, where its value goes, and its sentence in --help; values are written when the line
/// is read and must live until then, which those that the action shares do. A name with dashes is an option's
/// ("-c,--config" has two); one without is of an argument that is known by its place.
class Command {
public:
    /// A command below this one.
    Command command(const std::string& name, const std::string& doc);
    /// A command below this one that only consists of others, one of which has to be called.
    Command group(const std::string& name, const std::string& doc);

    Command& text(const std::string& name, std::string& value, const std::string& doc,
        Argument argument = Argument::optional);
    /// May be repeated.
    Command& texts(const std::string& name, std::vector<std::string>& values, const std::string& doc,
        Argument argument = Argument::optional);
    Command& flag(const std::string& name, bool& value, const std::string& doc);
    /// A whole number from 0 to 65535.
    Command& port(const std::string& name, std::uint16_t& value, const std::string& doc,
        Argument argument = Argument::optional);
    /// A whole number above zero.
    Command& count(const std::string& name, std::int64_t& value, const std::string& doc,
        Argument argument = Argument::optional);
    /// A path to anything, also to what is not there yet.
    Command& path(const std::string& name, std::filesystem::path& value, const std::string& doc,
        Argument argument = Argument::optional);
    /// A path that can also come from an environment variable, which yields to the argument.
    Command& path_or_variable(const std::string& name, const std::string& variable,
        std::filesystem::path& value, const std::string& doc, Argument argument = Argument::optional);
    /// A folder that is there.
    Command& folder(const std::string& name, std::filesystem::path& value, const std::string& doc,
        Argument argument = Argument::optional);
    /// Files that are there; may be repeated.
    Command& files(const std::string& name, std::vector<std::filesystem::path>& values,
        const std::string& doc, Argument argument = Argument::optional);

    void runs(Action action);

private:
    friend class CommandLine;
    Command(CLI::App& app, Action& called)
        : app_{&app}
        , called_{&called} { }

    CLI::App* app_;
    Action* called_;
};

/// What can be written on the program's command line. It is the home of CLI11, which is slow to compile: no
/// other file includes it.
class CommandLine {
public:
    /// --help begins with `doc` and ends with `footer`.
    CommandLine(const std::string& name, const std::string& doc, const std::string& footer);
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;
    ~CommandLine();

    /// To add commands to; one of them has to be called.
    Command program() { return {*app_, called_}; }
    /// Gives the action of the command that was called; otherwise the status to end the program with: 0 after
    /// --help has been printed, 2 after standard error has been told what is wrong.
    std::expected<Action, int> read(int count, char** arguments);

private:
    std::unique_ptr<CLI::App> app_;
    Action called_;
};

} // namespace folkmoot::cli
