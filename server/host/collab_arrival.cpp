#include "host/collab_arrival.hpp"

#include "collab/tree/vocabulary.hpp"
#include "host/query_text.hpp"

#include <charconv>

namespace folkmoot::host {
namespace {

/// What cannot be read as a number is older than all.
collab::Scope scope_of(std::string_view query) {
    for (const auto& [name, value] :
        read_query(query).value_or(std::vector<std::pair<std::string, std::string>>{})) {
        if (name != "schema") continue;
        unsigned version = 0;
        std::from_chars(value.data(), value.data() + value.size(), version);
        return version < collab::text_schema ? collab::Scope::read : collab::Scope::write;
    }
    return collab::Scope::write;
}

} // namespace

collab::Arrival arrival_of(
    const Viewer& viewer, std::string_view query, LiveTickets& tickets, const Clock& clock) {
    const auto is_good = [&tickets, &clock, session = viewer.session()](const std::string& ticket) {
        return tickets.take(ticket, session, clock.now());
    };
    return {.viewer = viewer, .ticket = is_good, .scope = scope_of(query)};
}

std::uint16_t close_code(collab::CollabEnd why) {
    switch (why) {
    case collab::CollabEnd::later:
        return 1013;
    case collab::CollabEnd::misused:
        return 1008;
    case collab::CollabEnd::too_large:
        return 1009;
    case collab::CollabEnd::reset:
        return 4205;
    case collab::CollabEnd::signed_out:
        return 4401;
    case collab::CollabEnd::timed_out:
        return 4408;
    case collab::CollabEnd::stopping:
        return 1012;
    }
    return 1011;
}

} // namespace folkmoot::host
