// Staff who ask to be let into a space, and those who let them in.
#include "access/access_request.hpp"
#include "access/access_request_event.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"

namespace folkmoot::host {
namespace {

struct AskedSpace {
    ObjectId space;
    static constexpr auto fields() { return std::array{field<&AskedSpace::space>("space", "The space")}; }
};

struct AskForAccess {
    ObjectId space;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&AskForAccess::space>("space", "The space"),
            field<&AskForAccess::reason>("reason", "What for", length(1, 500), lines)};
    }
};

struct OwnRequestAddress {
    ObjectId request;
    static constexpr auto fields() {
        return std::array{field<&OwnRequestAddress::request>("request", "The request")};
    }
};

struct RequestAddress {
    ObjectId space;
    ObjectId request;
    static constexpr auto fields() {
        return std::array{field<&RequestAddress::space>("space", "The space"),
            field<&RequestAddress::request>("request", "The request")};
    }
};

struct GiveAccess : RequestAddress {
    std::string role;
    std::optional<Time> until;
    static constexpr auto fields() {
        return fields_after<RequestAddress>(
            std::array{field<&GiveAccess::role>("role", "Key of the role", length(1, 60)),
                field<&GiveAccess::until>("until", "Until when; left out: until taken away")});
    }
};

struct DeclineAccess : RequestAddress {
    std::string answer;
    static constexpr auto fields() {
        return fields_after<RequestAddress>(std::array{
            field<&DeclineAccess::answer>("answer", "Why, for whoever asked", length(1, 500), lines)});
    }
};

struct OwnRequests {
    std::vector<access::OwnAccessRequest> items;
    static constexpr auto fields() {
        return std::array{field<&OwnRequests::items>("items", "The newest first", at_most(100))};
    }
};

struct WaitingRequests {
    std::vector<access::WaitingAccessRequest> items;
    static constexpr auto fields() {
        return std::array{field<&WaitingRequests::items>("items", "The oldest first", at_most(100))};
    }
};

OwnRequests show_own_requests(ReadContext& context, const Nothing&) {
    return {access::own_access_requests(context.tx, context.viewer)};
}

WaitingRequests show_requests(ReadContext& context, const AskedSpace& in) {
    return {access::access_requests_in(context.tx, context.viewer, in.space)};
}

Saved ask_to_come_in(WriteContext& context, const AskForAccess& in) {
    const auto id = access::ask_for_access(context.tx, context.viewer, in.space, in.reason);
    context.tx.audit(AuditLine{"core.access_asked"}.in(in.space));
    return {.id = id, .revision = 0};
}

Done withdraw_request(WriteContext& context, const OwnRequestAddress& in) {
    access::withdraw_access_request(context.tx, context.viewer, in.request);
    return {};
}

Done let_in(WriteContext& context, const GiveAccess& in) {
    access::grant_access_request(
        context.tx, context.viewer, in.space, in.request, {.role = in.role, .ends = in.until});
    context.tx.audit(AuditLine{"core.access_request_granted"}.in(in.space).because(in.role));
    return {};
}

Done decline_request(WriteContext& context, const DeclineAccess& in) {
    access::decline_access_request(context.tx, context.viewer, in.space, in.request, in.answer);
    context.tx.audit(AuditLine{"core.access_request_declined"}.in(in.space).with(in.answer));
    return {};
}

} // namespace

void add_access_request_routes(Registry& r) {
    r.event<access::AccessAsked>("Somebody asks to be let into a space, or does no more");
    r.event<access::AccessAnswered>("Whoever asked to be let into a space was answered");

    r.get("/access-requests", Access::signed_in(), show_own_requests,
        "The spaces that one asked to be let into");
    r.del("/access-requests/{request}", Access::signed_in(), withdraw_request,
        "Take back what one asked for, or away where it was declined");
    r.post("/spaces/{space}/access-requests",
        Access::in_handler("staff who find the space in the list of spaces and are not in it"),
        ask_to_come_in, "Ask to be let into a space");
    r.get("/spaces/{space}/access-requests", Access::to<Space, ManageAccess>("space"), show_requests,
        "Who asks to be let in");
    r.post("/spaces/{space}/access-requests/{request}/role", Access::to<Space, ManageAccess>("space"), let_in,
        "Let somebody in who asked");
    r.post("/spaces/{space}/access-requests/{request}/refusal", Access::to<Space, ManageAccess>("space"),
        decline_request, "Decline to let somebody in, with a reason");
}

} // namespace folkmoot::host
