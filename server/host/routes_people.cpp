#include "host/core_routes.hpp"
#include "identity/body_directory.hpp"
#include "identity/directory.hpp"

namespace folkmoot::host {
namespace {

constexpr std::int64_t page_size = 20;

struct FindPeople {
    std::string q;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&FindPeople::q>("q", "Part of a name or address", length(0, 100), or_default),
            field<&FindPeople::after>("after", "`next` of the page before", length(0, 2000), or_default)};
    }
};

struct FindBodies {
    std::string q;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&FindBodies::q>("q", "Part of a name", length(0, 100), or_default),
            field<&FindBodies::after>("after", "`next` of the page before", length(0, 2000), or_default)};
    }
};

/// One page of a directory, which goes on behind a name and its id.
template <class Entry>
Paged<Entry> page_of(ReadContext& context, std::string_view directory, const auto& in,
    std::vector<Entry> (*find)(
        ReadTx&, const Viewer&, std::string_view, const identity::DirectoryPlace&, std::int64_t)) {
    identity::DirectoryPlace place;
    if (!in.after.empty()) {
        const std::string text = context.services.unseal(directory, context.viewer.person(), in.after);
        auto id = ObjectId::parse(std::string_view{text}.substr(0, 13));
        if (!id) throw Problem(Code::bad_input, "cursor.invalid");
        place = {.name = text.substr(13), .id = *id};
    }
    Paged<Entry> page{.items = find(context.tx, context.viewer, in.q, place, page_size + 1)};
    if (std::cmp_greater(page.items.size(), page_size)) {
        page.items.pop_back();
        page.next = context.services.seal(
            directory, context.viewer.person(), page.items.back().id.text() + page.items.back().name);
    }
    return page;
}

Paged<identity::DirectoryPerson> show_people(ReadContext& context, const FindPeople& in) {
    return page_of(context, "people", in, identity::find_people);
}
Paged<identity::DirectoryBody> show_groups(ReadContext& context, const FindBodies& in) {
    return page_of(context, "groups", in, identity::find_groups);
}
Paged<identity::DirectoryBody> show_organisations(ReadContext& context, const FindBodies& in) {
    return page_of(context, "organisations", in, identity::find_organisations);
}

struct PersonAddress {
    ObjectId person;
    static constexpr auto fields() {
        return std::array{field<&PersonAddress::person>("person", "The person")};
    }
};

identity::PersonProfile show_person(ReadContext& context, const PersonAddress& in) {
    if (auto profile = identity::find_profile(context.tx, context.viewer, in.person))
        return std::move(*profile);
    throw Problem(Code::not_found, "identity.no_person");
}

} // namespace

void add_people_routes(Registry& r) {
    r.get("/people", Access::signed_in(), show_people, "Find people by name; guests find only themselves");
    r.get("/groups", Access::signed_in(), show_groups, "Find groups by name; guests find none");
    r.get("/organisations", Access::signed_in(), show_organisations,
        "Find organisations by name; guests find none");
    r.get("/people/{person}", Access::signed_in(), show_person,
        "A person's profile, as far as the viewer may know");
}

} // namespace folkmoot::host
