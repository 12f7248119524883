#pragma once
#include "folkmoot/access.hpp"

namespace folkmoot {

/// How a person is shown: name and organisation, never only a picture.
struct PersonLabel {
    ObjectId id;
    std::string name;
    std::string organisation; ///< of today's main affiliation; empty: none

    static constexpr auto fields() {
        return std::array{field<&PersonLabel::id>("id", "The person"),
            field<&PersonLabel::name>(
                "name", "Name as others see it", personal("to say who acted", "while the account exists")),
            field<&PersonLabel::organisation>("organisation", "Organisation the person acts for")};
    }
};

/// How a space is shown.
struct SpaceLabel {
    ObjectId id;
    std::string slug;
    std::string name;
    std::string kind;

    static constexpr auto fields() {
        return std::array{field<&SpaceLabel::id>("id", "The space"),
            field<&SpaceLabel::slug>("slug", "Its name in addresses"),
            field<&SpaceLabel::name>("name", "Its name"),
            field<&SpaceLabel::kind>("kind", "workspace, community or public")};
    }
};

/// How an object is shown in lists, links and search results.
struct ObjectLabel {
    ObjectId id;
    std::string type;
    std::string title;
    std::string address;
    SpaceLabel space;
    Time updated;
    PersonLabel updated_by;

    static constexpr auto fields() {
        return std::array{field<&ObjectLabel::id>("id", "The object"),
            field<&ObjectLabel::type>("type", "Its type, such as wiki.page"),
            field<&ObjectLabel::title>("title", "Its title"),
            field<&ObjectLabel::address>("address", "Where the client shows it"),
            field<&ObjectLabel::space>("space", "The space it is in"),
            field<&ObjectLabel::updated>("updated", "When last changed"),
            field<&ObjectLabel::updated_by>("updated_by", "By whom")};
    }
};

namespace objects {
/// A title as the end of an address: small ASCII letters, digits and hyphens; may be empty.
std::string slug(std::string_view title);
/// `/s/<space>/<component>/<id>-<slug>`: the id decides, the slug is for people.
std::string address_of(ReadTx& tx, const Standing& object);
/// In the order asked for. Any number costs at most three statements, so label a list at once.
std::vector<ObjectLabel> label(ReadTx& tx, std::span<const Standing> objects);
ObjectLabel label(ReadTx& tx, const Standing& object);
/// In the order asked for.
std::vector<PersonLabel> label_people(ReadTx& tx, std::span<const ObjectId> people);
PersonLabel label_person(ReadTx& tx, ObjectId person);
SpaceLabel label_space(ReadTx& tx, ObjectId space);
} // namespace objects

} // namespace folkmoot
