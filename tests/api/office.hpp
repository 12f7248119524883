#pragma once
#include "kit/furnish.hpp"

namespace folkmoot::api_tests {

/// Where people's accounts are administered.
inline const std::string people_address = "/api/v1/administration/people";

/// Says of a change that whoever asks for it has seen that version.
inline kit::Browser::Headers seen(std::int64_t version) {
    return {{"If-Match", "\"" + std::to_string(version) + "\""}};
}

/// A site administrator at their browser.
struct Office {
    explicit Office(kit::TestHost& host)
        : furnish(host)
        , administrator(furnish.staff("Nia Keeper")) {
        furnish.role(administrator, "site_administrator", access::site);
        browser.emplace(furnish.sign_in(administrator));
    }

    kit::Furnish furnish;
    kit::Account administrator;
    std::optional<kit::Browser> browser;
};

} // namespace folkmoot::api_tests
