#include "folkmoot/access.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "host/site_facts.hpp"
#include "identity/person.hpp"
#include "mail/queue.hpp"
#include "mail/render.hpp"

#include <algorithm>

namespace folkmoot::host {
namespace {

struct MailQueueAsked {
    std::optional<mail::State> state;
    std::optional<ObjectId> before;
    static constexpr auto fields() {
        return std::array{field<&MailQueueAsked::state>("state", "Only those that stand so"),
            field<&MailQueueAsked::before>(
                "before", "Only mails queued before this one; absent: from the newest")};
    }
};

/// A mail with what its kind and its trouble are called, in the reader's language.
struct MailLine : mail::MailView {
    std::string what;
    std::string why;
    static constexpr auto fields() {
        return fields_after<mail::MailView>(
            std::array{field<&MailLine::what>("what", "What this kind of mail is for"),
                field<&MailLine::why>("why", "Why the last attempt did not succeed, in words")});
    }
};

MailLine mail_line(ReadContext& context, mail::MailView view) {
    const auto& kinds = context.tx.kept<SiteFacts>().mails;
    const auto kind = std::ranges::find(kinds, view.kind, &MailKind::name);
    MailLine line{{std::move(view)}, {}, {}};
    const auto say = [&](std::string_view key) {
        return context.services.message(key, context.viewer.language());
    };
    line.what = kind == kinds.end() ? line.kind : say(std::string{kind->texts} + "_what");
    if (!line.error.empty()) line.why = say(line.error);
    return line;
}

struct MailQueue {
    mail::Mode mode = mail::Mode::hold;
    bool held = false;
    std::vector<std::string> only_to;
    std::vector<mail::MailCount> counts;
    std::vector<MailLine> items;
    static constexpr auto fields() {
        return std::array{field<&MailQueue::mode>("mode", "What folkmoot.toml says becomes of mails"),
            field<&MailQueue::held>("held", "Whether they wait, whatever folkmoot.toml says"),
            field<&MailQueue::only_to>("only_to", "Addresses and domains that get mail in the mode only_to"),
            field<&MailQueue::counts>("counts", "How many stand how"),
            field<&MailQueue::items>("items", "At most fifty, the newest first")};
    }
};

MailQueue show_queue(ReadContext& context, const MailQueueAsked& in) {
    const auto& facts = context.tx.kept<SiteFacts>();
    MailQueue queue{.mode = facts.mail_mode,
        .held = mail::is_held(context.tx),
        .only_to = facts.mail_only_to,
        .counts = mail::count_mails(context.tx),
        .items = {}};
    for (auto& view : mail::list_mails(context.tx, in.state, in.before))
        queue.items.push_back(mail_line(context, std::move(view)));
    return queue;
}

struct MailAddress {
    ObjectId mail;
    static constexpr auto fields() { return std::array{field<&MailAddress::mail>("mail", "The mail")}; }
};

/// One mail, as far as administrators may read it.
struct MailShown {
    MailLine mail;
    std::string subject;
    std::string text;
    static constexpr auto fields() {
        return std::array{field<&MailShown::mail>("mail", "How it stands"),
            field<&MailShown::subject>("subject", "Its subject; empty where it is not for administrators"),
            field<&MailShown::text>(
                "text", "Its text, the link of one that lets somebody in left out", lines)};
    }
};

MailShown show_mail(ReadContext& context, const MailAddress& in) {
    const auto view = mail::find_mail(context.tx, in.mail);
    const auto letter = mail::find_letter(context.tx, in.mail);
    if (!view || !letter) throw Problem(Code::not_found, "mail.none");
    MailShown shown{.mail = mail_line(context, *view), .subject = {}, .text = {}};
    const auto& facts = context.tx.kept<SiteFacts>();
    const auto kind = std::ranges::find(facts.mails, view->kind, &MailKind::name);
    if (kind == facts.mails.end() || kind->sight == MailSight::envelope) return shown;
    auto written = mail::render(*kind, *letter, {.site_name = facts.name, .base_url = facts.origin},
        [&](std::string_view key, std::string_view language, const auto& values) {
            return context.services.message(key, language, values);
        });
    shown.subject = std::move(written.subject);
    shown.text = std::move(written.text);
    return shown;
}

Done try_mail_again(WriteContext& context, const MailAddress& in) {
    mail::retry(context.tx, in.mail);
    context.tx.audit(AuditLine{"mail.tried_again"}.about(in.mail));
    return {};
}

Done drop_mail(WriteContext& context, const MailAddress& in) {
    mail::drop(context.tx, in.mail);
    context.tx.audit(AuditLine{"mail.dropped"}.about(in.mail));
    return {};
}

struct MailsDropped {
    std::int64_t count = 0;
    static constexpr auto fields() {
        return std::array{field<&MailsDropped::count>("count", "How many there were")};
    }
};

MailsDropped drop_waiting(WriteContext& context, const Nothing&) {
    const auto count = mail::drop_waiting(context.tx);
    context.tx.audit(AuditLine{"mail.all_dropped"}.because(std::to_string(count)));
    return {.count = count};
}

struct MailHold {
    bool held = false;
    static constexpr auto fields() {
        return std::array{field<&MailHold::held>("held", "Whether mails wait from now on")};
    }
};

Done hold_mails(WriteContext& context, const MailHold& in) {
    mail::set_held(context.tx, in.held);
    context.tx.audit(AuditLine{in.held ? "mail.held" : "mail.released"});
    return {};
}

Saved send_trial(WriteContext& context, const Nothing&) {
    const auto person = identity::find_person(context.tx, context.viewer.person());
    if (!person) throw Problem(Code::not_found, "identity.no_person");
    const auto mail = mail::send(context.tx,
        {.kind = "mail.trial",
            .to = person->email,
            .language = person->language,
            .values = {{"person", person->name}}});
    context.tx.audit(AuditLine{"mail.trial_queued"}.about(mail));
    return {.id = mail};
}

} // namespace

void add_mail_routes(Registry& r) {
    r.get("/mails", Access::site<ManageSite>(), show_queue, "How the mails stand that the site sends");
    r.get("/mails/{mail}", Access::site<ManageSite>(), show_mail, "One mail, without what lets somebody in");
    r.post("/mails/{mail}/attempt", Access::site<ManageSite>(), try_mail_again,
        "Try a mail again that has failed");
    r.del(
        "/mails/{mail}", Access::site<ManageSite>(), drop_mail, "Never send a mail that waits or has failed");
    r.del("/waiting-mails", Access::site<ManageSite>(), drop_waiting, "Never send any mail that waits now");
    r.put("/mail-hold", Access::site<ManageSite>(), hold_mails, "Let all mails wait, or let them go");
    r.post("/mails", Access::site<ManageSite>(), send_trial, "Send a test mail to oneself");
}

} // namespace folkmoot::host
