#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

template <class Value>
CLI::Option& add(
    CLI::App& app, const std::string& name, Value& value, const std::string& doc, Argument argument) {
    auto* option = app.add_option(name, value, doc);
    if (argument == Argument::required) option->required();
    if (argument == Argument::preset) option->capture_default_str();
    return *option;
}

} // namespace

Command Command::command(const std::string& name, const std::string& doc) {
    return {*app_->add_subcommand(name, doc), *called_};
}

Command Command::group(const std::string& name, const std::string& doc) {
    auto group = command(name, doc);
    group.app_->require_subcommand(1);
    return group;
}

Command& Command::text(
    const std::string& name, std::string& value, const std::string& doc, Argument argument) {
    add(*app_, name, value, doc, argument);
    return *this;
}

Command& Command::texts(
    const std::string& name, std::vector<std::string>& values, const std::string& doc, Argument argument) {
    add(*app_, name, values, doc, argument);
    return *this;
}

Command& Command::flag(const std::string& name, bool& value, const std::string& doc) {
    app_->add_flag(name, value, doc);
    return *this;
}

Command& Command::port(
    const std::string& name, std::uint16_t& value, const std::string& doc, Argument argument) {
    add(*app_, name, value, doc, argument);
    return *this;
}

Command& Command::count(
    const std::string& name, std::int64_t& value, const std::string& doc, Argument argument) {
    add(*app_, name, value, doc, argument).check(CLI::PositiveNumber);
    return *this;
}

Command& Command::path(const std::string& name, fs::path& value, const std::string& doc, Argument argument) {
    add(*app_, name, value, doc, argument);
    return *this;
}

Command& Command::path_or_variable(const std::string& name, const std::string& variable, fs::path& value,
    const std::string& doc, Argument argument) {
    add(*app_, name, value, doc, argument).envname(variable);
    return *this;
}

Command& Command::folder(
    const std::string& name, fs::path& value, const std::string& doc, Argument argument) {
    add(*app_, name, value, doc, argument).check(CLI::ExistingDirectory);
    return *this;
}

Command& Command::files(
    const std::string& name, std::vector<fs::path>& values, const std::string& doc, Argument argument) {
    add(*app_, name, values, doc, argument).check(CLI::ExistingFile);
    return *this;
}

void Command::runs(Action action) {
    app_->callback([&called = *called_, action = std::move(action)] { called = action; });
}

CommandLine::CommandLine(const std::string& name, const std::string& doc, const std::string& footer)
    : app_{std::make_unique<CLI::App>(doc, name)} {
    app_->require_subcommand(1);
    app_->footer(footer);
}

CommandLine::~CommandLine() = default;

std::expected<Action, int> CommandLine::read(int count, char** arguments) {
    try {
        app_->parse(count, arguments);
        return std::move(called_);
    } catch (const CLI::ParseError& error) {
        return std::unexpected{app_->exit(error) == 0 ? 0 : 2};
    }
}

} // namespace folkmoot::cli
