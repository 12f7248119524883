#include "host/core_mails.hpp"
#include "kit/golden.hpp"
#include "kit/smtp_server.hpp"
#include "mail/mime.hpp"
#include "mail/render.hpp"
#include "web/catalogue.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace folkmoot::mail { namespace {

const web::Catalogue& catalogue() {
    static const web::Catalogue read{std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "web-client/messages"};
    return read;
}

std::string say(std::string_view key, std::string_view language, const web::MessageValues& values) {
    EXPECT_TRUE(catalogue().has(key)) << key;
    return catalogue().text(key, language, values);
}

using Values = std::map<std::string, std::string>;

Letter letter(std::string_view kind, std::string language, const Values& values, std::string path = {},
    std::string secret = {}) {
    return {.id = ObjectId{4711},
        .kind = std::string{kind},
        .to = "ffion@glanydon.example",
        .domain = "glanydon.example",
        .language = std::move(language),
        .content = {nlohmann::json{{"values", values}, {"path", path}}.dump()},
        .secret = std::move(secret),
        .created = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{9}};
}

const MailSite site{.site_name = "Rivers & Coasts", .base_url = "https://rivers.example"};

MailKind kind_of(std::string_view name) {
    for (const auto& kind : host::core_mails())
        if (kind.name == name) return kind;
    throw std::logic_error("there is no mail of that kind");
}

/// What each kind is shown with.
struct Shown {
    std::string_view name; ///< of the golden
    std::string_view kind;
    Values values;
    std::string path;
    std::string secret;
};
std::vector<Shown> all_shown() {
    const std::string token(64, '5');
    return {{"trial", "mail.trial", {{"person", "Nia Prosser"}}, "", ""},
        {"invitation", "identity.invitation",
            {{"inviter", "Nia Prosser"}, {"named", "yes"}, {"space", "Bathing waters of the west"},
                {"sponsor", "Olwen Pryce"}, {"organisation", "Glanydon Council"},
                {"purpose", "To comment on the draft for local beaches"},
                {"ends", "2027-03-31T22:59:59.000000Z"}, {"link_ends", "2026-12-07T09:00:00.000000Z"}},
            "/invitation#", token},
        {"invitation_unnamed", "identity.invitation",
            {{"inviter", "Nia Prosser"}, {"named", "no"}, {"space", ""}, {"sponsor", ""},
                {"organisation", ""}, {"purpose", ""}, {"link_ends", "2026-12-07T09:00:00.000000Z"}},
            "/invitation#", token},
        {"password_reset", "identity.password_reset", {{"minutes", "30"}}, "/new-password#", token},
        {"password_changed", "identity.password_changed", {}, "", ""},
        {"address_changed", "identity.address_changed", {}, "", ""}};
}

TEST(Mails, ReadAsAgreedInBothLanguages) {
    std::set<std::string_view> seen;
    for (const auto& shown : all_shown()) {
        seen.insert(shown.kind);
        for (const std::string language : {"en", "cy"}) {
            const auto mail = render(kind_of(shown.kind),
                letter(shown.kind, language, shown.values, shown.path, shown.secret), site, say);
            kit::expect_golden(fmt::format("mails/{}.{}.txt", shown.name, language),
                "Subject: " + mail.subject + "\n\n" + mail.text);
            kit::expect_golden(fmt::format("mails/{}.{}.html", shown.name, language), mail.html);
        }
    }
    EXPECT_EQ(seen.size(), host::core_mails().size()) << "a kind of mail that no golden shows";
}

TEST(Mails, FetchNothingAndTellNobodyThatTheyWereRead) {
    for (const auto& shown : all_shown()) {
        const auto html = render(
            kind_of(shown.kind), letter(shown.kind, "en", shown.values, shown.path, shown.secret), site, say)
                              .html;
        for (const std::string_view fetched : {"<img", "<link", "<script", "<style", "url(", "@import",
                 "src=", "<iframe", "<form", "background=\""})
            EXPECT_FALSE(html.contains(fetched)) << shown.name << " has " << fetched;
    }
}

TEST(Mails, ShowTheLinkOnlyToItsReader) {
    const auto shown = render(kind_of("identity.password_reset"),
        letter("identity.password_reset", "en", {{"minutes", "30"}}, "/new-password#"), site, say);
    EXPECT_THAT(shown.text, testing::HasSubstr("https://rivers.example/new-password#…"));
}

