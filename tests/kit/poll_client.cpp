#include "kit/poll_client.hpp"

#include "collab/yjs/writer.hpp"

#include <fmt/format.h>

namespace folkmoot::kit {

PollClient::PollClient(const Browser& browser, const std::string& address)
    : sending_{browser.tab()}
    , listening_{browser.tab()} {
    const auto begun = sending_.post(address, nlohmann::json::object());
    status_ = begun.status;
    if (status_ == 200) path_ = address.substr(0, address.find('?')) + '/' + begun.json().value("poll", "");
}

void PollClient::go_to(std::uint16_t port) {
    sending_.go_to(port);
    listening_.go_to(port);
}

void PollClient::send(std::string_view message) {
    yjs::Writer out;
    out.var_string(message);
    body_ = yjs::as_text(out.written());
    ++sent_;
    const unsigned status = post();
    if (status != 204 && close_code_ == 0) close_code_ = status;
}

unsigned PollClient::post() {
    return sending_
        .send("POST", path_ + "?number=" + std::to_string(sent_), body_,
            {{"Content-Type", "application/octet-stream"}})
        .status;
}

std::optional<std::string> PollClient::receive(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (messages_.empty() && close_code_ == 0 && std::chrono::steady_clock::now() < until) {
        const auto wait =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        const auto answer = listening_.get(
            fmt::format("{}?heard={}&wait={}", path_, heard_, std::max<std::int64_t>(0, wait.count())));
        if (answer.status == 200)
            take(answer.body);
        else if (answer.status != 204)
            close_code_ = answer.status;
    }
    if (messages_.empty()) return std::nullopt;
    std::string message = std::move(messages_.front());
    messages_.pop_front();
    return message;
}

void PollClient::take(std::string_view octets) {
    yjs::Reader reader{yjs::as_octets(octets)};
    close_code_ = static_cast<unsigned>(reader.var_uint());
    heard_ = reader.var_uint();
    while (!reader.at_end() && !reader.failed())
        messages_.emplace_back(yjs::as_text(reader.var_octets()));
}

} // namespace folkmoot::kit
