#include "identity/organisation_change.hpp"

#include "access/administrators.hpp"
#include "access/rights_version.hpp"
#include "folkmoot/audit.hpp"
#include "folkmoot/text.hpp"
#include "identity/affiliation.hpp"
#include "identity/field_refusal.hpp"
#include "identity/name_words.hpp"

#include <algorithm>

namespace folkmoot::identity {
namespace {

constexpr std::int64_t organisations_at_once = 500;
constexpr int most_rounds_of_organisations = 50;

#define LINE                                                                                                 \
    "select o.id, o.name, o.short_name, o.kind, (select count(*) from affiliation a join person p on "       \
    "p.id = a.person where a.organisation = o.id and p.state <> 'erased' and a.since <= :now and "           \
    "(a.until is null or a.until > :now)), o.ended, coalesce(s.name, ''), o.version "                        \
    "from organisation o left join organisation s on s.id = o.successor "
constexpr Sql organisation_lines{LINE "where (o.name > :name or (o.name = :name and o.id > :id)) "
                                      "order by o.name, o.id limit :limit"};
constexpr Sql one_organisation_line{LINE "where o.id = :id"};
#undef LINE
constexpr Sql names_of_one{"select name, since from organisation_name where organisation = :id "
                           "order by since desc limit 50"};
constexpr Sql domains_of{
    "select domain from organisation_domain where organisation = :id order by domain limit 200"};
constexpr Sql owner_of_domain{"select organisation from organisation_domain where domain = :domain"};
constexpr Sql drop_domains{"delete from organisation_domain where organisation = :id"};
constexpr Sql put_domain{"insert into organisation_domain (domain, organisation) values (:domain, :id)"};
constexpr Sql give_domain{
    "update organisation_domain set organisation = :to where domain = :domain and organisation = :from"};
constexpr Sql next_version_of_organisation{"update organisation set version = version + 1 where id = :id"};
constexpr Sql organisation_brings{
    "select (select count(*) from affiliation where organisation = :id and since <= :now "
    "and (until is null or until > :now)), (select count(*) from organisation_domain where organisation = "
    ":id), "
    "(select count(*) from access_grant where subject_kind = 'organisation' and subject = :id), "
    "(select count(*) from lane_member where member_kind = 'organisation' and member = :id)"};

struct MovingMember {
    ObjectId affiliation;
    ObjectId person;
    std::string title;
    std::optional<Time> until;
    static constexpr auto fields() {
        return std::array{field<&MovingMember::affiliation>("id", ""),
            field<&MovingMember::person>("person", ""), field<&MovingMember::title>("title", ""),
            field<&MovingMember::until>("until", "")};
    }
};
constexpr Sql members_with_domain{
    "select a.id, a.person, a.title, a.until from affiliation a join person p on p.id = a.person "
    "where a.organisation = :from and a.since <= :now and (a.until is null or a.until > :now) "
    "and p.email like :ending order by a.id limit 1000"};

bool is_domain(std::string_view text) {
    return text.size() <= 253 && text.find('.') != text.npos && !text.starts_with('.') && !text.ends_with('.')
        && std::ranges::all_of(text, [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-'
                   || letter == '.';
           });
}

void move_people(WriteTx& tx, ObjectId from, ObjectId to, const std::string& domain) {
    const auto with_domain = [&] {
        return tx.rows<MovingMember>(
            members_with_domain, bind("from", from), bind("now", tx.now()), bind("ending", "%@" + domain));
    };
    // Whoever has been moved is no longer found, so the last page is empty.
    for (auto page = with_domain(); !page.empty(); page = with_domain())
        for (const auto& member : page) {
            end_affiliation(tx, member.affiliation);
            begin_affiliation(tx,
                {.person = member.person, .organisation = to, .title = member.title, .until = member.until});
            access::rights_changed(tx, member.person);
        }
}

} // namespace

std::vector<OrganisationLine> list_organisation_lines(
    ReadTx& tx, std::string_view typed, const DirectoryPlace& from, std::int64_t limit) {
    const auto words = name_words(typed);
    if (words.empty() && !folded(typed).empty()) return {};
    const auto matches = [&](const OrganisationLine& line) {
        const auto own = name_words(line.name + " " + line.short_name);
        return std::ranges::all_of(words, [&](const auto& word) {
            return std::ranges::any_of(own, [&](const auto& each) { return each.starts_with(word); });
        });
    };
    const auto most = static_cast<std::size_t>(std::clamp<std::int64_t>(limit, 1, 100));
    DirectoryPlace after = from;
    std::vector<OrganisationLine> found;
    for (int round = 0; round < most_rounds_of_organisations && found.size() < most; ++round) {
        const auto page = tx.rows<OrganisationLine>(organisation_lines, bind("name", after.name),
            bind("id", after.id), bind("now", tx.now()),
            bind("limit", words.empty() ? std::ssize(found) + limit : organisations_at_once));
        for (const auto& line : page)
            if (found.size() < most && matches(line)) found.push_back(line);
        if (words.empty() || std::ssize(page) < organisations_at_once) break;
        after = {.name = page.back().name, .id = page.back().id};
    }
    return found;
}

OrganisationLine require_organisation(ReadTx& tx, ObjectId organisation) {
    if (auto line =
            tx.row<OrganisationLine>(one_organisation_line, bind("id", organisation), bind("now", tx.now())))
        return std::move(*line);
    throw Problem(Code::not_found, "identity.no_organisation");
}

std::vector<OrganisationName> list_names_of(ReadTx& tx, ObjectId organisation) {
    return tx.rows<OrganisationName>(names_of_one, bind("id", organisation));
}

std::vector<std::string> list_domains_of(ReadTx& tx, ObjectId organisation) {
    return tx.values<std::string>(domains_of, bind("id", organisation));
}

void set_domains(WriteTx& tx, ObjectId organisation, const std::vector<std::string>& domains) {
    for (const auto& domain : domains) {
        if (!is_domain(domain)) refuse_field("domains", "identity.not_a_domain");
        const auto owner = tx.value<ObjectId>(owner_of_domain, bind("domain", domain));
        if (owner && *owner != organisation) refuse_field("domains", "identity.domain_taken");
    }
    tx.run(drop_domains, bind("id", organisation));
    auto each = domains;
    std::ranges::sort(each);
    each.erase(std::ranges::unique(each).begin(), each.end());
    for (const auto& domain : each)
        tx.run(put_domain, bind("domain", domain), bind("id", organisation));
}

void organisation_changed(WriteTx& tx, ObjectId organisation) {
    tx.run(next_version_of_organisation, bind("id", organisation));
    access::rights_changed(tx, organisation);
}

OrganisationMerge preview_organisation_merge(ReadTx& tx, ObjectId ending) {
    return tx.row<OrganisationMerge>(organisation_brings, bind("id", ending), bind("now", tx.now())).value();
}

ObjectId split_organisation(WriteTx& tx, ObjectId from, const OrganisationSplit& split) {
    const auto whole = require_organisation(tx, from);
    if (whole.ended) throw Problem(Code::conflict, "identity.organisation_ended");
    if (split.name.empty()) refuse_field("name", "field.empty");
    const auto own = list_domains_of(tx, from);
    for (const auto& domain : split.domains)
        if (std::ranges::find(own, domain) == own.end())
            refuse_field("domains", "identity.domain_not_its_own");
    const auto part = create_organisation(tx,
        {.kind = whole.kind == OrganisationKind::host ? OrganisationKind::government : whole.kind,
            .name = split.name,
            .short_name = split.short_name,
            .domains = {}});
    access::keep_an_administrator(tx, [&] {
        for (const auto& domain : split.domains) {
            tx.run(give_domain, bind("to", part), bind("domain", domain), bind("from", from));
            move_people(tx, from, part, domain);
        }
    });
    organisation_changed(tx, from);
    tx.audit(AuditLine{"identity.organisation_split"}.about(from).with(part.text()));
    return part;
}

} // namespace folkmoot::identity
