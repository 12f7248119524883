#include "load/sockets/people.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

namespace folkmoot::load {

People::People(const std::filesystem::path& site, std::uint16_t port, std::size_t count)
    : port_(port) {
    std::ifstream file{site / "crowd"};
    std::string address, password;
    while (browsers_.size() < count && file >> address >> password) {
        browsers_.emplace_back(port, site / "certificate.pem");
        const auto answer = ask(
            browsers_.size() - 1, "POST", "/api/v1/session", {{"email", address}, {"password", password}});
        browsers_.back().use_token(answer.at("token"));
    }
    if (browsers_.size() < count) throw std::runtime_error("too few people for so many sockets");
}

nlohmann::json People::ask(
    std::size_t who, const std::string& method, const std::string& path, const nlohmann::json& body) {
    const auto place = fmt::format("localhost:{}", port_);
    const auto answer =
        browsers_[who].send(method, path, body.is_null() ? std::nullopt : std::optional{body.dump()},
            {{"Host", place}, {"Origin", "https://" + place}});
    if (answer.status != 200)
        throw std::runtime_error(fmt::format("{} was answered {}: {}", path, answer.status, answer.body));
    return answer.json();
}

std::string People::ticket(std::size_t who) {
    return ask(who, "POST", "/api/v1/live-ticket", nlohmann::json::object()).at("ticket");
}

std::string People::headers(std::size_t who) const {
    return fmt::format("Cookie: {}\r\n", browsers_[who].cookies());
}

} // namespace folkmoot::load
