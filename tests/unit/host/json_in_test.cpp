#include "host/json_in.hpp"
#include "host/json_out.hpp"

#include <gmock/gmock.h>

namespace folkmoot::host { namespace {

enum class Rig { sloop, ketch };

}} // namespace folkmoot::host

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::host::Rig>{
    std::string_view{"sloop"}, std::string_view{"ketch"}};

namespace folkmoot::host { namespace {

struct Sailor {
    std::string name;
    static constexpr auto fields() { return std::array{field<&Sailor::name>("name", "", length(1, 10))}; }
};

struct Boat {
    std::string name;
    std::int64_t sails = 0;
    bool afloat = false;
    Rig rig = Rig::sloop;
    std::optional<ObjectId> harbour;
    std::vector<Sailor> crew;
    std::string note = "none";
    static constexpr auto fields() {
        return std::array{field<&Boat::name>("name", "", length(1, 10)),
            field<&Boat::sails>("sails", "", range(0, 9)), field<&Boat::afloat>("afloat", ""),
            field<&Boat::rig>("rig", ""), field<&Boat::harbour>("harbour", ""),
            field<&Boat::crew>("crew", "", at_most(2)),
            field<&Boat::note>("note", "", length(0, 20), lines, or_default)};
    }
};

constexpr std::string_view right_text =
    R"({"name":"Gwen","sails":2,"afloat":true,"rig":"ketch","crew":[{"name":"Nia"}]})";

using Wrong = std::vector<std::pair<std::string, std::string>>;

/// What is wrong with a text, as path and message; the code alone when no field is named.
Wrong wrong_with(std::string_view text) {
    Boat boat;
    try {
        read_json(text, shape_of<Boat>, &boat);
        return {};
    } catch (const Problem& problem) {
        Wrong wrong;
        for (const auto& error : problem.fields())
            wrong.emplace_back(error.path, error.key);
        if (wrong.empty()) wrong.emplace_back("", problem.key());
        return wrong;
    }
}

std::string with(std::string_view name, std::string_view value) {
    std::string text{R"({"name":"Gwen","sails":2,"afloat":true,"rig":"ketch")"};
    const auto known = text.find(fmt::format("\"{}\":", name));
    if (known != std::string::npos) {
        const auto begin = known + name.size() + 3;
        text.replace(begin, text.find_first_of(",}", begin) - begin, value);
        return text + "}";
    }
    return text + fmt::format(",\"{}\":{}}}", name, value);
}

TEST(JsonIn, ARightTextFillsTheRecord) {
    Boat boat;
    read_json(right_text, shape_of<Boat>, &boat);
    EXPECT_EQ(boat.name, "Gwen");
    EXPECT_EQ(boat.sails, 2);
    EXPECT_TRUE(boat.afloat);
    EXPECT_EQ(boat.rig, Rig::ketch);
    EXPECT_EQ(boat.harbour, std::nullopt);
    ASSERT_EQ(boat.crew.size(), 1U);
    EXPECT_EQ(boat.crew[0].name, "Nia");
    EXPECT_EQ(boat.note, "none");
}

TEST(JsonIn, AllThatIsWrongIsSaidAtOnce) {
    EXPECT_THAT(
        wrong_with(
            R"({"name":"","sails":10,"afloat":1,"rig":"raft","harbour":"x","crew":[{},{"name":7}],"tide":0})"),
        testing::UnorderedElementsAre(std::pair{"name", "field.empty"},
            std::pair{"sails", "field.out_of_range"}, std::pair{"afloat", "field.not_boolean"},
            std::pair{"rig", "field.choice"}, std::pair{"harbour", "field.not_id"},
            std::pair{"crew.0.name", "field.missing"}, std::pair{"crew.1.name", "field.not_text"},
            std::pair{"tide", "field.unknown"}));
}

TEST(JsonIn, AMissingFieldIsNamedUnlessItHasADefault) {
    EXPECT_EQ(wrong_with("{}"),
        (Wrong{{"name", "field.missing"}, {"sails", "field.missing"}, {"afloat", "field.missing"},
            {"rig", "field.missing"}}));
}

TEST(JsonIn, LimitsCountCodePointsAndItems) {
    EXPECT_EQ(wrong_with(with("name", "\"żółwieńkoo\"")), Wrong{}) << "ten code points in more octets";
    EXPECT_EQ(wrong_with(with("name", "\"elevenchars\"")), (Wrong{{"name", "field.too_long"}}));
    EXPECT_EQ(wrong_with(with("crew", R"([{"name":"a"},{"name":"b"},{"name":"c"}])")),
        (Wrong{{"crew", "field.too_many"}}));
}

TEST(JsonIn, NumbersAreWholeAndFitTheirPlace) {
    for (const auto* number :
        {"1.0", "1e2", "\"1\"", "true", "null", "18446744073709551615", "9223372036854775808"})
        EXPECT_EQ(wrong_with(with("sails", number)), (Wrong{{"sails", "field.not_integer"}})) << number;
    EXPECT_EQ(wrong_with(with("sails", "-1")), (Wrong{{"sails", "field.out_of_range"}}));
}

TEST(JsonIn, ControlCharactersAreRefusedButLinesWhereLinesAreMeant) {
    for (const auto* name : {R"("a\u0000b")", R"("a\nb")", R"("a\u007f")", R"("a\u0085")"})
        EXPECT_EQ(wrong_with(with("name", name)), (Wrong{{"name", "field.control"}})) << name;
    EXPECT_EQ(wrong_with(with("note", R"("one\n\ttwo")")), Wrong{});
    EXPECT_EQ(wrong_with(with("note", R"("a\u0000b")")), (Wrong{{"note", "field.control"}}));
}

TEST(JsonIn, WhatIsNoJsonObjectIsMalformed) {
    for (const std::string_view text : {"", " ", "[]", "7", "null", "\"\"", "{", "{}{}", "{\"name\":\"a\",}",
             "{'name':'a'}", "\xef\xbb\xbf{}x", "{\"name\":\"\xff\"}", "{\"name\":\"\xed\xa0\x80\"}",
             "{\"name\":NaN}", "{\"name\":\"\\ud800\"}"})
        EXPECT_EQ(wrong_with(text), (Wrong{{"", "request.json"}})) << text;
}

TEST(JsonIn, ANameThatStandsTwiceIsMalformed) {
    EXPECT_EQ(wrong_with(R"({"name":"a","name":"b"})"), (Wrong{{"", "request.json"}}));
    EXPECT_EQ(wrong_with(with("crew", R"([{"name":"a","name":"b"}])")), (Wrong{{"", "request.json"}}));
}

TEST(JsonIn, DepthEndsBeforeTheStackDoes) {
    for (const std::size_t depth : {33UL, 1000UL, 400'000UL}) {
        EXPECT_EQ(wrong_with(with("note", std::string(depth, '[') + std::string(depth, ']'))),
            (Wrong{{"", "request.json"}}))
            << depth;
        EXPECT_EQ(wrong_with(with("note", std::string(depth, '['))), (Wrong{{"", "request.json"}})) << depth;
    }
}

TEST(JsonIn, AtMostAHundredErrorsAreListed) {
    std::string text = "{";
    for (int number = 0; number < 500; ++number)
        text += fmt::format("{}\"unknown{}\":0", number ? "," : "", number);
    EXPECT_EQ(wrong_with(text + "}").size(), 100U);
}

TEST(JsonIn, PathAndQueryAreReadAsTheirFieldsAsk) {
    Boat boat;
    read_input({.path = {{"name", "Gwen"}},
                   .query = {{"sails", "3"}, {"afloat", "true"}, {"rig", "sloop"}, {"harbour", ""}}},
        shape_of<Boat>, &boat);
    EXPECT_EQ(boat.name, "Gwen");
    EXPECT_EQ(boat.sails, 3);
    EXPECT_EQ(boat.harbour, std::nullopt);
}

TEST(JsonIn, NothingInTheBodyReplacesWhatThePathSays) {
    Boat boat;
    try {
        read_input({.path = {{"name", "Gwen"}}, .body = right_text}, shape_of<Boat>, &boat);
        FAIL() << "the body names the boat again";
    } catch (const Problem& problem) {
        ASSERT_EQ(problem.fields().size(), 1U);
        EXPECT_EQ(problem.fields()[0].path, "name");
        EXPECT_EQ(problem.fields()[0].key, "field.unknown");
    }
}

TEST(JsonIn, ARepeatedQueryNameIsRefused) {
    Boat boat;
    EXPECT_THROW(read_input({.query = {{"sails", "3"}, {"sails", "4"}}}, shape_of<Boat>, &boat), Problem);
}

TEST(JsonOut, WhatIsPrintedIsReadBackTheSame) {
    Boat boat{.name = "Ä\"\\\u2028",
        .sails = 9,
        .afloat = true,
        .rig = Rig::ketch,
        .harbour = ObjectId{77},
        .crew = {{"Nia"}, {"Huw"}},
        .note = "a\n\tb"};
    std::string text;
    print_json(text, shape_of<Boat>, &boat);
    Boat again;
    read_json(text, shape_of<Boat>, &again);
    std::string second;
    print_json(second, shape_of<Boat>, &again);
    EXPECT_EQ(text, second);
    EXPECT_EQ(again.note, boat.note);
    EXPECT_EQ(again.harbour, boat.harbour);
}

}} // namespace folkmoot::host