/// What people may have entered as their name, their purpose, or the name of a space.
const std::vector<std::string> hostile{"Eve\r\nBcc: everybody@example.org",
    "Eve\nBcc: x@example.org\n\nHello", "Eve\rBcc: x@example.org", "Eve\x0B\x0C\x1C\x1D\x1E\x85 x",
    "Eve\xE2\x80\xA8"
    "Bcc: x",
    "Eve\xE2\x80\xA9"
    "Bcc: x",
    "Eve\xC2\x85"
    "Bcc: x",
    "\xE2\x80\xAE"
    "evil",
    "\xE2\x81\xA6"
    "turned",
    "=?UTF-8?B?QmNjOiB4?=", "=?utf-8?q?=0D=0ABcc:_x?=", "\"Eve\" <eve@example.org>", "Eve, Bcc: x",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "{space}",
    "{0, plural, other {x}}", "%0d%0aBcc: x", "\r\n.\r\nMAIL FROM:<eve@example.org>", ".", "..",
    std::string(5'000, 'a'), std::string("nul\0nul", 7), "\xC3", "\xFF\xFE", "\xED\xA0\x80",
    "https://evil.example/", "\x1B[31mred"};

/// Says all that it is given, whatever is asked for.
std::string say_all(std::string_view key, std::string_view, const web::MessageValues& values) {
    std::string text{key};
    for (const auto& [name, value] : values)
        text += fmt::format(" {} {}", name, value);
    return text;
}

TEST(Mails, HeadersHoldWhatTheyAreMeantToAndNoLineMore) {
    const MailKind kind{.name = "test.mail",
        .doc = "",
        .texts = "test",
        .facts = {{"purpose", "test.purpose"}, {"sponsor", "test.sponsor"}},
        .link = true};
    for (const auto& text : hostile) {
        const Values values{{"space", text}, {"sponsor", text}, {"purpose", text}};
        // What the queue makes of them is tried with the store; here nothing has looked at them before.
        Letter hostile_letter = letter("test.mail", "en", {}, "/x#", "token");
        hostile_letter.content.text = nlohmann::json{{"values", values}, {"path", "/x#"}}.dump(
            -1, ' ', false, nlohmann::json::error_handler_t::replace);
        const auto mail = render(kind, hostile_letter, site, say_all);
        const auto message = message_of({.from = "noreply@rivers.example",
                                            .from_name = text,
                                            .reply_to = "help@rivers.example",
                                            .to = "sam@example.org",
                                            .id = "4711",
                                            .language = "en",
                                            .date = {}},
            mail);
        const auto head = message.substr(0, message.find("\r\n\r\n"));
        std::vector<std::string> names;
        for (std::size_t at = 0; at < head.size();) {
            const auto end = std::min(head.find("\r\n", at), head.size());
            const auto line = head.substr(at, end - at);
            EXPECT_LE(line.size(), 78U) << line;
            for (const char letter : line)
                EXPECT_TRUE(letter >= ' ' && letter < 0x7F) << line;
            if (!line.starts_with(' ')) names.push_back(line.substr(0, line.find(':')));
            at = end + 2;
        }
        EXPECT_EQ(names,
            (std::vector<std::string>{"From", "To", "Subject", "Reply-To", "Date", "Message-ID",
                "Auto-Submitted", "X-Auto-Response-Suppress", "Content-Language", "MIME-Version",
                "Content-Type"}))
            << head;
        EXPECT_FALSE(message.contains("\r\n.")) << "a line that SMTP would read as the end";
        for (std::size_t at = 0; (at = message.find('\n', at)) != message.npos; ++at)
            EXPECT_EQ(message[at - 1], '\r');
        for (const std::string_view tag : {"<script", "<img", " onmouseover='"})
            EXPECT_FALSE(mail.html.contains(tag)) << mail.html;
    }
}

TEST(EncodedWords, AreReadBackAsTheyWereAndNeverCutALetter) {
    const std::string welsh =
        "Mae Siân Ŵyn yn eich gwahodd i “Dyfroedd ymdrochi’r gorllewin” ar y safle hwn, heddiw";
    const auto words = encoded_words(welsh);
    EXPECT_THAT(words, testing::HasSubstr("\r\n =?UTF-8?B?"));
    std::string read;
    for (std::size_t at = 0; (at = words.find("?B?", at)) != words.npos;) {
        const auto piece = kit::from_base64(words.substr(at + 3, words.find("?=", at + 3) - at - 3));
        EXPECT_NE(static_cast<unsigned char>(piece.front()) & 0xC0U, 0x80U) << "begins within a letter";
        read += piece;
        at += 3;
    }
    EXPECT_EQ(read, welsh);
    EXPECT_EQ(encoded_words("A test mail"), "A test mail");
}

}} // namespace folkmoot::mail
