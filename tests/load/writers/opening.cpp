#include "load/writers/opening.hpp"

#include "collab/rooms/log.hpp"
#include "kit/seeded.hpp"
#include "load/writers/pages.hpp"
#include "store/database.hpp"

#include <array>
#include <chrono>
#include <fstream>
#include <stdexcept>

namespace folkmoot::load {
namespace {

using Steady = std::chrono::steady_clock;
constexpr yjs::ClientId writer_of_history = 2; ///< as page_history.mjs has it

double milliseconds_since(Steady::time_point began) {
    return std::chrono::duration<double, std::milli>{Steady::now() - began}.count();
}

std::vector<yjs::OwnedOctets> updates_of(const std::filesystem::path& keys) {
    std::ifstream file{keys, std::ios::binary};
    std::vector<yjs::OwnedOctets> updates;
    std::array<unsigned char, 4> size{};
    while (file.read(reinterpret_cast<char*>(size.data()), size.size())) {
        std::size_t length = 0;
        for (std::size_t at = size.size(); at-- > 0;)
            length = length << 8U | size.at(at);
        auto& update = updates.emplace_back(length);
        file.read(reinterpret_cast<char*>(update.data()), static_cast<std::streamsize>(update.size()));
    }
    if (updates.empty()) throw std::runtime_error("there is no history in " + keys.string());
    return updates;
}

} // namespace

std::size_t ask_for_text(
    Seat& seat, const Protocol& protocol, std::string_view document, std::string_view ticket) {
    if (protocol.names_documents()) seat.put(collab::token_frame(document, ticket));
    constexpr std::array<std::uint8_t, 1> nothing{0}; // an empty state vector
    seat.put(protocol.message(document, collab::SyncKind::state, nothing));
    seat.flush();
    while (protocol.has_documents()) {
        const auto message = seat.wait();
        const auto heard = protocol.read(message);
        if (heard && heard->kind == collab::SyncKind::answer
            && (heard->document.empty() || heard->document == document))
            return heard->body.size();
    }
    return 0;
}

Opened open_document(const Protocol& protocol, std::uint16_t port, std::string_view document,
    const std::filesystem::path& site) {
    std::string headers, ticket = "none";
    if (protocol.has_people()) {
        People people{site, port, 1};
        headers = people.headers(0);
        ticket = people.ticket(0);
    }
    SSL_CTX* context = protocol.is_secure() ? SSL_CTX_new(TLS_client_method()) : nullptr;
    Opened opened;
    {
        const auto began = Steady::now();
        Seat seat{context, protocol.door(port), 0};
        seat.greet(protocol.path_of(document), headers);
        const auto asked = Steady::now();
        opened.octets = ask_for_text(seat, protocol, document, ticket);
        opened.milliseconds = milliseconds_since(began);
        opened.asked = milliseconds_since(asked);
    }
    SSL_CTX_free(context);
    return opened;
}

std::string begin_page(std::uint16_t port, const std::filesystem::path& site) {
    auto page = Pages{site, port, 1, 1}.add();
    open_document(Protocol{"folkmoot"}, port, page, site);
    return page;
}

void keep_history(const std::filesystem::path& store, std::string_view page,
    const std::filesystem::path& keys, std::size_t of_one_save) {
    const auto document = ObjectId::parse(page);
    if (!document) throw std::invalid_argument("no page is called so");
    const kit::TestClock clock;
    kit::CountingMint ids;
    store::Database database{{.url = "sqlite://" + store.string()}, clock, ids};
    static constexpr Sql author{"select author from object where id = :id"};
    auto updates = updates_of(keys);
    database.write_now("history", [&](WriteTx& tx) {
        const auto person = tx.value<ObjectId>(author, bind("id", *document)).value();
        for (std::size_t first = 0; first < updates.size(); first += of_one_save) {
            collab::Contribution save{.person = person};
            for (auto at = first; at < std::min(updates.size(), first + of_one_save); ++at)
                save.updates.push_back(std::move(updates[at]));
            if (first == 0) save.claims.push_back(writer_of_history);
            collab::append(tx, *document, {std::move(save)});
        }
    });
}

} // namespace folkmoot::load
