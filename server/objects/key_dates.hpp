#pragma once
#include "folkmoot/label.hpp"
#include "objects/deadline.hpp"

namespace folkmoot::objects {

inline constexpr std::chrono::days dates_ahead{35}; ///< how far a space's home looks
inline constexpr std::size_t most_dates_shown = 12;

/// Where a day on a space's home comes from.
enum class DateKind {
    day, ///< somebody wrote it there
    ask, ///< people are to have answered
    publication, ///< a text is published
    review ///< a text is to be looked at again
};

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::DateKind>{std::string_view{"day"},
    std::string_view{"ask"}, std::string_view{"publication"}, std::string_view{"review"}};

namespace folkmoot::objects {

struct KeyDate {
    DateKind kind = DateKind::day;
    Deadline due;
    std::string name;
    std::optional<ObjectLabel> object;
    static constexpr auto fields() {
        return std::array{field<&KeyDate::kind>("kind", "Where it comes from"),
            field<&KeyDate::due>("due", "When"),
            field<&KeyDate::name>("name", "What somebody called it; of what is due with a text nothing"),
            field<&KeyDate::object>("object", "The text that it is about")};
    }
};

/// What falls due in a space within `dates_ahead`, by day: asks, for those who were asked or may ask
/// themselves; publications and reviews, for those who may write the text. At most `most_dates_shown`.
std::vector<KeyDate> dates_of_texts(ReadTx& tx, const Viewer& viewer, ObjectId space);

} // namespace folkmoot::objects
