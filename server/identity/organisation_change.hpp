#pragma once
#include "identity/directory.hpp"
#include "identity/organisation.hpp"

namespace folkmoot::identity {

/// Organisations as those see and change them who manage people. The functions here ask no rights: routes do.
struct OrganisationLine {
    ObjectId id;
    std::string name;
    std::string short_name;
    OrganisationKind kind = OrganisationKind::external;
    std::int64_t people = 0;
    std::optional<Time> ended;
    std::string successor_name;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&OrganisationLine::id>("id", "The organisation"),
            field<&OrganisationLine::name>("name", "Its name"),
            field<&OrganisationLine::short_name>("short_name", "Its short name"),
            field<&OrganisationLine::kind>("kind", "The site's own, government, or outside"),
            field<&OrganisationLine::people>("people", "How many people belong to it today"),
            field<&OrganisationLine::ended>("ended", "When it ceased to be"),
            field<&OrganisationLine::successor_name>("successor_name", "What it became a part of"),
            field<&OrganisationLine::version>("version", "For If-Match, when it is changed")};
    }
};

/// Those in whose names each of the words typed begins a word, by name, ended ones too; at most `limit`.
std::vector<OrganisationLine> list_organisation_lines(
    ReadTx& tx, std::string_view typed, const DirectoryPlace& after, std::int64_t limit);
/// Throws Code::not_found.
OrganisationLine require_organisation(ReadTx& tx, ObjectId organisation);

struct OrganisationName {
    std::string name;
    Time since;
    static constexpr auto fields() {
        return std::array{field<&OrganisationName::name>("name", "A name it has or had"),
            field<&OrganisationName::since>("since", "From when")};
    }
};
/// Newest first, at most 50.
std::vector<OrganisationName> list_names_of(ReadTx& tx, ObjectId organisation);
/// The domains of its people's addresses, at most 200.
std::vector<std::string> list_domains_of(ReadTx& tx, ObjectId organisation);

/// Says which domains are its own from now on. Throws Code::bad_input for the field `domains`: not a domain,
/// or another organisation's.
void set_domains(WriteTx& tx, ObjectId organisation, const std::vector<std::string>& domains);
/// Another version of it.
void organisation_changed(WriteTx& tx, ObjectId organisation);

/// What a merge would move.
struct OrganisationMerge {
    std::int64_t people = 0;
    std::int64_t domains = 0;
    std::int64_t roles = 0;
    std::int64_t lanes = 0;
    static constexpr auto fields() {
        return std::array{field<&OrganisationMerge::people>("people", "People of today"),
            field<&OrganisationMerge::domains>("domains", "Domains of addresses"),
            field<&OrganisationMerge::roles>("roles", "Roles"),
            field<&OrganisationMerge::lanes>("lanes", "Sides of communities")};
    }
};
OrganisationMerge preview_organisation_merge(ReadTx& tx, ObjectId ending);

/// A part of an organisation becomes one of its own today: it takes these domains, and the people of today
/// whose addresses have them. Roles and sides stay where they are.
struct OrganisationSplit {
    std::string name;
    std::string short_name;
    std::vector<std::string> domains;
};
ObjectId split_organisation(WriteTx& tx, ObjectId from, const OrganisationSplit& split);

} // namespace folkmoot::identity
