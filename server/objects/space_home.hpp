#pragma once
// The home of a space: its welcome, what stands first, the days to keep and whom to ask.
#include "folkmoot/clock.hpp"
#include "folkmoot/context.hpp"
#include "folkmoot/event.hpp"
#include "folkmoot/richtext.hpp"
#include "objects/key_dates.hpp"

namespace folkmoot::objects {

using ArrangeHome = Action<"core.arrange_home">;

inline constexpr std::int64_t longest_welcome = 20'000; ///< characters of Markdown
inline constexpr std::int64_t most_on_home = 12; ///< of things put first, of days, of contacts

/// A space's home was arranged anew; whoever sees the space learns of it.
struct SpaceHomeChanged {
    static constexpr std::string_view name{"core.space_home_changed"};
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&SpaceHomeChanged::version>("version", "How often it has been changed")};
    }
};

struct HomeContact {
    std::optional<PersonLabel> person;
    std::string name;
    std::string email;
    std::string about;
    static constexpr auto fields() {
        return std::array{field<&HomeContact::person>("person", "Somebody with an account; null: a mailbox"),
            field<&HomeContact::name>("name", "What the mailbox is called",
                personal("to say whom to ask", "until it is taken off the home")),
            field<&HomeContact::email>(
                "email", "Its address", personal("to say whom to ask", "until it is taken off the home")),
            field<&HomeContact::about>("about", "What to ask them about")};
    }
};

/// As its readers see it.
struct SpaceHome {
    std::string html;
    std::vector<ObjectLabel> pins;
    std::vector<KeyDate> dates;
    std::vector<HomeContact> contacts;
    static constexpr auto fields() {
        return std::array{field<&SpaceHome::html>("html", "The welcome, printed for the viewer"),
            field<&SpaceHome::pins>(
                "pins", "What its owners put first, in their order", at_most(most_on_home)),
            field<&SpaceHome::dates>("dates", "The days to keep, the next one first"),
            field<&SpaceHome::contacts>("contacts", "Whom to ask", at_most(most_on_home))};
    }
};
SpaceHome show_home(ReadContext& context, const Granted<Space, View>& space);

/// What its owners begin from when they change it. Days that are over are not among its dates.
struct HomeForm {
    std::int64_t version = 0;
    std::string welcome;
    std::vector<ObjectLabel> pins;
    std::vector<KeyDate> dates;
    std::vector<HomeContact> contacts;
    static constexpr auto fields() {
        return std::array{field<&HomeForm::version>("version", "How often it has been changed"),
            field<&HomeForm::welcome>("welcome", "The welcome as Markdown"),
            field<&HomeForm::pins>("pins", "What stands first"),
            field<&HomeForm::dates>("dates", "Days that somebody wrote there"),
            field<&HomeForm::contacts>("contacts", "Whom to ask")};
    }
};
HomeForm home_form(ReadTx& tx, const Viewer& viewer, ObjectId space);

struct NewDate {
    std::string name;
    Deadline due;
};
struct NewContact {
    std::optional<ObjectId> person;
    std::string name;
    std::string email;
    std::string about;
};
struct NewHome {
    std::int64_t base_version = 0;
    richtext::Tree welcome;
    std::vector<ObjectId> pins;
    std::vector<NewDate> dates;
    std::vector<NewContact> contacts;
};

/// Reads the Markdown of a welcome: words, lists, quotes, tables and callouts. Throws Code::bad_input with
/// the field `welcome` for pictures, embedded things and footnotes, which a page holds better.
richtext::Tree read_welcome(std::string_view markdown, IdMint& ids);

/// What the owners do not see of what was put first stays, behind the rest. Throws Code::conflict
/// "places.changed_meanwhile" for another version, Code::bad_input for a thing of another space and for a
/// contact who is not staff.
void arrange_home(
    WriteTx& tx, const Viewer& viewer, const Granted<Space, ArrangeHome>& space, const NewHome& home);

} // namespace folkmoot::objects
