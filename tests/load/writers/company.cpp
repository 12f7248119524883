#include "load/writers/company.hpp"

#include "load/writers/opening.hpp"

#include <fmt/format.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <ratio>
#include <stdexcept>

namespace folkmoot::load {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::chrono::milliseconds warm_up{500};
constexpr yjs::ClientId first_client = 1'000;
constexpr std::size_t letters_of_a_paragraph = 100;

double cpu_of_this_process() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

} // namespace

Company::Company(const Protocol& protocol, std::uint16_t port, const std::filesystem::path& site)
    : protocol_(protocol)
    , port_(port)
    , site_(site)
    , context_(protocol.is_secure() ? SSL_CTX_new(TLS_client_method()) : nullptr)
    , poll_(::epoll_create1(0)) { }

Company::~Company() {
    places_.clear();
    ::close(poll_);
    SSL_CTX_free(context_);
}

void Company::sign_in(std::size_t connections, std::size_t writers) {
    if (protocol_.has_people() && !pages_) pages_.emplace(site_, port_, connections, writers);
}

void Company::open(std::size_t documents, std::size_t writers, std::size_t of_one_connection) {
    const auto groups = (documents + of_one_connection - 1) / of_one_connection;
    sign_in(groups * writers, writers);
    std::vector<std::string> names;
    while (names.size() < documents)
        names.push_back(pages_ ? pages_->add()
                               : fmt::format("document-{}-{}", ::getpid(), editors_.size() + names.size()));
    for (std::size_t first = 0; first < documents; first += of_one_connection) {
        const auto last = std::min(documents, first + of_one_connection);
        for (std::size_t writer = 0; writer < writers; ++writer) {
            const auto ticket = pages_ ? pages_->people().ticket(pages_->holder_of(places_.size())) : "none";
            Place& place = connect(names[first]);
            for (auto name = first; name < last; ++name)
                enter(place, names[name], ticket);
            place.seat.rest();
            turn(std::chrono::nanoseconds{0});
        }
    }
    std::ranges::sort(editors_, {}, [](const auto& editor) {
        return std::pair{std::string_view{editor->document}, editor->keys.client()};
    });
    begin_waves(writers);
}

Company::Place& Company::connect(std::string_view document) {
    const auto number = places_.size();
    auto& place = *places_.emplace_back(std::make_unique<Place>(context_, protocol_.door(port_), number));
    place.seat.greet(
        protocol_.path_of(document), pages_ ? pages_->people().headers(pages_->holder_of(number)) : "");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &place;
    ::epoll_ctl(poll_, EPOLL_CTL_ADD, place.seat.socket(), &event);
    return place;
}

/// Waits for the text, then begins a paragraph in it.
void Company::enter(Place& place, const std::string& document, std::string_view ticket) {
    const auto client = first_client + editors_.size();
    auto& editor = *editors_.emplace_back(std::make_unique<Editor>(document, &place, Keys{client}));
    place.editors.push_back(&editor);
    place.by_document.emplace(editor.document, &editor);
    ask_for_text(place.seat, protocol_, document, ticket);
    place.seat.put(protocol_.message(document, collab::SyncKind::update, editor.keys.paragraph()));
    place.seat.flush();
}

/// In each document the first follows the last.
void Company::begin_waves(std::size_t of_document) {
    for (std::size_t at = 0; at < editors_.size(); ++at) {
        const auto first = at - at % of_document;
        editors_[at]->before = editors_[first + (at - first + of_document - 1) % of_document].get();
    }
}

void Company::fill(std::size_t letters) {
    const std::string words(letters_of_a_paragraph, 'k');
    for (const auto& editor : editors_) {
        if (editor->keys.has_letters()) continue;
        for (std::size_t done = 0; done < letters; done += words.size()) {
            if (done > 0) send(*editor, editor->keys.paragraph());
            send(*editor, editor->keys.next(words));
        }
        turn(std::chrono::milliseconds{1});
    }
}

void Company::rest(std::chrono::milliseconds time) {
    for (const auto end = Steady::now() + time; Steady::now() < end;)
        turn(std::chrono::milliseconds{10});
}

Typed Company::type(std::chrono::milliseconds time, unsigned rate) {
    answers_keys_ = rate == 0;
    if (answers_keys_)
        for (const auto& editor : editors_)
            key(*editor);
    const auto pause =
        std::chrono::nanoseconds{std::chrono::seconds{1}} / std::max<std::size_t>(1, rate * editors_.size());
    std::size_t next = 0;
    const auto type_until = [&](Steady::time_point end) {
        for (auto due = Steady::now(); Steady::now() < end;) {
            for (; rate > 0 && due <= Steady::now(); due += pause)
                key(*editors_[next++ % editors_.size()]);
            const auto patience = std::min(end, rate > 0 ? due : end) - Steady::now();
            turn(std::max(patience, Steady::duration{0}));
        }
    };
    type_until(Steady::now() + warm_up);
    const auto began = Steady::now();
    const auto cpu = cpu_of_this_process();
    typed_ = {};
    is_measuring_ = true;
    type_until(began + time);
    is_measuring_ = answers_keys_ = false;
    typed_.seconds = Seconds{Steady::now() - began}.count();
    typed_.cpu = cpu_of_this_process() - cpu;
    return std::move(typed_);
}

void Company::key(Editor& editor) {
    editor.typed = Steady::now();
    editor.is_timed = is_measuring_;
    send(editor, editor.keys.next());
}

void Company::send(Editor& editor, yjs::Octets update) {
    Place& place = *editor.place;
    place.seat.put(protocol_.message(editor.document, collab::SyncKind::update, update));
    if (!std::exchange(place.has_output, true)) with_output_.push_back(&place);
}

void Company::take(std::string_view octets) {
    const auto heard = protocol_.read(octets);
    if (!heard || heard->kind != collab::SyncKind::update) return;
    auto* editor = place_->editors.front();
    if (!heard->document.empty()) {
        const auto found = place_->by_document.find(heard->document);
        if (found == place_->by_document.end()) return;
        editor = found->second;
    }
    const auto author = author_of(heard->body);
    if (author == editor->keys.client()) return; // some servers say it to its writer, too
    if (is_measuring_) ++typed_.deliveries;
    if (!editor->before || author != editor->before->keys.client()) return;
    if (is_measuring_ && editor->before->is_timed)
        typed_.delays.push_back(
            std::chrono::duration<float, std::milli>{now_ - editor->before->typed}.count());
    if (answers_keys_) key(*editor->before);
}

/// One look at what has come; all that is said to it goes out together.
void Company::turn(std::chrono::nanoseconds patience) {
    flush();
    std::array<epoll_event, 512> events{};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(patience);
    const timespec wait{.tv_sec = seconds.count(), .tv_nsec = (patience - seconds).count()};
    const auto began = Steady::now();
    const int count = ::epoll_pwait2(poll_, events.data(), static_cast<int>(events.size()), &wait, nullptr);
    typed_.waited += Seconds{Steady::now() - began}.count();
    const Seat::Hear hear = [this](std::string_view octets) { take(octets); };
    for (int at = 0; at < count; ++at) {
        place_ = static_cast<Place*>(events.at(static_cast<std::size_t>(at)).data.ptr);
        now_ = Steady::now();
        place_->seat.take(hear);
    }
    flush();
}

void Company::flush() {
    std::erase_if(with_output_, [](Place* place) { return !(place->has_output = !place->seat.flush()); });
}

} // namespace folkmoot::load
