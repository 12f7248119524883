#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"

namespace folkmoot::identity {

/// Who is told how else to reach somebody; guests are told the address with it.
enum class ContactFor {
    nobody,
    shared_space, ///< people of a space that both are in, guests among them
    staff
};

/// What an administrator may take out of somebody's profile.
enum class ProfilePart { does, works_on, skills, languages, hours, contact };

} // namespace folkmoot::identity

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::identity::ContactFor>{
    std::string_view{"nobody"}, std::string_view{"shared_space"}, std::string_view{"staff"}};
template <>
inline constexpr std::array folkmoot::names_of<folkmoot::identity::ProfilePart>{std::string_view{"does"},
    std::string_view{"works_on"}, std::string_view{"skills"}, std::string_view{"languages"},
    std::string_view{"hours"}, std::string_view{"contact"}};

namespace folkmoot::identity {

inline constexpr std::int64_t most_profile_words = 20; ///< skills, and as many languages
inline constexpr std::int64_t longest_profile_word = 60; ///< characters

/// What a person says of themselves. Who may know of them may read it; `contact` as `contact_for` says.
struct ProfileText {
    std::string does;
    std::string works_on;
    std::vector<std::string> skills;
    std::vector<std::string> languages;
    std::string hours;
    std::string contact;
    ContactFor contact_for = ContactFor::nobody;
    static constexpr auto fields() {
        constexpr auto kept =
            personal("to be found by what they know and do", "until they take it out, or are erased");
        return std::array{
            field<&ProfileText::does>("does", "What they do, in a line", length(0, 120), or_default, kept),
            field<&ProfileText::works_on>(
                "works_on", "What they work on now", length(0, 500), lines, or_default, kept),
            field<&ProfileText::skills>(
                "skills", "What they know about, a few words each", at_most(most_profile_words), kept),
            field<&ProfileText::languages>(
                "languages", "The languages they speak", at_most(most_profile_words), kept),
            field<&ProfileText::hours>(
                "hours", "When they work, in a line", length(0, 120), or_default, kept),
            field<&ProfileText::contact>(
                "contact", "Another way to reach them", length(0, 120), or_default, kept),
            field<&ProfileText::contact_for>("contact_for", "Who is told that", or_default)};
    }
};

/// One's own profile, as it is changed.
struct OwnProfile : ProfileText {
    std::string time_zone;
    std::int64_t version = 0; ///< 0: nothing has been said yet
    static constexpr auto fields() {
        return fields_after<ProfileText>(
            std::array{field<&OwnProfile::time_zone>("time_zone", "Where their clocks are: Europe/London"),
                field<&OwnProfile::version>("version", "For If-Match, when it is changed")});
    }
};
/// Empty where there is none.
OwnProfile find_own_profile(ReadTx& tx, ObjectId person);

/// Says it anew. Words are tidied and each is kept once. Throws Code::bad_input naming the field for a word
/// that is too long and a time zone that there is not.
void put_profile(WriteTx& tx, ObjectId person, ProfileText text, const std::string& time_zone);

/// Empties one part of it. Nothing happens where there is no profile.
void clear_profile(WriteTx& tx, ObjectId person, ProfilePart part);

/// Takes all of it away.
void forget_profile(WriteTx& tx, ObjectId person);

/// What one said goes over to the other who has said nothing, and is gone otherwise.
void pass_on_profile(WriteTx& tx, ObjectId ending, ObjectId into);

} // namespace folkmoot::identity
