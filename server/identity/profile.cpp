#include "identity/profile.hpp"

#include "access/rights_version.hpp"
#include "identity/field_refusal.hpp"
#include "identity/profile_word.hpp"
#include "objects/local_time.hpp"

#include <fmt/format.h>

namespace folkmoot::identity {
namespace {

struct ProfileLine {
    std::string does;
    std::string works_on;
    std::string hours;
    std::string contact;
    ContactFor contact_for = ContactFor::nobody;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&ProfileLine::does>("does", "What they do"),
            field<&ProfileLine::works_on>("works_on", "What they work on"),
            field<&ProfileLine::hours>("hours", "When they work"),
            field<&ProfileLine::contact>("contact", "Another way to reach them"),
            field<&ProfileLine::contact_for>("contact_for", "Who is told that"),
            field<&ProfileLine::version>("version", "How often it was changed")};
    }
};
constexpr Sql select_profile{
    "select does, works_on, hours, contact, contact_for, version from profile where person = :person"};
constexpr Sql zone_of_person{"select time_zone from person where id = :person"};
constexpr Sql put_line{
    "insert into profile (person, does, works_on, hours, contact, contact_for, version, changed) values "
    "(:person, :does, :works_on, :hours, :contact, :contact_for, 1, :now) on conflict (person) do update "
    "set does = excluded.does, works_on = excluded.works_on, hours = excluded.hours, "
    "contact = excluded.contact, contact_for = excluded.contact_for, version = profile.version + 1, "
    "changed = excluded.changed"};
constexpr Sql put_zone{"update person set time_zone = :zone where id = :person"};
constexpr Sql delete_profile{"delete from profile where person = :person"};

void check_words(const std::vector<std::string>& words, std::string_view of) {
    for (const auto& word : words) {
        const auto characters = std::ranges::count_if(
            word, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
        if (characters > longest_profile_word) refuse_field(std::string{of}, "people.word_too_long");
    }
}

void put_text(WriteTx& tx, ObjectId person, const ProfileText& text) {
    tx.run(put_line, bind("person", person), bind("does", text.does), bind("works_on", text.works_on),
        bind("hours", text.hours), bind("contact", text.contact), bind("contact_for", text.contact_for),
        bind("now", tx.now()));
    put_words(tx, person, WordKind::skill, text.skills);
    put_words(tx, person, WordKind::language, text.languages);
}

} // namespace

OwnProfile find_own_profile(ReadTx& tx, ObjectId person) {
    OwnProfile profile;
    profile.time_zone = tx.value<std::string>(zone_of_person, bind("person", person)).value_or("");
    auto line = tx.row<ProfileLine>(select_profile, bind("person", person));
    if (!line) return profile;
    profile.does = std::move(line->does);
    profile.works_on = std::move(line->works_on);
    profile.hours = std::move(line->hours);
    profile.contact = std::move(line->contact);
    profile.contact_for = line->contact_for;
    profile.version = line->version;
    profile.skills = list_words(tx, person, WordKind::skill);
    profile.languages = list_words(tx, person, WordKind::language);
    return profile;
}

void put_profile(WriteTx& tx, ObjectId person, ProfileText text, const std::string& time_zone) {
    check_words(text.skills, "skills");
    check_words(text.languages, "languages");
    if (objects::zone_known(time_zone) == objects::ZoneKnown::no)
        refuse_field("time_zone", "asks.zone_unknown");
    put_text(tx, person, text);
    tx.run(put_zone, bind("zone", time_zone), bind("person", person));
    access::rights_changed(tx, person); // its sessions are remembered with their time zone
}

void clear_profile(WriteTx& tx, ObjectId person, ProfilePart part) {
    OwnProfile profile = find_own_profile(tx, person);
    if (profile.version == 0) return;
    switch (part) {
    case ProfilePart::does:
        profile.does.clear();
        break;
    case ProfilePart::works_on:
        profile.works_on.clear();
        break;
    case ProfilePart::skills:
        profile.skills.clear();
        break;
    case ProfilePart::languages:
        profile.languages.clear();
        break;
    case ProfilePart::hours:
        profile.hours.clear();
        break;
    case ProfilePart::contact:
        profile.contact.clear();
        break;
    }
    put_text(tx, person, profile);
}

void forget_profile(WriteTx& tx, ObjectId person) {
    drop_words(tx, person, WordKind::skill);
    drop_words(tx, person, WordKind::language);
    tx.run(delete_profile, bind("person", person));
}

void pass_on_profile(WriteTx& tx, ObjectId ending, ObjectId into) {
    const auto said = find_own_profile(tx, ending);
    if (said.version > 0 && find_own_profile(tx, into).version == 0) put_text(tx, into, said);
    forget_profile(tx, ending);
}

} // namespace folkmoot::identity
