#include "access/role.hpp"
#include "folkmoot/access.hpp"
#include "folkmoot/objects.hpp"
#include "host/core_actions.hpp"
#include "host/core_routes.hpp"
#include "host/site_facts.hpp"
#include "identity/invitation.hpp"
#include "identity/organisation.hpp"
#include "identity/pasted_people.hpp"
#include "identity/secret.hpp"
#include "mail/render.hpp"
#include "mail/settings.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace folkmoot::host {
namespace {

constexpr std::int64_t invitations_a_page = 100;

struct InvitationList {
    ObjectId space;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&InvitationList::space>("space", "The space"),
            field<&InvitationList::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

Paged<identity::InvitationLine> show_invitations(ReadContext& context, const InvitationList& in) {
    ObjectId after;
    if (!in.after.empty()) {
        const auto id =
            ObjectId::parse(context.services.unseal("invitations", context.viewer.person(), in.after));
        if (!id) throw Problem(Code::bad_input, "cursor.invalid");
        after = *id;
    }
    Paged<identity::InvitationLine> page{
        .items = identity::list_invitations(context.tx, in.space, after, invitations_a_page)};
    if (std::ssize(page.items) == invitations_a_page)
        page.next =
            context.services.seal("invitations", context.viewer.person(), page.items.back().id.text());
    return page;
}

/// One person of a list before it is sent.
struct InviteRow {
    std::string address;
    std::string name;
    std::optional<ObjectId> organisation;
    static constexpr auto fields() {
        return std::array{field<&InviteRow::address>("address", "Address", length(0, 254),
                              personal("to be invited", "a month after the invitation has ended")),
            field<&InviteRow::name>("name", "Name", length(0, 200), or_default,
                personal("to be recognised in the list", "as the address")),
            field<&InviteRow::organisation>("organisation", "Whom they belong to")};
    }
};

struct CheckRows {
    ObjectId space;
    std::string text;
    std::vector<InviteRow> rows;
    static constexpr auto fields() {
        return std::array{field<&CheckRows::space>("space", "The space"),
            field<&CheckRows::text>("text",
                "Addresses as pasted, or a CSV file: read where no rows are given", length(0, 100'000), lines,
                or_default),
            field<&CheckRows::rows>("rows", "Rows as they were edited", at_most(1'000))};
    }
};

struct CheckedRow {
    std::int64_t line = 0;
    std::string address;
    std::string name;
    std::optional<ObjectId> organisation;
    std::string organisation_name;
    identity::PersonKind kind = identity::PersonKind::guest;
    std::string problem;
    std::string note;
    static constexpr auto fields() {
        return std::array{field<&CheckedRow::line>("line", "Where it stood, from 1"),
            field<&CheckedRow::address>("address", "Address"), field<&CheckedRow::name>("name", "Name"),
            field<&CheckedRow::organisation>(
                "organisation", "Whom they belong to, as the list or domain says"),
            field<&CheckedRow::organisation_name>("organisation_name", "Its name"),
            field<&CheckedRow::kind>("kind", "What an account becomes that has to be made first"),
            field<&CheckedRow::problem>("problem", "Why it cannot be sent, in words"),
            field<&CheckedRow::note>("note", "What is worth knowing, in words")};
    }
};

struct CheckedRows {
    std::vector<CheckedRow> rows;
    bool more = false;
    static constexpr auto fields() {
        return std::array{field<&CheckedRows::rows>("rows", "Each person"),
            field<&CheckedRows::more>("more", "Whether there were more, which were left out")};
    }
};

constexpr Sql body_of_name{"select min(id) from organisation where name = :name and ended is null"};
constexpr Sql open_invitation{
    "select count(*) from invitation where space = :space and address = :address and state = 'open'"};
constexpr Sql is_member{
    "select count(*) from person p join access_grant g on g.subject_kind = 'person' and g.subject = p.id "
    "where p.email = :address and g.scope = :space and (g.ends is null or g.ends > :now)"};

/// Rows as they were pasted; a row's organisation is found by its name, where there is just that.
std::vector<CheckedRow> read_rows(ReadTx& tx, const CheckRows& in, bool& more) {
    std::vector<CheckedRow> rows;
    if (in.rows.empty()) {
        auto pasted = identity::read_pasted(in.text, identity::most_invited_at_once);
        more = pasted.more;
        for (auto& person : pasted.people) {
            CheckedRow row{.line = static_cast<std::int64_t>(person.line),
                .address = std::move(person.address),
                .name = std::move(person.name)};
            if (!person.organisation.empty())
                row.organisation = tx.value<ObjectId>(body_of_name, bind("name", person.organisation));
            rows.push_back(std::move(row));
        }
        return rows;
    }
    for (const auto& row : in.rows)
        rows.push_back({.line = std::ssize(rows) + 1,
            .address = identity::email_key(row.address),
            .name = row.name,
            .organisation = row.organisation});
    return rows;
}

CheckedRows check_rows(ReadContext& context, const CheckRows& in) {
    ReadTx& tx = context.tx;
    CheckedRows checked;
    checked.rows = read_rows(tx, in, checked.more);
    std::set<std::string> seen;
    const auto say = [&](std::string_view key) {
        return context.services.message(key, context.viewer.language());
    };
    const auto counts = [&](const Sql& sql, const std::string& address) {
        return tx.value<std::int64_t>(sql, bind("space", in.space), bind("address", address)).value_or(0) > 0;
    };
    for (auto& row : checked.rows) {
        if (!mail::is_address(row.address)) {
            row.problem = say("identity.not_an_address");
            continue;
        }
        row.kind = identity::kind_of_newcomer(tx, row.address);
        if (!row.organisation) row.organisation = identity::organisation_for(tx, row.address, row.kind);
        if (const auto body =
                row.organisation ? identity::find_organisation(tx, *row.organisation) : std::nullopt)
            row.organisation_name = body->name;
        if (!seen.insert(row.address).second)
            row.problem = say("invitations.twice");
        else if (tx.value<std::int64_t>(is_member, bind("space", in.space), bind("address", row.address),
                       bind("now", tx.now()))
                     .value_or(0)
            > 0)
            row.problem = say("invitations.member_already");
        else if (counts(open_invitation, row.address))
            row.note = say("invitations.invited_already");
    }
    return checked;
}

/// Many people on the same terms.
struct Invite {
    ObjectId space;
    std::vector<InviteRow> rows;
    std::string role;
    std::optional<ObjectId> sponsor;
    std::string purpose;
    std::optional<Time> access_ends;
    std::string language = "en";
    static constexpr auto fields() {
        return std::array{field<&Invite::space>("space", "The space"),
            field<&Invite::rows>("rows", "Whom", at_most(identity::most_invited_at_once)),
            field<&Invite::role>("role", "Key of the role", length(1, 60)),
            field<&Invite::sponsor>("sponsor", "Who answers for those of them who are guests"),
            field<&Invite::purpose>("purpose", "Why they are to come", length(0, 500), or_default),
            field<&Invite::access_ends>("access_ends", "When their access ends; guests need one"),
            field<&Invite::language>("language", "Of the mail: en or cy", length(2, 2), or_default)};
    }
};

identity::NewInvitation terms_of(const Invite& in, const InviteRow& row) {
    return {.space = in.space,
        .role = in.role,
        .address = identity::email_key(row.address),
        .name = row.name,
        .organisation = row.organisation,
        .sponsor = in.sponsor,
        .purpose = in.purpose,
        .access_ends = in.access_ends,
        .language = in.language};
}

struct InviteWithTokens {
    Invite invite;
    std::vector<std::string> tokens;
};

InviteWithTokens make_tokens(PrepareContext&, const Invite& in) {
    InviteWithTokens made{.invite = in, .tokens = {}};
    for (std::size_t count = 0; count < in.rows.size(); ++count)
        made.tokens.push_back(identity::make_token());
    return made;
}

struct Invited {
    std::int64_t count = 0;
    static constexpr auto fields() {
        return std::array{field<&Invited::count>("count", "How many were invited")};
    }
};

/// All of them or none; what is wrong with a row's own fields is said of that row.
Invited invite(WriteContext& context, const InviteWithTokens& in) {
    WriteTx& tx = context.tx;
    if (in.invite.rows.empty())
        throw Problem(Code::bad_input, "request.fields").with_field({"rows", "invitations.nobody", {}});
    std::set<std::string> seen;
    for (std::size_t at = 0; at < in.invite.rows.size(); ++at) {
        const auto terms = terms_of(in.invite, in.invite.rows[at]);
        const auto of_row = [&](std::string_view field, std::string key) {
            return Problem(Code::bad_input, "request.fields")
                .with_field({"rows." + std::to_string(at) + "." + std::string{field}, std::move(key), {}});
        };
        if (!seen.insert(terms.address).second) throw of_row("address", "invitations.twice");
        try {
            const auto id = identity::invite(tx, context.viewer, terms, in.tokens[at]);
            tx.audit(AuditLine{"identity.invited"}.about(id).in(in.invite.space).with(terms.address));
        } catch (const Problem& problem) {
            if (problem.fields().size() != 1) throw;
            const auto wrong = problem.fields().front();
            if (wrong.path != "address" && wrong.path != "name" && wrong.path != "organisation") throw;
            throw of_row(wrong.path, wrong.key);
        }
    }
    return {.count = std::ssize(in.invite.rows)};
}

struct MailPreview {
    std::string subject;
    std::string text;
    static constexpr auto fields() {
        return std::array{field<&MailPreview::subject>("subject", "Its subject"),
            field<&MailPreview::text>("text", "As text, with a link that opens nothing", lines)};
    }
};

/// The mail as the first of the rows would get it.
MailPreview preview_mail(ReadContext& context, const Invite& in) {
    ReadTx& tx = context.tx;
    const auto terms = terms_of(in, in.rows.empty() ? InviteRow{} : in.rows.front());
    identity::check_terms(tx, context.viewer, terms);
    const auto& facts = tx.kept<SiteFacts>();
    const auto kind = std::ranges::find(facts.mails, "identity.invitation", &MailKind::name);
    if (kind == facts.mails.end()) throw Problem(Code::not_found, "mail.none");
    nlohmann::json values = nlohmann::json::object();
    for (const auto& [name, value] : identity::mail_values_of(tx, context.viewer.person(), terms))
        values[name] = value;
    auto written = mail::render(*kind,
        {.id = {},
            .kind = std::string{kind->name},
            .to = terms.address,
            .domain = {},
            .language = terms.language,
            .content = {nlohmann::json{{"values", values}, {"path", "/invitation#"}}.dump()},
            .secret = {},
            .tries_since = tx.now(),
            .created = tx.now()},
        {.site_name = facts.name, .base_url = facts.origin},
        [&](std::string_view key, std::string_view language, const auto& named) {
            return context.services.message(key, language, named);
        });
    return {.subject = std::move(written.subject), .text = std::move(written.text)};
}

struct InvitationAddress {
    ObjectId space;
    ObjectId invitation;
    static constexpr auto fields() {
        return std::array{field<&InvitationAddress::space>("space", "The space"),
            field<&InvitationAddress::invitation>("invitation", "The invitation")};
    }
};

struct SendingAgain {
    InvitationAddress address;
    std::string token;
};

SendingAgain make_token_for(PrepareContext&, const InvitationAddress& in) {
    return {.address = in, .token = identity::make_token()};
}

Done send_again(WriteContext& context, const SendingAgain& in) {
    identity::send_again(context.tx, context.viewer, in.address.space, in.address.invitation, in.token);
    context.tx.audit(
        AuditLine{"identity.invitation_sent_again"}.about(in.address.invitation).in(in.address.space));
    return {};
}

Done withdraw_invitation(WriteContext& context, const InvitationAddress& in) {
    identity::withdraw_invitation(context.tx, in.space, in.invitation);
    context.tx.audit(AuditLine{"identity.invitation_withdrawn"}.about(in.invitation).in(in.space));
    return {};
}

} // namespace

void add_invitation_routes(Registry& r) {
    r.get("/spaces/{space}/invitations", Access::to<Space, ManageAccess>("space"), show_invitations,
        "Who is invited here and has not come yet");
    r.ask("/spaces/{space}/invitations/check", Access::to<Space, ManageAccess>("space"), check_rows,
         "Read a list of people, and say of each what is known and wrong")
        .costly();
    r.ask("/spaces/{space}/invitations/mail", Access::to<Space, ManageAccess>("space"), preview_mail,
        "The mail as it would be sent");
    r.post("/spaces/{space}/invitations", Access::to<Space, ManageAccess>("space"), make_tokens, invite,
         "Invite people by their addresses")
        .costly();
    r.post("/spaces/{space}/invitations/{invitation}/link", Access::to<Space, ManageAccess>("space"),
        make_token_for, send_again, "Send another link");
    r.del("/spaces/{space}/invitations/{invitation}", Access::to<Space, ManageAccess>("space"),
         withdraw_invitation, "Withdraw an invitation")
        .essential();
}

} // namespace folkmoot::host
