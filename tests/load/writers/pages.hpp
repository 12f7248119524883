#pragma once
#include "load/sockets/people.hpp"

namespace folkmoot::load {

/// A workspace of a demonstration site with pages that many people write in.
class Pages {
public:
    /// Who has so many connections, and writes with so many others in one document: different people there,
    /// as long as there are enough.
    Pages(const std::filesystem::path& site, std::uint16_t port, std::size_t connections,
        std::size_t of_one_document);

    /// Makes one page more: its id.
    std::string add();
    /// Who holds a connection, by its number: neighbours are different people.
    std::size_t holder_of(std::size_t connection) const { return connection % people_.count(); }
    People& people() { return people_; }

    static constexpr std::size_t most_people = 50;
    static constexpr std::size_t connections_of_one = 50; ///< collab::CollabHub::most_connections is 64

private:
    People people_;
    std::string component_;
    std::size_t added_ = 0;
};

} // namespace folkmoot::load
