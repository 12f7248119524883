#include "folkmoot/resting.hpp"
#include "host/core_routes.hpp"
#include "objects/ask_event.hpp"
#include "objects/ask_view.hpp"
#include "objects/type_abilities.hpp"

namespace folkmoot::host {
namespace {

using objects::AskOthers;

struct OwnAsks {
    std::string after;
    static constexpr auto fields() {
        return std::array{
            field<&OwnAsks::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

Paged<objects::OwnAsk> show_own_asks(ReadContext& context, const OwnAsks& in) {
    return objects::list_own_asks(context.tx, context.viewer, in.after);
}

struct AsksAbout {
    ObjectId object;
    static constexpr auto fields() { return std::array{field<&AsksAbout::object>("object", "The object")}; }
};

objects::ObjectAsks show_asks(ReadContext& context, const AsksAbout& in) {
    const auto about = context.tx.require<ObjectRow, View>(context.viewer, in.object);
    return objects::asks_about(context.tx, context.viewer, about.standing());
}

struct PreviewAsk {
    ObjectId object;
    objects::AskKind kind = objects::AskKind::comment;
    std::vector<ObjectId> people;
    std::vector<ObjectId> groups;
    std::vector<ObjectId> organisations;
    std::vector<ObjectId> lanes;
    static constexpr auto fields() {
        return std::array{field<&PreviewAsk::object>("object", "What it is about"),
            field<&PreviewAsk::kind>("kind", "To do what with it"),
            field<&PreviewAsk::people>("people", "People", at_most(200)),
            field<&PreviewAsk::groups>("groups", "All in these groups", at_most(50)),
            field<&PreviewAsk::organisations>("organisations", "All of these organisations", at_most(50)),
            field<&PreviewAsk::lanes>("lanes", "In a community, all of these sides", at_most(100))};
    }
};

struct SendAsk {
    ObjectId object;
    objects::AskKind kind = objects::AskKind::comment;
    std::vector<ObjectId> people;
    std::vector<ObjectId> groups;
    std::vector<ObjectId> organisations;
    std::vector<ObjectId> lanes;
    std::string on;
    std::string zone;
    std::string note;
    static constexpr auto fields() {
        return std::array{field<&SendAsk::object>("object", "What it is about"),
            field<&SendAsk::kind>("kind", "To do what with it"),
            field<&SendAsk::people>("people", "People", at_most(200)),
            field<&SendAsk::groups>("groups", "All in these groups", at_most(50)),
            field<&SendAsk::organisations>("organisations", "All of these organisations", at_most(50)),
            field<&SendAsk::lanes>("lanes", "In a community, all of these sides", at_most(100)),
            field<&SendAsk::on>("on", "By the end of this day: 2026-11-27", length(10, 10)),
            field<&SendAsk::zone>("zone", "In this time zone: Europe/London", length(1, 60)),
            field<&SendAsk::note>("note", "What the people asked read with it",
                length(0, objects::longest_ask_note), lines, or_default)};
    }
};

Granted<ObjectRow, AskOthers> require_about(ReadTx& tx, const Viewer& viewer, ObjectId id) {
    auto about = tx.require<ObjectRow, AskOthers>(viewer, id);
    if (!objects::may_ask(viewer, about.standing())) throw Problem(Code::forbidden, "asks.only_staff");
    return about;
}

/// Who asks for comments asks people who may write some; who asks for the rest, people who see it.
access::Addressees addressees(ReadTx& tx, const Viewer& viewer, const auto& in) {
    const auto about = require_about(tx, viewer, in.object);
    std::string_view permission = View::permission;
    if (in.kind == objects::AskKind::comment) {
        const auto* abilities = tx.kept<objects::TypeAbilities>().find(about->type);
        if (!abilities || abilities->comment.empty()) throw Problem(Code::conflict, "asks.takes_no_comments");
        permission = abilities->comment;
    }
    auto found = access::find_addressees(tx, about.standing(),
        {.people = in.people, .groups = in.groups, .organisations = in.organisations, .lanes = in.lanes},
        permission);
    std::erase(found.may, viewer.person());
    return found;
}

objects::AskPreview preview_ask(ReadContext& context, const PreviewAsk& in) {
    return objects::preview_ask(context.tx, addressees(context.tx, context.viewer, in));
}

/// Somebody named who cannot do it is refused; those of a group or an organisation who cannot are not asked.
void require_able(const std::vector<ObjectId>& named, const access::Addressees& found) {
    for (const auto person : named)
        if (std::ranges::binary_search(found.may_not, person))
            throw Problem(Code::bad_input, "request.fields").with_field({"people", "asks.cannot_see", {}});
}

struct PreparedAsk {
    ObjectId object;
    objects::NewAsk ask;
};

/// Whom it reaches is found out before the transaction: it may take hundreds of looks. Whoever loses their
/// sight of the object later is not shown the ask.
PreparedAsk prepare_ask(PrepareContext& context, const SendAsk& in) {
    PreparedAsk prepared{.object = in.object,
        .ask = {.kind = in.kind,
            .due = objects::require_deadline(in.on, in.zone, context.clock.now()),
            .note = in.note,
            .people = {}}};
    context.read([&](ReadTx& tx) {
        auto found = addressees(tx, context.viewer, in);
        require_able(in.people, found);
        prepared.ask.people = std::move(found.may);
    });
    return prepared;
}

struct MadeAsk {
    ObjectId id;
    std::int64_t people = 0;
    static constexpr auto fields() {
        return std::array{field<&MadeAsk::id>("id", "The ask"),
            field<&MadeAsk::people>("people", "How many people were asked")};
    }
};

MadeAsk send_ask(WriteContext& context, const PreparedAsk& in) {
    const auto about = require_about(context.tx, context.viewer, in.object);
    const auto id = objects::ask(context.tx, about, in.ask);
    return {.id = id, .people = std::ssize(in.ask.people)};
}

struct AskAddress {
    ObjectId ask;
    static constexpr auto fields() { return std::array{field<&AskAddress::ask>("ask", "The ask")}; }
};

[[noreturn]] void refuse_as_missing() {
    throw Problem(Code::not_found, "access.not_found");
}

objects::AskRow require_ask(ReadTx& tx, ObjectId id) {
    auto ask = objects::find_ask(tx, id);
    if (!ask) refuse_as_missing();
    return std::move(*ask);
}

/// What an ask that the viewer sees is about: to everybody else the ask is missing, whether they see its
/// object or not.
Standing require_seen(ReadTx& tx, const Viewer& viewer, const objects::AskRow& ask) {
    auto about = access::find_standing(tx, viewer, ask.about, "");
    if (!about || !objects::sees_ask(tx, viewer, *about, ask.asked_by)) refuse_as_missing();
    return std::move(*about);
}

/// One that the viewer may lead, in a space that is open.
Granted<ObjectRow, AskOthers> require_led(ReadTx& tx, const Viewer& viewer, const objects::AskRow& ask) {
    require_seen(tx, viewer, ask);
    return tx.require<ObjectRow, AskOthers>(viewer, ask.about);
}

objects::AskView show_ask(ReadContext& context, const AskAddress& in) {
    const auto ask = require_ask(context.tx, in.ask);
    return objects::view_ask(context.tx, context.viewer, require_seen(context.tx, context.viewer, ask), ask);
}

struct ChangeAsk {
    ObjectId ask;
    std::string on;
    std::string zone;
    std::string note;
    static constexpr auto fields() {
        return std::array{field<&ChangeAsk::ask>("ask", "The ask"),
            field<&ChangeAsk::on>("on", "By the end of this day: 2026-11-27", length(10, 10)),
            field<&ChangeAsk::zone>("zone", "In this time zone: Europe/London", length(1, 60)),
            field<&ChangeAsk::note>("note", "What the people asked read with it",
                length(0, objects::longest_ask_note), lines, or_default)};
    }
};

struct PreparedChange {
    ObjectId ask;
    objects::AskChange change;
};

PreparedChange prepare_change(PrepareContext& context, const ChangeAsk& in) {
    return {.ask = in.ask,
        .change = {.due = objects::require_deadline(in.on, in.zone, context.clock.now()), .note = in.note}};
}

Done change_ask(WriteContext& context, const PreparedChange& in) {
    const auto ask = require_ask(context.tx, in.ask);
    objects::change_ask(context.tx, require_led(context.tx, context.viewer, ask), ask, in.change);
    return {};
}

struct EndAsk {
    ObjectId ask;
    objects::AskEnding ending = objects::AskEnding::closed;
    static constexpr auto fields() {
        return std::array{field<&EndAsk::ask>("ask", "The ask"),
            field<&EndAsk::ending>(
                "ending", "Closed: the answers count; withdrawn: nobody sees it any more")};
    }
};

Done end_ask(WriteContext& context, const EndAsk& in) {
    const auto ask = require_ask(context.tx, in.ask);
    objects::end_ask(context.tx, require_led(context.tx, context.viewer, ask), ask, in.ending);
    return {};
}

/// What the viewer was asked to do with something that they still see.
Standing require_asked(ReadTx& tx, const Viewer& viewer, const objects::AskRow& ask) {
    auto about = access::find_standing(tx, viewer, ask.about, "");
    if (!about || about->object().deleted || !objects::is_asked(tx, ask, viewer.person()))
        refuse_as_missing();
    access::require_open(tx, about->object().space);
    return std::move(*about);
}

struct AnswerAsk {
    ObjectId ask;
    objects::AskAnswer answer = objects::AskAnswer::answered;
    std::int64_t revision = 0;
    static constexpr auto fields() {
        return std::array{field<&AnswerAsk::ask>("ask", "The ask"),
            field<&AnswerAsk::answer>("answer", "What became of it"),
            field<&AnswerAsk::revision>(
                "revision", "The published revision that was read", range(1, 1 << 30))};
    }
};

Done answer_ask(WriteContext& context, const AnswerAsk& in) {
    const auto ask = require_ask(context.tx, in.ask);
    const auto about = require_asked(context.tx, context.viewer, ask);
    objects::answer_ask(context.tx, context.viewer, about, ask, in.answer, in.revision);
    return {};
}

Done take_answer_back(WriteContext& context, const AskAddress& in) {
    const auto ask = require_ask(context.tx, in.ask);
    const auto about = require_asked(context.tx, context.viewer, ask);
    objects::take_answer_back(context.tx, context.viewer, about, ask);
    return {};
}

} // namespace

void add_ask_routes(Registry& r) {
    r.get("/asks", Access::signed_in(), show_own_asks, "What one is asked to do and has not done yet");
    r.get(
        "/objects/{object}/asks", Access::to_any<View>("object"), show_asks, "What is asked about an object");
    // Each of up to 2,000 people is looked at.
    r.ask("/objects/{object}/ask-preview", Access::to_any<AskOthers>("object"), preview_ask,
         "Whom an ask would reach")
        .costly();
    r.post("/objects/{object}/asks", Access::to_any<AskOthers>("object"), prepare_ask, send_ask,
         "Ask people to comment on, approve or read it")
        .costly();
    // An ask is no object with a clause of its own: the handlers answer whoever may ask about its object, and
    // whom it asks.
    r.get("/asks/{ask}", Access::signed_in(), show_ask, "How far an ask has come, for whoever may ask");
    r.put("/asks/{ask}", Access::signed_in(), prepare_change, change_ask, "Give it another day or note");
    r.put("/asks/{ask}/ending", Access::signed_in(), end_ask, "Close or withdraw it");
    r.put("/asks/{ask}/answer", Access::signed_in(), answer_ask, "Say that one has done it");
    r.del("/asks/{ask}/answer", Access::signed_in(), take_answer_back, "Say that one has not, after all");
    r.event<objects::Asked>("Somebody was asked to do something with an object");
    r.event<objects::AskChanged>("An ask has another day or note");
    r.event<objects::AskEnded>("An ask was closed or withdrawn");
    r.event<objects::AskAnswered>("Somebody answered an ask, or took the answer back");
    r.event<objects::AskReminded>("Somebody is reminded of an ask");
}

} // namespace folkmoot::host
