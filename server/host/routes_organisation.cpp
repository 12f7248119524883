#include "access/name.hpp"
#include "host/account_address.hpp"
#include "host/core_routes.hpp"
#include "host/directory_page.hpp"
#include "identity/organisation_change.hpp"

namespace folkmoot::host {
namespace {

constexpr std::int64_t organisations_a_page = 30;

struct ListOrganisations {
    std::string q;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&ListOrganisations::q>("q", "Part of a name", length(0, 100), or_default),
            field<&ListOrganisations::after>(
                "after", "`next` of the page before", length(0, 2000), or_default)};
    }
};

Paged<identity::OrganisationLine> show_organisations(ReadContext& context, const ListOrganisations& in) {
    return page_of(context, "organisation lines",
        identity::list_organisation_lines(
            context.tx, in.q, place_after(context, "organisation lines", in.after), organisations_a_page + 1),
        organisations_a_page);
}

struct OrganisationAddress {
    ObjectId organisation;
    static constexpr auto fields() {
        return std::array{field<&OrganisationAddress::organisation>("organisation", "The organisation")};
    }
};

struct OrganisationView {
    identity::OrganisationLine organisation;
    std::vector<identity::OrganisationName> names;
    std::vector<std::string> domains;
    static constexpr auto fields() {
        return std::array{field<&OrganisationView::organisation>("organisation", "The organisation"),
            field<&OrganisationView::names>("names", "The names it has had, today's first"),
            field<&OrganisationView::domains>("domains", "Of its people's addresses")};
    }
};

OrganisationView show_organisation(ReadContext& context, const OrganisationAddress& in) {
    OrganisationView view{.organisation = identity::require_organisation(context.tx, in.organisation),
        .names = identity::list_names_of(context.tx, in.organisation),
        .domains = identity::list_domains_of(context.tx, in.organisation)};
    context.revision = view.organisation.version;
    return view;
}

Saved saved_organisation(ReadTx& tx, ObjectId organisation) {
    return {.id = organisation, .revision = identity::require_organisation(tx, organisation).version};
}

void require_seen_organisation(const WriteContext& context, ObjectId organisation) {
    require_version(context.request, identity::require_organisation(context.tx, organisation).version);
}

struct AddOrganisation {
    std::string name;
    std::string short_name;
    identity::OrganisationKind kind = identity::OrganisationKind::external;
    std::vector<std::string> domains;
    static constexpr auto fields() {
        return std::array{field<&AddOrganisation::name>("name", "Its name", length(1, 200)),
            field<&AddOrganisation::short_name>("short_name", "Its short name", length(0, 60), or_default),
            field<&AddOrganisation::kind>("kind", "Government, or outside"),
            field<&AddOrganisation::domains>("domains", "Of its people's addresses", at_most(200))};
    }
};

Saved add_organisation(WriteContext& context, const AddOrganisation& in) {
    access::check_name(in.name, {.longest = 200});
    if (in.kind == identity::OrganisationKind::host)
        throw Problem(Code::bad_input, "request.fields").with_field({"kind", "identity.one_host", {}});
    const auto id = identity::create_organisation(
        context.tx, {.kind = in.kind, .name = in.name, .short_name = in.short_name, .domains = {}});
    identity::set_domains(context.tx, id, in.domains);
    context.tx.audit(AuditLine{"identity.organisation_added"}.about(id));
    return saved_organisation(context.tx, id);
}

struct ChangeOrganisation {
    ObjectId organisation;
    std::string name;
    std::string short_name;
    std::vector<std::string> domains;
    static constexpr auto fields() {
        return std::array{field<&ChangeOrganisation::organisation>("organisation", "The organisation"),
            field<&ChangeOrganisation::name>("name", "Its name from now on", length(1, 200)),
            field<&ChangeOrganisation::short_name>("short_name", "Its short name", length(0, 60), or_default),
            field<&ChangeOrganisation::domains>("domains", "Of its people's addresses", at_most(200))};
    }
};

