#pragma once
#include "access/words.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::access {

/// So many spaces somebody may wait for at once.
inline constexpr std::int64_t most_access_requests = 20;
/// So long after it was declined one may ask again.
inline constexpr std::chrono::days access_request_pause{7};

/// Staff ask to be let into a space that stands in the list of spaces; whoever gives roles there is told.
/// While nobody has answered, asking again gives another reason. Throws Code::not_found for a space that the
/// viewer could not know of, Code::forbidden "joining.already_in", and Code::conflict
/// "joining.declined_lately" and "joining.too_many".
ObjectId ask_for_access(WriteTx& tx, const Viewer& viewer, ObjectId space, const std::string& reason);

/// Takes one's own request back, or away where it was declined. Throws Code::not_found.
void withdraw_access_request(WriteTx& tx, const Viewer& viewer, ObjectId request);

/// What whoever may give the role gives for a request.
struct AccessGiven {
    std::string role; ///< its key
    std::optional<Time> ends; ///< none: until taken away
};
/// Gives the role, as `grant` does, which it throws as; with any role there the request ends. Both throw
/// Code::not_found for what is not asked (any more) in that space.
void grant_access_request(
    WriteTx& tx, const Viewer& actor, ObjectId space, ObjectId request, const AccessGiven& given);
/// With a reason that whoever asked reads. Asks for core.manage_access.
void decline_access_request(
    WriteTx& tx, const Viewer& actor, ObjectId space, ObjectId request, const std::string& answer);

/// What somebody asked for, as they see it.
struct OwnAccessRequest {
    ObjectId id;
    SpaceLabel space;
    std::string reason;
    Time asked;
    std::optional<Time> declined;
    std::string answer;
    static constexpr auto fields() {
        return std::array{field<&OwnAccessRequest::id>("id", "The request"),
            field<&OwnAccessRequest::space>("space", "To be let into which space"),
            field<&OwnAccessRequest::reason>("reason", "What for"),
            field<&OwnAccessRequest::asked>("asked", "When"),
            field<&OwnAccessRequest::declined>("declined", "When it was declined"),
            field<&OwnAccessRequest::answer>("answer", "Why it was declined")};
    }
};
/// The newest first; at most 100.
std::vector<OwnAccessRequest> own_access_requests(ReadTx& tx, const Viewer& viewer);
/// Those alone that were declined.
std::vector<OwnAccessRequest> own_declined_requests(ReadTx& tx, const Viewer& viewer);

/// What waits for an answer, as whoever gives roles there sees it.
struct WaitingAccessRequest {
    ObjectId id;
    SpaceLabel space;
    PersonLabel person;
    std::string title;
    std::string reason;
    Time asked;
    static constexpr auto fields() {
        return std::array{field<&WaitingAccessRequest::id>("id", "The request"),
            field<&WaitingAccessRequest::space>("space", "To be let into which space"),
            field<&WaitingAccessRequest::person>("person", "Who asks"),
            field<&WaitingAccessRequest::title>(
                "title", "Their job title", personal("so that others know who asks", "while it waits")),
            field<&WaitingAccessRequest::reason>("reason", "What for"),
            field<&WaitingAccessRequest::asked>("asked", "When")};
    }
};
/// Of one space, the oldest first; at most 100. Asks for core.manage_access.
std::vector<WaitingAccessRequest> access_requests_in(ReadTx& tx, const Viewer& viewer, ObjectId space);
/// Of the spaces that the viewer sees and in which they give roles, the oldest first; at most 20. Costs a
/// statement, and two for each such space in which somebody waits.
std::vector<WaitingAccessRequest> access_requests_waiting_for(ReadTx& tx, const Viewer& viewer);

} // namespace folkmoot::access
