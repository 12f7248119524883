// A second person agrees to a text before it is public: asking, looking, agreeing, declining, taking back.
#include "folkmoot/publishing.hpp"
#include "folkmoot/richtext_forms.hpp"
#include "host/core_routes.hpp"
#include "identity/acting_person.hpp"
#include "objects/agreeing_event.hpp"
#include "objects/agreeing_view.hpp"

namespace folkmoot::host {
namespace {

using objects::PublicationRequestView;

struct AgreeingAddress {
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&AgreeingAddress::object>("object", "The object")};
    }
};

struct AgreeingAnswer {
    objects::Agreement agreement = objects::Agreement::not_needed;
    std::optional<PublicationRequestView> request;
    static constexpr auto fields() {
        return std::array{field<&AgreeingAnswer::agreement>(
                              "agreement", "Whether somebody else has to agree, and there is one"),
            field<&AgreeingAnswer::request>("request", "What is asked; null: nothing")};
    }
};

AgreeingAnswer show_asked(ReadContext& context, const AgreeingAddress& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    AgreeingAnswer answer{.agreement = objects::agreement_for(context.tx, context.viewer, object)};
    if (const auto request = objects::find_publication_request(context.tx, in.object))
        answer.request = objects::view_publication_request(
            context, object, *request, identity::find_acting_person(context.tx, request->person));
    return answer;
}

struct AskAgreement : objects::Publication {
    std::optional<std::int64_t> restores;
    std::string on;
    std::string at;
    std::string zone;
    static constexpr auto fields() {
        return fields_after<objects::Publication>(std::array{
            field<&AskAgreement::restores>("restores", "An older revision to bring back, in place of a text",
                range(1, 1 << 30), or_default),
            field<&AskAgreement::on>("on",
                "The day on which a live text is to be published, as 2026-11-27; empty: once somebody agrees",
                length(0, 10), or_default),
            field<&AskAgreement::at>("at", "The time of that day, as 09:30", length(0, 5), or_default),
            field<&AskAgreement::zone>(
                "zone", "In this time zone: Europe/London", length(0, 60), or_default)});
    }
};

struct PreparedAsking {
    objects::PreparedText text;
    objects::Asking how;
};

/// The older revision as it is, under the title that it had.
objects::PreparedText restored_text(ReadTx& tx, const Viewer& viewer, const AskAgreement& in) {
    const auto object = objects::require_writing(tx, viewer, in.object);
    const auto older = objects::find_revision(tx, object.object, *in.restores);
    if (!older) throw Problem(Code::not_found, "objects.no_such_revision");
    objects::PreparedText text{.in = in, .head = object.row().revision};
    text.in.title = older->title;
    text.published = objects::published_text(tx, object.object);
    text.tree = read_text(older->body);
    return text;
}

PreparedAsking prepare_asking(PrepareContext& context, const AskAgreement& in) {
    PreparedAsking prepared{.text = {}, .how = {.restored_from = in.restores, .moment = {}}};
    if (!in.on.empty())
        prepared.how.moment = objects::require_moment(in.on, in.at, in.zone, context.clock.now());
    context.read([&](ReadTx& tx) {
        prepared.text = in.restores ? restored_text(tx, context.viewer, in)
                                    : objects::prepare_text(tx, context.viewer, context.services.ids(), in);
    });
    if (!in.restores) objects::require_described_pictures(prepared.text.tree);
    return prepared;
}

Saved save_asking(WriteContext& context, const PreparedAsking& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.text.in.object);
    return {
        .id = objects::ask_agreement(context, object, in.text, in.how), .revision = object.row().revision};
}

struct AgreeToPublish {
    ObjectId object;
    ObjectId request;
    static constexpr auto fields() {
        return std::array{field<&AgreeToPublish::object>("object", "The object"),
            field<&AgreeToPublish::request>("request", "The request that one has read")};
    }
};

struct PreparedAgreeing {
    AgreeToPublish in;
    std::optional<richtext::Tree> tree; ///< of that request, if it is there: another one has another id
};

PreparedAgreeing prepare_agreeing(PrepareContext& context, const AgreeToPublish& in) {
    PreparedAgreeing prepared{.in = in, .tree = {}};
    context.read([&](ReadTx& tx) {
        objects::require_writing(tx, context.viewer, in.object);
        const auto request = objects::find_publication_request(tx, in.object);
        if (request && request->id == in.request) prepared.tree = objects::requested_tree(tx, in.object);
    });
    return prepared;
}

objects::PublicationAnswer save_agreeing(WriteContext& context, const PreparedAgreeing& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.in.object);
    const auto request = objects::find_publication_request(context.tx, in.in.object);
    if (!request) throw Problem(Code::conflict, "agreeing.over");
    const auto asker = identity::find_acting_person(context.tx, request->person);
    if (!asker) throw Problem(Code::conflict, "agreeing.right_lost");
    if (!in.tree) throw Problem(Code::stale, "agreeing.asked_anew");
    return objects::agree(context, object, in.in.request, *in.tree, *asker);
}

struct DeclineToPublish {
    ObjectId object;
    ObjectId request;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&DeclineToPublish::object>("object", "The object"),
            field<&DeclineToPublish::request>("request", "The request that one has read"),
            field<&DeclineToPublish::reason>("reason", "Why, for whoever asked", length(1, 500), lines)};
    }
};

Done save_declining(WriteContext& context, const DeclineToPublish& in) {
    const auto object = objects::require_writing(context.tx, context.viewer, in.object);
    objects::decline_agreement(context, object, in.request, in.reason);
    return {};
}

Done save_taking_back(WriteContext& context, const AgreeingAddress& in) {
    objects::take_request_back(context, objects::require_writing(context.tx, context.viewer, in.object));
    return {};
}

} // namespace

void add_agreeing_routes(Registry& r) {
    // Which permission writing asks for, the object's type says: the handlers require it.
    r.get("/objects/{object}/publication-request", Access::to_any<View>("object"), show_asked,
        "Whether somebody else has to agree before a text is public, and what is asked");
    r.post("/objects/{object}/publication-request", Access::to_any<View>("object"), prepare_asking,
        save_asking, "Ask somebody else to agree that a text, as it is now, is published");
    r.del("/objects/{object}/publication-request", Access::to_any<View>("object"), save_taking_back,
        "Take back what one asked others to agree to");
    r.post("/objects/{object}/publication-request/agreement", Access::to_any<View>("object"),
        prepare_agreeing, save_agreeing, "Agree to a text, and publish it in the name of whoever asked");
    r.post("/objects/{object}/publication-request/refusal", Access::to_any<View>("object"), save_declining,
        "Decline to agree to a text, with the reason");
    r.event<objects::AgreementAsked>("Somebody asks another to agree to a text before it is public");
    r.event<objects::AgreementGiven>("A second person agreed to a text, and it was published");
    r.event<objects::AgreementDeclined>("A second person declined to agree to a text");
    r.event<objects::AgreementEnded>("What was asked will not be agreed to");
}

} // namespace folkmoot::host
