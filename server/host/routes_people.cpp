#include "host/core_routes.hpp"
#include "host/directory_page.hpp"
#include "identity/body_directory.hpp"
#include "identity/directory.hpp"
#include "identity/profile_word.hpp"

namespace folkmoot::host {
namespace {

constexpr std::int64_t found_a_page = 20;
constexpr std::int64_t words_suggested = 10;

struct FindPeople {
    std::string q;
    std::string skill;
    std::string language;
    std::string organisation;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&FindPeople::q>("q", "Part of a name or address", length(0, 100), or_default),
            field<&FindPeople::skill>(
                "skill", "Only with a skill of which a word begins so", length(0, 60), or_default),
            field<&FindPeople::language>("language", "Only who speak it", length(0, 60), or_default),
            field<&FindPeople::organisation>(
                "organisation", "Only of the organisation of that name", length(0, 500), or_default),
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

template <class Entry>
Paged<Entry> found_by_name(ReadContext& context, std::string_view directory, const auto& in,
    std::vector<Entry> (*find)(
        ReadTx&, const Viewer&, std::string_view, const identity::DirectoryPlace&, std::int64_t)) {
    return page_of(context, directory,
        find(context.tx, context.viewer, in.q, place_after(context, directory, in.after), found_a_page + 1),
        found_a_page);
}

Paged<identity::DirectoryPerson> show_people_found(ReadContext& context, const FindPeople& in) {
    return page_of(context, "people",
        identity::find_people(context.tx, context.viewer,
            {.typed = in.q, .skill = in.skill, .language = in.language, .organisation = in.organisation},
            place_after(context, "people", in.after), found_a_page + 1),
        found_a_page);
}
Paged<identity::DirectoryBody> show_groups_found(ReadContext& context, const FindBodies& in) {
    return found_by_name(context, "groups", in, identity::find_groups);
}
Paged<identity::DirectoryBody> show_organisations_found(ReadContext& context, const FindBodies& in) {
    return found_by_name(context, "organisations", in, identity::find_organisations);
}

struct SuggestWords {
    identity::WordKind kind = identity::WordKind::skill;
    std::string q;
    static constexpr auto fields() {
        return std::array{field<&SuggestWords::kind>("kind", "Skills or languages"),
            field<&SuggestWords::q>("q", "What has been typed so far", length(0, 60), or_default)};
    }
};

struct SuggestedWords {
    std::vector<std::string> items;
    static constexpr auto fields() {
        return std::array{field<&SuggestedWords::items>("items", "At most ten")};
    }
};

SuggestedWords show_words_suggested(ReadContext& context, const SuggestWords& in) {
    return {identity::suggest_words(context.tx, context.viewer, in.kind, in.q, words_suggested)};
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
    r.get("/people", Access::signed_in(), show_people_found,
        "Find people by name, skill, language and organisation; guests find those of their spaces");
    r.get("/people-words", Access::signed_in(), show_words_suggested,
         "Skills or languages of people whom the viewer may find, while one types")
        .costly();
    r.get("/groups", Access::signed_in(), show_groups_found, "Find groups by name; guests find none");
    r.get("/organisations", Access::signed_in(), show_organisations_found,
        "Find organisations by name; guests find those of people whom they may find");
    r.get("/people/{person}", Access::signed_in(), show_person,
        "A person's profile, as far as the viewer may know");
}

} // namespace folkmoot::host
