#pragma once
#include "kit/test_host.hpp"

namespace folkmoot::kit {

/// Somebody begins a suggestion for an object and writes a paragraph behind its text; gives its id. It is not
/// sent. What is asked for is granted, or the test fails.
std::string begin_suggestion(TestHost& host, Browser& who, const std::string& object,
    const nlohmann::json& request = nlohmann::json::object(),
    const std::string& words = "A suggested paragraph.");
/// And sends it.
std::string send_suggestion(TestHost& host, Browser& who, const std::string& object,
    const nlohmann::json& request = nlohmann::json::object(),
    const std::string& words = "A suggested paragraph.");

} // namespace folkmoot::kit
