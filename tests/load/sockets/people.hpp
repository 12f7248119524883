#pragma once
#include "kit/browser.hpp"

namespace folkmoot::load {

/// People of a demonstration site, each signed in with a browser of their own.
class People {
public:
    /// `site` holds the site's certificate; its file `crowd` has "address password" in each line. Signs the
    /// first `count` in; throws when there are fewer.
    People(const std::filesystem::path& site, std::uint16_t port, std::size_t count);

    std::size_t count() const { return browsers_.size(); }
    /// Throws with what was answered when that is not 200.
    nlohmann::json ask(
        std::size_t who, const std::string& method, const std::string& path, const nlohmann::json& body = {});
    std::string ticket(std::size_t who);
    /// The headers of a handshake.
    std::string headers(std::size_t who) const;

private:
    std::uint16_t port_;
    std::vector<kit::Browser> browsers_;
};

} // namespace folkmoot::load
