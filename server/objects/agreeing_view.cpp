#include "objects/agreeing_view.hpp"

#include "folkmoot/printing.hpp"
#include "folkmoot/publishing.hpp"
#include "objects/planned_text.hpp"
#include "objects/text_links.hpp"

namespace folkmoot::objects {
namespace {

constexpr std::size_t most_agreements_shown = 20;
constexpr int most_stretches = 20; ///< of fifty that wait anywhere on the site

std::vector<std::string> acts_on(
    const PublicationRequest& request, bool own, const std::optional<AgreementBlock>& blocked) {
    if (own) return {"ask", "take_back"};
    if (request.declined) return {"ask"};
    if (blocked) return {"decline"};
    return {"agree", "decline"};
}

bool writes(ReadTx& tx, const Standing& object) {
    const auto text = written(tx, object).text;
    return !object.object().deleted && !text.write.empty() && object.can(text.write);
}

OwnAgreement own_agreement(ReadTx& tx, const Standing& object, const PublicationRequest& request) {
    OwnAgreement own{.object = label(tx, object),
        .by = label_person(tx, request.person),
        .asked = request.asked,
        .declined = request.declined,
        .declined_by = {},
        .reason = request.reason};
    if (request.declined_by) own.declined_by = label_person(tx, *request.declined_by);
    return own;
}

/// Adds those of them that the viewer may write.
void add_own(ReadTx& tx, const Viewer& viewer, std::span<const PublicationRequest> requests, std::size_t most,
    std::vector<OwnAgreement>& into) {
    std::vector<ObjectId> ids;
    for (const auto& request : requests)
        ids.push_back(request.object);
    for (const auto& object : access::find_standings(tx, viewer, ids, "")) {
        if (into.size() == most) return;
        const auto request = std::ranges::find(requests, object.object().id, &PublicationRequest::object);
        if (writes(tx, object)) into.push_back(own_agreement(tx, object, *request));
    }
}

} // namespace

PublicationRequestView view_publication_request(ReadContext& context, const Written& object,
    const PublicationRequest& request, const std::optional<Viewer>& asker) {
    ReadTx& tx = context.tx;
    const bool own = request.person == context.viewer.person();
    const auto standing = asker ? access::find_standing(tx, *asker, object.id(), {}) : std::nullopt;
    const auto tree = requested_tree(tx, object.id());
    const auto difference = change_for_readers(context, object, tree);
    const auto blocked = block_of(request, object, standing);
    PublicationRequestView view{.id = request.id,
        .by = label_person(tx, request.person),
        .own = own,
        .asked = request.asked,
        .title = request.title,
        .note = request.note,
        .minor = request.minor,
        .restored_from = request.restored_from,
        .due = request.due && *request.due > tx.now() ? request.moment() : std::nullopt,
        .html = print_for(tx, context.viewer, object,
            richtext::print_fragment(
                difference, html_options(context.services, context.request.language, difference.tree))),
        .added = static_cast<std::int64_t>(difference.words_added),
        .removed = static_cast<std::int64_t>(difference.words_removed),
        .moved_on = request.live_seq && draft_moved_on(context, object, tree),
        .blocked = blocked,
        .declined = request.declined,
        .declined_by = {},
        .reason = request.reason,
        .can = acts_on(request, own, blocked)};
    if (request.declined_by) view.declined_by = label_person(tx, *request.declined_by);
    return view;
}

std::vector<OwnAgreement> own_agreements(ReadTx& tx, const Viewer& viewer) {
    std::vector<OwnAgreement> own;
    add_own(tx, viewer, declined_requests(tx, viewer.person()), most_agreements_shown, own);
    const auto most = own.size() + most_agreements_shown;
    RequestPlace after;
    for (int stretch = 0; stretch < most_stretches && own.size() < most; ++stretch) {
        auto waiting = waiting_requests(tx, after);
        if (waiting.empty()) break;
        after = {.asked = waiting.back().asked, .object = waiting.back().object};
        std::erase_if(
            waiting, [&](const PublicationRequest& each) { return each.person == viewer.person(); });
        add_own(tx, viewer, waiting, most, own);
    }
    return own;
}

} // namespace folkmoot::objects
