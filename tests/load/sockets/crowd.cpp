#include "load/sockets/crowd.hpp"

#include <fmt/format.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <stdexcept>

namespace folkmoot::load {

using Steady = std::chrono::steady_clock;

Crowd::Crowd(std::uint16_t port)
    : context_(SSL_CTX_new(TLS_client_method()))
    , poll_(::epoll_create1(0))
    , port_(port) {
    SSL_CTX_set_mode(context_, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_read_ahead(context_, 1);
}

Crowd::~Crowd() {
    seats_.clear();
    ::close(poll_);
    SSL_CTX_free(context_);
}

void Crowd::open(const std::string& headers, const std::function<void(Seat&)>& begin) {
    auto seat = std::make_unique<Seat>(context_, port_, seats_.size());
    seat->greet(headers);
    begin(*seat);
    seat->rest();
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = seat.get();
    ::epoll_ctl(poll_, EPOLL_CTL_ADD, seat->socket(), &event);
    seats_.push_back(std::move(seat));
    take(0, std::chrono::milliseconds{0}); // pings
}

std::uint64_t Crowd::take(std::uint64_t until, std::chrono::milliseconds patience) {
    std::array<epoll_event, 512> events{};
    const auto end = Steady::now() + patience;
    do {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Steady::now()).count();
        const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()),
            static_cast<int>(std::max<std::int64_t>(0, left)));
        for (int i = 0; i < count; ++i)
            messages_ += static_cast<Seat*>(events.at(static_cast<std::size_t>(i)).data.ptr)->take();
    } while (messages_ < until && Steady::now() < end);
    return messages_;
}

Members::Members(const std::filesystem::path& site, std::uint16_t port, std::size_t seats)
    : port_(port) {
    std::ifstream file{site / "crowd"};
    std::string address, password;
    while (people_.size() * seats_of_one < seats && file >> address >> password) {
        kit::Browser person{port, site / "certificate.pem"};
        const auto answer =
            ask(person, "POST", "/api/v1/session", {{"email", address}, {"password", password}});
        person.use_token(answer.at("token"));
        people_.push_back(std::move(person));
    }
    if (people_.size() * seats_of_one < seats) throw std::runtime_error("too few people for so many sockets");
    auto& author = people_.front();
    const auto space = ask(author, "GET", "/api/v1/spaces/open-policy");
    space_ = space.at("id");
    const auto page = ask(author, "POST", "/api/v1/wiki/pages",
        {{"component", space.at("components").at(0).at("id")}, {"title", title_}});
    page_ = page.at("id");
    publish();
}

nlohmann::json Members::ask(
    kit::Browser& who, const std::string& method, const std::string& path, const nlohmann::json& body) {
    const auto place = fmt::format("localhost:{}", port_);
    const auto answer = who.send(method, path, body.is_null() ? std::nullopt : std::optional{body.dump()},
        {{"Host", place}, {"Origin", "https://" + place}});
    if (answer.status != 200)
        throw std::runtime_error(fmt::format("{} was answered {}: {}", path, answer.status, answer.body));
    return answer.json();
}

void Members::open(Crowd& crowd) {
    auto& person = people_[opened_++ / seats_of_one];
    const std::string ticket =
        ask(person, "POST", "/api/v1/live-ticket", nlohmann::json::object()).at("ticket");
    crowd.open(fmt::format("Cookie: {}\r\n", person.cookies()), [&](Seat& seat) {
        seat.send(fmt::format(R"({{"type":"open","ticket":"{}"}})", ticket));
        for (const auto& topic : {std::string{"me"}, "space:" + space_}) {
            seat.send(fmt::format(R"({{"type":"subscribe","topic":"{}"}})", topic));
            if (const auto answer = seat.wait(); !answer.contains("subscribed"))
                throw std::runtime_error("a subscription was answered " + answer);
        }
    });
}

void Members::publish() {
    revision_ = ask(people_.front(), "POST", fmt::format("/api/v1/objects/{}/publication", page_),
        {{"title", title_}, {"markdown", fmt::format("Revision {}.", revision_)},
            {"base_revision", revision_}})
                    .at("revision");
}

} // namespace folkmoot::load
