#include "cli/command_line.hpp"

#include "kit/temporary_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>

namespace folkmoot::cli {
namespace {

/// Parses words as the shell hands them over, and runs what they call.
class CommandLineWords : public testing::Test {
protected:
    /// What the program would end with.
    int call(std::vector<std::string> words) {
        words.insert(words.begin(), "choir");
        std::vector<char*> arguments;
        for (auto& word : words)
            arguments.push_back(word.data());
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        const auto called = line_.read(static_cast<int>(arguments.size()), arguments.data());
        printed_ = testing::internal::GetCapturedStdout();
        complaint_ = testing::internal::GetCapturedStderr();
        if (!called) return called.error();
        (*called)();
        return 0;
    }

    CommandLine line_{"choir", "Sings.", "Until the end."};
    Command program_ = line_.program();
    std::string printed_;
    std::string complaint_;
};

} // namespace

TEST_F(CommandLineWords, RunOnlyTheCommandTheyCall) {
    std::string sung;
    program_.command("hum", "Without words").runs([&] { sung += "hum"; });
    auto psalms = program_.group("psalm", "With words");
    psalms.command("first", "Number one").runs([&] { sung += "first"; });
    psalms.command("last", "Number 150").runs([&] { sung += "last"; });
    EXPECT_EQ(call({"psalm", "last"}), 0);
    EXPECT_EQ(sung, "last");
}

TEST_F(CommandLineWords, FillTheArgumentsInAnyOrder) {
    std::string title;
    std::vector<std::string> voices;
    bool loud = false;
    std::uint16_t port = 1;
    std::int64_t verses = 1;
    std::filesystem::path book;
    program_.command("sing", "A song")
        .text("title", title, "Which")
        .texts("--voice", voices, "Who")
        .flag("--loud", loud, "How")
        .port("--port", port, "Where")
        .count("--verses", verses, "How many")
        .path("--book", book, "From what")
        .runs([] { });
    EXPECT_EQ(call({"sing", "--voice", "alto", "--loud", "Jerusalem", "--verses", "7", "--voice", "bass",
                  "--port", "65535", "--book=not/there"}),
        0);
    EXPECT_EQ(title, "Jerusalem");
    EXPECT_EQ(voices, (std::vector<std::string>{"alto", "bass"}));
    EXPECT_TRUE(loud);
    EXPECT_EQ(port, 65'535);
    EXPECT_EQ(verses, 7);
    EXPECT_EQ(book, "not/there");
}

TEST_F(CommandLineWords, ThatAreWrongRunNothingAndEndWithTwo) {
    kit::TemporaryFolder folder;
    const auto page = folder.path() / "page";
    std::ofstream{page} << "words";
    std::string title;
    std::uint16_t port = 1;
    std::int64_t verses = 1;
    std::filesystem::path place;
    std::vector<std::filesystem::path> pages;
    bool sung = false;
    program_.command("sing", "A song")
        .text("--title", title, "Which", Argument::required)
        .port("--port", port, "Where")
        .count("--verses", verses, "How many")
        .folder("--place", place, "In which folder")
        .files("--page", pages, "From which files")
        .runs([&] { sung = true; });
    program_.group("psalm", "With words").command("first", "Number one").runs([&] { sung = true; });
    const std::vector<std::pair<std::vector<std::string>, std::string>> calls{
        {{}, "A subcommand is required"},
        {{"psalm"}, "A subcommand is required"},
        {{"shout"}, "A subcommand is required"},
        {{"sing"}, "--title is required"},
        {{"sing", "--title", "Jerusalem", "--loud"}, "--loud"},
        {{"sing", "--title", "Jerusalem", "--port", "65536"}, "--port"},
        {{"sing", "--title", "Jerusalem", "--verses", "0"}, "--verses"},
        {{"sing", "--title", "Jerusalem", "--place", page.string()}, "--place"},
        {{"sing", "--title", "Jerusalem", "--page", page.string(), (folder.path() / "gone").string()},
            "--page"},
    };
    for (const auto& [words, complaint] : calls) {
        EXPECT_EQ(call(words), 2) << complaint;
        EXPECT_NE(complaint_.find(complaint), complaint_.npos) << complaint_;
        EXPECT_FALSE(sung) << complaint;
    }
    EXPECT_EQ(
        call({"sing", "--title", "Jerusalem", "--place", folder.path().string(), "--page", page.string()}),
        0);
    EXPECT_TRUE(sung);
}

TEST_F(CommandLineWords, AskingForHelpPrintItWithWhatIsPresetAndEndWell) {
    std::uint16_t port = 8443;
    std::int64_t verses = 5;
    program_.command("sing", "A song")
        .port("--port", port, "Where", Argument::preset)
        .count("--verses", verses, "How many")
        .runs([] { FAIL() << "help runs nothing"; });
    EXPECT_EQ(call({"--help"}), 0);
    EXPECT_TRUE(printed_.starts_with("Sings.\n")) << printed_;
    EXPECT_TRUE(printed_.ends_with("Until the end.\n")) << printed_;
    EXPECT_EQ(call({"sing", "--help"}), 0);
    EXPECT_NE(printed_.find("=8443"), printed_.npos) << printed_;
    EXPECT_EQ(printed_.find("=5"), printed_.npos) << printed_;
}

TEST_F(CommandLineWords, ComeBeforeTheEnvironmentAndThatBeforeThePreset) {
    const char* variable = "FOLKMOOT_TEST_CHOIR_BOOK";
    std::filesystem::path book = "preset";
    program_.path_or_variable("-b,--book", variable, book, "From what", Argument::preset);
    program_.command("sing", "A song").runs([] { });
    ::unsetenv(variable);
    EXPECT_EQ(call({"sing"}), 0);
    EXPECT_EQ(book, "preset");
    ::setenv(variable, "environment", 1);
    EXPECT_EQ(call({"sing"}), 0);
    EXPECT_EQ(book, "environment");
    EXPECT_EQ(call({"-b", "words", "sing"}), 0);
    EXPECT_EQ(book, "words");
    ::unsetenv(variable);
}

} // namespace folkmoot::cli
