#include "host/accept_language.hpp"
#include "host/entity_tag.hpp"
#include "host/problem_answer.hpp"
#include "host/query_text.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace folkmoot::host { namespace {

std::string body_of(const transport::Response& response) {
    return std::get<std::string>(response.body);
}

class ProblemAnswers : public testing::Test {
protected:
    nlohmann::json print(const Problem& problem, std::string_view language) const {
        return nlohmann::json::parse(body_of(answer_.print(problem, language, "r-1")));
    }
    web::Catalogue catalogue_{std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "web-client/messages"};
    ProblemAnswer answer_{catalogue_};
};

TEST_F(ProblemAnswers, AreOneObjectInTheReadersLanguage) {
    const Problem problem{Code::conflict, "core.slug_taken"};
    const auto english = print(problem, "en"), welsh = print(problem, "cy");
    EXPECT_EQ(english["status"], 409);
    EXPECT_EQ(english["code"], "core.slug_taken");
    EXPECT_EQ(english["request_id"], "r-1");
    EXPECT_NE(english["title"], welsh["title"]);
    EXPECT_NE(english["detail"], welsh["detail"]);
}

TEST_F(ProblemAnswers, ListEachFieldWithItsMessage) {
    const auto answer = print(Problem(Code::bad_input, "request.fields")
                                  .with_field({"title", "field.too_long", {{"max", "200"}}})
                                  .with_field({"people.0", "field.not_id", {}}),
        "en");
    ASSERT_EQ(answer["fields"].size(), 2U);
    EXPECT_EQ(answer["fields"][0]["path"], "title");
    EXPECT_THAT(answer["fields"][0]["message"].get<std::string>(), testing::HasSubstr("200"));
    EXPECT_NE(answer["fields"][1]["message"], "field.not_id") << "every message is in the catalogue";
}

TEST_F(ProblemAnswers, SayWhenToComeAgain) {
    const auto response =
        answer_.print(Problem(Code::rate_limited, "identity.wait").with("retry_after", "7"), "en", "r-1");
    EXPECT_EQ(response.status, 429U);
    const auto header = std::ranges::find(response.headers, "Retry-After", &transport::ResponseHeader::name);
    ASSERT_NE(header, response.headers.end());
    EXPECT_EQ(header->value, "7");
}

TEST_F(ProblemAnswers, EveryCodeHasATitleInBothLanguages) {
    for (auto code : {Code::bad_input, Code::malformed, Code::unauthenticated, Code::forbidden,
             Code::not_found, Code::conflict, Code::gone, Code::stale, Code::too_large,
             Code::unsupported_media, Code::precondition_required, Code::rate_limited, Code::internal,
             Code::overloaded, Code::storage_full}) {
        const auto key = fmt::format("problem.{}", name_of(code));
        EXPECT_TRUE(catalogue_.has(key)) << key;
        EXPECT_NE(catalogue_.text(key, "en"), catalogue_.text(key, "cy")) << key;
    }
}

TEST(AcceptedLanguages, AreWeighedAndEnglishWinsATie) { // RFC 9110, 12.5.4
    for (const auto* welsh : {"cy", "cy-GB", "en;q=0.7, cy;q=0.8", "fr, cy;q=0.1", "cy,en;q=0.999"})
        EXPECT_EQ(language_of(welsh), "cy") << welsh;
    for (const auto* english : {"", "en", "fr", "cy;q=0", "cy;q=0.5,en;q=0.5", "cy;q=x", "en, cy;q=1.5"})
        EXPECT_EQ(language_of(english), "en") << english;
}

TEST(EntityTags, BeginWithTheRevisionAndDifferWithTheAnswer) {
    EXPECT_EQ(revision_of_tag(entity_tag(7, "text")), 7);
    EXPECT_EQ(entity_tag(7, "text"), entity_tag(7, "text"));
    EXPECT_NE(entity_tag(7, "text"), entity_tag(7, "other"));
    EXPECT_THAT(entity_tag(-1, ""), testing::StartsWith("\"0."));
    EXPECT_EQ(revision_of_tag("3"), 3);
    EXPECT_EQ(revision_of_tag("\"3\""), 3);
    for (const auto* wrong :
        {"", "\"\"", "W/\"3.x\"", "*", "\"-3.x\"", "\"3x\"", "\"99999999999999999999.x\""})
        EXPECT_EQ(revision_of_tag(wrong), -1) << wrong;
}

TEST(QueryTexts, AreDecodedOnce) {
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(read_query("a=1&b=%2520+x&&c&d="), (Pairs{{"a", "1"}, {"b", "%20 x"}, {"c", ""}, {"d", ""}}));
    EXPECT_EQ(read_query(""), Pairs{});
    EXPECT_EQ(read_query("a=b=c"), (Pairs{{"a", "b=c"}}));
}

TEST(QueryTexts, BrokenEscapesNulsAndTooManyPairsAreRefused) {
    for (const auto* wrong : {"a=%", "a=%2", "a=%zz", "a=%00", "%0=1"})
        EXPECT_EQ(read_query(wrong), std::nullopt) << wrong;
    EXPECT_EQ(read_query(std::string_view{"a=b\0c", 5}), std::nullopt);
    std::string many = "x=1";
    for (int pair = 1; pair < 64; ++pair)
        many += "&x=1";
    EXPECT_TRUE(read_query(many).has_value());
    EXPECT_EQ(read_query(many + "&x=1"), std::nullopt);
}

}} // namespace folkmoot::host