Saved change_organisation(WriteContext& context, const ChangeOrganisation& in) {
    WriteTx& tx = context.tx;
    const auto before = identity::require_organisation(tx, in.organisation);
    require_version(context.request, before.version);
    access::check_name(in.name, {.longest = 200});
    if (before.name != in.name || before.short_name != in.short_name)
        identity::rename_organisation(tx, in.organisation, in.name, in.short_name);
    identity::set_domains(tx, in.organisation, in.domains);
    identity::organisation_changed(tx, in.organisation);
    tx.audit(AuditLine{"identity.organisation_changed"}.about(in.organisation).with(before.name));
    return saved_organisation(tx, in.organisation);
}

struct OrganisationMergeQuestion {
    ObjectId organisation;
    ObjectId into;
    static constexpr auto fields() {
        return std::array{
            field<&OrganisationMergeQuestion::organisation>("organisation", "The one that ends"),
            field<&OrganisationMergeQuestion::into>("into", "The one that stays")};
    }
};

struct OrganisationMergeEffect {
    identity::OrganisationLine ending;
    identity::OrganisationLine into;
    identity::OrganisationMerge moves;
    static constexpr auto fields() {
        return std::array{field<&OrganisationMergeEffect::ending>("ending", "The one that would end"),
            field<&OrganisationMergeEffect::into>("into", "The one that would stay"),
            field<&OrganisationMergeEffect::moves>("moves", "What would go over")};
    }
};

OrganisationMergeEffect show_organisation_merge(ReadContext& context, const OrganisationMergeQuestion& in) {
    return {.ending = identity::require_organisation(context.tx, in.organisation),
        .into = identity::require_organisation(context.tx, in.into),
        .moves = identity::preview_organisation_merge(context.tx, in.organisation)};
}

Saved merge_organisation(WriteContext& context, const OrganisationMergeQuestion& in) {
    require_seen_organisation(context, in.organisation);
    if (identity::require_organisation(context.tx, in.organisation).kind == identity::OrganisationKind::host)
        throw Problem(Code::conflict, "identity.host_stays");
    identity::merge_organisations(context.tx, in.organisation, in.into);
    identity::organisation_changed(context.tx, in.organisation);
    identity::organisation_changed(context.tx, in.into);
    return saved_organisation(context.tx, in.into);
}

struct SplitOrganisation {
    ObjectId organisation;
    std::string name;
    std::string short_name;
    std::vector<std::string> domains;
    static constexpr auto fields() {
        return std::array{field<&SplitOrganisation::organisation>("organisation", "The one that is split"),
            field<&SplitOrganisation::name>("name", "The new one's name", length(1, 200)),
            field<&SplitOrganisation::short_name>("short_name", "Its short name", length(0, 60), or_default),
            field<&SplitOrganisation::domains>("domains",
                "Which domains it takes, with the people whose addresses have them", at_most(200))};
    }
};

Saved split_organisation(WriteContext& context, const SplitOrganisation& in) {
    require_seen_organisation(context, in.organisation);
    access::check_name(in.name, {.longest = 200});
    const auto part = identity::split_organisation(
        context.tx, in.organisation, {.name = in.name, .short_name = in.short_name, .domains = in.domains});
    return saved_organisation(context.tx, part);
}

} // namespace

void add_organisation_routes(Registry& r) {
    r.get("/administration/organisations", Access::site<ManagePeople>(), show_organisations,
        "Organisations by name, ended ones too");
    r.get("/administration/organisations/{organisation}", Access::site<ManagePeople>(), show_organisation,
        "One organisation, with the names it has had");
    r.post("/administration/organisations", Access::site<ManagePeople>(), add_organisation,
        "Add an organisation");
    r.put("/administration/organisations/{organisation}", Access::site<ManagePeople>(), change_organisation,
        "Rename an organisation from now on, or say which domains are its own");
    r.get("/administration/organisations/{organisation}/merge", Access::site<ManagePeople>(),
        show_organisation_merge, "What would go over if an organisation became part of another");
    r.post("/administration/organisations/{organisation}/merge", Access::site<ManagePeople>(),
        merge_organisation, "Make an organisation part of another, from today");
    r.post("/administration/organisations/{organisation}/split", Access::site<ManagePeople>(),
        split_organisation, "Make a part of an organisation one of its own, from today");
}

} // namespace folkmoot::host
