#pragma once
#include "identity/person.hpp"

namespace folkmoot::identity {

enum class OrganisationKind { host, government, external };

} // namespace folkmoot::identity

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::identity::OrganisationKind>{
    std::string_view{"host"}, std::string_view{"government"}, std::string_view{"external"}};

namespace folkmoot::identity {

struct Organisation {
    ObjectId id;
    OrganisationKind kind = OrganisationKind::external;
    std::string name;
    std::string short_name;
    std::optional<Time> ended;
    static constexpr auto fields() {
        return std::array{field<&Organisation::id>("id", "The organisation"),
            field<&Organisation::kind>("kind", "The site's own, government, or outside"),
            field<&Organisation::name>("name", "Its name"),
            field<&Organisation::short_name>("short_name", "Its short name"),
            field<&Organisation::ended>("ended", "When it ceased to be")};
    }
};

struct NewOrganisation {
    OrganisationKind kind = OrganisationKind::external;
    std::string name;
    std::string short_name;
    std::vector<std::string> domains; ///< of its people's addresses, in lower case
};

ObjectId create_organisation(WriteTx& tx, const NewOrganisation& organisation);
/// From now on; what was posted before keeps the name of its day.
void rename_organisation(
    WriteTx& tx, ObjectId organisation, std::string_view name, std::string_view short_name);
/// Ends one and gives another its people of today, its address domains, roles and places in lanes.
/// Code::conflict when either has ended, or they are one.
void merge_organisations(WriteTx& tx, ObjectId ending, ObjectId into);
/// The name it had at a moment.
std::string organisation_name_at(ReadTx& tx, ObjectId organisation, Time when);
/// A former name, for imports and demonstration data.
void record_former_name(
    WriteTx& tx, ObjectId organisation, Time since, std::string_view name, std::string_view short_name);
std::optional<ObjectId> find_organisation_by_domain(ReadTx& tx, std::string_view domain);
/// Whom somebody with that address belongs to: the organisation that its domain names, and staff otherwise to
/// the site's own.
std::optional<ObjectId> organisation_for(ReadTx& tx, std::string_view email, PersonKind kind);
std::optional<Organisation> find_organisation(ReadTx& tx, ObjectId id);
/// At most 500, by name.
std::vector<Organisation> list_organisations(ReadTx& tx);

/// A named set of people, kept by hand.
ObjectId create_group(WriteTx& tx, std::string_view name);
std::optional<ObjectId> find_group(ReadTx& tx, std::string_view name);
void add_to_group(WriteTx& tx, ObjectId group, ObjectId person);
void remove_from_group(WriteTx& tx, ObjectId group, ObjectId person);

} // namespace folkmoot::identity
