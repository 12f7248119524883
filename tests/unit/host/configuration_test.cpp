#include "host/configuration.hpp"

#include "kit/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace folkmoot::host { namespace {

constexpr std::string_view right_file = R"([site]
name = "Folkmoot"
base_url = "https://folkmoot.example"
data = "data"
[store]
url = "sqlite:///data/folkmoot.db"
readers = 3
[[listener]]
name = "staff"
address = "127.0.0.1"
port = 8443
security = "plain"
audience = "staff"
base_urls = ["https://folkmoot.example"]
)";

class ConfigurationFile : public testing::Test {
protected:
    Configuration read(const std::string& text) {
        std::ofstream{folder_ / "folkmoot.toml", std::ios::trunc} << text;
        return read_configuration(folder_ / "folkmoot.toml");
    }
    /// What is said about a text, from the file's name on.
    std::string complaint(const std::string& text) {
        try {
            read(text);
            return "nothing";
        } catch (const std::runtime_error& error) {
            const std::string what = error.what();
            return what.substr(what.find("folkmoot.toml"));
        }
    }
    static std::string with(std::string_view from, std::string_view to) {
        std::string text{right_file};
        return text.replace(text.find(from), from.size(), to);
    }
    kit::TemporaryFolder folder_;
};

TEST_F(ConfigurationFile, PathsAreTakenFromTheFilesOwnFolder) {
    const auto configuration = read(std::string{right_file});
    EXPECT_EQ(configuration.data, folder_ / "data");
    EXPECT_EQ(configuration.readers, 3U);
    ASSERT_EQ(configuration.server.listeners.size(), 1U);
    EXPECT_EQ(configuration.server.listeners[0].port, 8443);
}

TEST_F(ConfigurationFile, WhatTheLibraryCannotMakeAnythingOfIsRefusedToo) {
    for (const auto* text : {"[#", "[[ # ]]", "[\xff]"})
        EXPECT_THAT(complaint(text), testing::StartsWith("folkmoot.toml")) << text;
}

TEST_F(ConfigurationFile, LettersOfAnyLanguageStandInQuotesAndComments) {
    EXPECT_EQ(complaint(with("name = \"Folkmoot\"", "# Tŷ 'r \"\nname = \"Tŷ \\\" ŵ\" # ї")), "nothing");
    EXPECT_EQ(complaint(with("name = \"Folkmoot\"", "name = 'Tŷ \\'")), "nothing");
    for (const auto* outside : {"name = Tŷ", "ї = 1", "name = \"\" ŵ", "name = 'a' \xC2\xA0"})
        EXPECT_EQ(complaint(with("name = \"Folkmoot\"", outside)),
            "folkmoot.toml, line 2: put what is not plain ASCII into quotes")
            << outside;
    EXPECT_EQ(complaint(with("name = \"Folkmoot\"", "name = \"\"\"T\\\nŷ\"\"\"")),
        "folkmoot.toml, line 3: put what is not plain ASCII into quotes");
}

TEST_F(ConfigurationFile, WhatIsWrongIsSaidWithItsLine) {
    EXPECT_EQ(complaint(with("readers = 3", "reader = 3")),
        "folkmoot.toml, line 7: reader is not a key that Folkmoot knows");
    EXPECT_EQ(complaint(with("readers = 3", "readers = \"3\"")),
        "folkmoot.toml, line 7: readers is not of the right type");
    EXPECT_EQ(
        complaint(with("readers = 3", "readers = -1")), "folkmoot.toml, line 7: readers is out of range");
    EXPECT_EQ(complaint(with("8443", "84430")), "folkmoot.toml, line 11: port is out of range");
    EXPECT_EQ(
        complaint(with("\"plain\"", "\"open\"")), "folkmoot.toml, line 12: security is none of: plain, tls");
    EXPECT_EQ(complaint(with("[\"https://folkmoot.example\"]", "[7]")),
        "folkmoot.toml, line 14: base_urls holds something that is not a text");
    EXPECT_THAT(complaint(with("name = \"Folkmoot\"", "name = Folkmoot")),
        testing::StartsWith("folkmoot.toml, line 2: "));
}

TEST_F(ConfigurationFile, WhatASiteCannotDoWithoutIsAskedFor) {
    EXPECT_THAT(complaint(with("data = \"data\"", "")), testing::HasSubstr("site.data is missing"));
    EXPECT_THAT(complaint(with("url = \"sqlite:///data/folkmoot.db\"", "")),
        testing::HasSubstr("store.url is missing"));
    EXPECT_THAT(complaint(with("base_url = \"https://folkmoot.example\"", "")),
        testing::HasSubstr("site.base_url is missing"));
    EXPECT_THAT(complaint(std::string{right_file.substr(0, right_file.find("[[listener]]"))}),
        testing::HasSubstr("there is no [[listener]]"));
}

