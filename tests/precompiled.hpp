#pragma once
#include "../server/precompiled.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nlohmann {

/// How a failed test shows a value. Google Test asks for it by this name.
inline void PrintTo(const json& value, std::ostream* out) {
    *out << value.dump();
}

} // namespace nlohmann

namespace folkmoot::kit {

/// What nearly every test asks of an answer. Nobody calls it: what the compiler makes of these lines it makes
/// here, once, instead of in two hundred files: half of the time that such a file takes.
inline void ask_what_tests_ask(const nlohmann::json& value) {
    EXPECT_EQ(value, "text");
    EXPECT_EQ(value, std::string{"text"});
    EXPECT_EQ(value, std::string_view{"text"});
    EXPECT_EQ(value, 1);
    EXPECT_EQ(value, 1U);
    EXPECT_EQ(value, true);
    EXPECT_EQ(value, value["member"]);
    EXPECT_TRUE(value.contains("member"));
    EXPECT_TRUE(value.value("member", std::string{}).empty());
    EXPECT_EQ(value.at("member").get<std::string>(), value[0].get<std::string>());
    EXPECT_EQ(value.get<std::int64_t>(), value.get<int>());
    EXPECT_TRUE(value.get<bool>());
    for (const auto& each : value)
        EXPECT_EQ(
            each, nlohmann::json({{"member", 1}, {"other", "text"}, {"more", std::string{}}, {"all", true}}));
    EXPECT_EQ(nlohmann::json::parse(value.dump()), nlohmann::json::array({1, "text"}));
}

} // namespace folkmoot::kit
