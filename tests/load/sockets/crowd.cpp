#include "load/sockets/crowd.hpp"

#include <fmt/format.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <array>
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
    seat->greet("/live", headers);
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
    : people_(site, port, (seats + seats_of_one - 1) / seats_of_one) {
    const auto space = people_.ask(0, "GET", "/api/v1/spaces/open-policy");
    space_ = space.at("id");
    const auto page = people_.ask(0, "POST", "/api/v1/wiki/pages",
        {{"component", space.at("components").at(0).at("id")}, {"title", title_}});
    page_ = page.at("id");
    publish();
}

void Members::open(Crowd& crowd) {
    const auto who = opened_++ / seats_of_one;
    const auto ticket = people_.ticket(who);
    crowd.open(people_.headers(who), [&](Seat& seat) {
        seat.send(fmt::format(R"({{"type":"open","ticket":"{}"}})", ticket));
        for (const auto& topic : {std::string{"me"}, "space:" + space_}) {
            seat.send(fmt::format(R"({{"type":"subscribe","topic":"{}"}})", topic));
            if (const auto answer = seat.wait(); !answer.contains("subscribed"))
                throw std::runtime_error("a subscription was answered " + answer);
        }
    });
}

void Members::publish() {
    const auto path = fmt::format("/api/v1/objects/{}/publication", page_);
    revision_ = people_
                    .ask(0, "POST", path,
                        {{"title", title_}, {"markdown", fmt::format("Revision {}.", revision_)},
                            {"base_revision", revision_}})
                    .at("revision");
}

} // namespace folkmoot::load