TEST_F(ConfigurationFile, AnOpenListenerWithoutTlsIsRefused) {
    EXPECT_THAT(complaint(with("127.0.0.1", "0.0.0.0")), testing::HasSubstr("a listener without TLS needs"));
    EXPECT_THAT(
        complaint(with("\"plain\"", "\"tls\"")), testing::HasSubstr("with TLS needs certificate and key"));
}

TEST_F(ConfigurationFile, ADemonstrationListensOnThisMachineOnly) {
    EXPECT_THAT(complaint(with("127.0.0.1", "10.0.0.1") + "trusted_proxies = [\"10.0.0.0/8\"]\n"),
        testing::Eq("nothing"));
    EXPECT_THAT(complaint(with("[store]", "demonstration = true\n[store]")), testing::Eq("nothing"));
    auto open = with("[store]", "demonstration = true\n[store]");
    open.replace(open.find("127.0.0.1"), 9, "10.0.0.1");
    EXPECT_THAT(complaint(open), testing::HasSubstr("a demonstration site listens on 127.0.0.1"));
}

TEST_F(ConfigurationFile, AFileThatIsNotThereIsNamed) {
    EXPECT_THROW(read_configuration(folder_ / "absent.toml"), std::runtime_error);
}

TEST_F(ConfigurationFile, TheOneThatIsShippedIsRight) {
    EXPECT_NO_THROW(read_configuration(std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "ops/folkmoot.toml"));
}

TEST_F(ConfigurationFile, MailsWaitUntilARelayIsNamed) {
    EXPECT_EQ(read(std::string{right_file}).mail.mode, mail::Mode::hold);
    const auto with_mail = [&](const std::string& lines) {
        return std::string{right_file} + "[mail]\n" + lines;
    };
    EXPECT_EQ(complaint(with_mail("mode = \"send\"")), "folkmoot.toml: mail.host is missing: the relay");
    const std::string relay = "mode = \"send\"\nhost = \"smtp.example\"\n";
    EXPECT_EQ(complaint(with_mail(relay)), "folkmoot.toml: mail.from is missing: whom mails are from");
    EXPECT_EQ(complaint(with_mail(relay + "from = \"noreply\"")),
        "folkmoot.toml: mail.from or mail.reply_to is no address");
    const std::string whole = relay + "from = \"noreply@site.example\"\n";
    const auto read_mail = read(with_mail(whole)).mail;
    EXPECT_EQ(read_mail.relay.greeting, "site.example");
    EXPECT_EQ(read_mail.relay.security, mail::Security::starttls);
    EXPECT_EQ(read_mail.base_url, "https://folkmoot.example");
    EXPECT_EQ(complaint(with_mail(whole + "security = \"none\"")),
        "folkmoot.toml: mail.security can be none only for a relay on this machine");
    EXPECT_EQ(complaint(with_mail("host = \"smtp.example/x?y\"")),
        "folkmoot.toml: mail.host is not the name or address of a machine");
    EXPECT_EQ(complaint(with_mail("mode = \"sometimes\"")).substr(0, 43),
        "folkmoot.toml, line 16: mode is none of: ho");
    EXPECT_EQ(complaint(with_mail(whole + "user = \"folkmoot\"")),
        "folkmoot.toml: mail.user and mail.password_file go together");
}

TEST_F(ConfigurationFile, AMailPasswordThatOthersCanReadIsRefused) {
    const auto file = folder_ / "mail.password";
    std::ofstream{file} << "a word\n";
    const auto text = std::string{right_file}
        + "[mail]\nmode = \"only-to\"\nonly_to = [\"Sam@Example.org\"]\nhost = \"smtp.example\"\n"
          "from = \"noreply@site.example\"\nuser = \"folkmoot\"\npassword_file = \"mail.password\"\n";
    std::filesystem::permissions(file, std::filesystem::perms{0644});
    EXPECT_THROW(read(text), std::runtime_error);
    std::filesystem::permissions(file, std::filesystem::perms{0600});
    const auto mail = read(text).mail;
    EXPECT_EQ(mail.relay.password, "a word");
    EXPECT_EQ(mail.only_to, std::vector<std::string>{"sam@example.org"});
}

TEST_F(ConfigurationFile, ADemonstrationSiteSendsNothingToTheWorld) {
    const auto text = with("name = \"Folkmoot\"", "name = \"Folkmoot\"\ndemonstration = true")
        + "[mail]\nmode = \"send\"\nhost = \"127.0.0.1\"\nfrom = \"noreply@site.example\"\n";
    EXPECT_EQ(complaint(text),
        "folkmoot.toml: a demonstration site sends mails to the addresses in mail.only_to at most");
}

}} // namespace folkmoot::host
