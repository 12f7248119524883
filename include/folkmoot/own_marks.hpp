#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/event.hpp"
#include "folkmoot/label.hpp"

namespace folkmoot::objects {

/// How a person follows an object. Whoever has said nothing is told of nothing.
enum class Following {
    nothing,
    watch, ///< told of what happens to it
    mute ///< never told, not even when something wider is watched
};

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::Following>{
    std::string_view{"nothing"}, std::string_view{"watch"}, std::string_view{"mute"}};

namespace folkmoot::objects {

/// Whether watching an object means what lies under it, too, now and later.
enum class Reach { alone, below };

/// A person's own marks on objects changed: only that person's other devices hear of it.
struct OwnMarksChanged {
    static constexpr std::string_view name{"core.own_marks_changed"};
    ObjectId object;
    static constexpr auto fields() {
        return std::array{
            field<&OwnMarksChanged::object>("object", "The object that was starred or watched")};
    }
};

/// These need a person: Code::unauthenticated for anyone else. Repeating one changes nothing.
void star(WriteTx& tx, const Viewer& viewer, const Standing& object);
void unstar(WriteTx& tx, const Viewer& viewer, const Standing& object);
void follow(WriteTx& tx, const Viewer& viewer, const Standing& object, Following following,
    Reach reach = Reach::alone);

/// What one person has marked of one object.
struct OwnMarks {
    bool starred = false;
    Following following = Following::nothing;
    bool below = false; ///< of what is watched: what lies under it, too
    std::optional<Time> draft_saved; ///< of the viewer's own draft
    static constexpr auto fields() {
        return std::array{field<&OwnMarks::starred>("starred", "The viewer has starred it"),
            field<&OwnMarks::following>("following", "Whether the viewer is told of it"),
            field<&OwnMarks::below>("below", "And of what lies under it"),
            field<&OwnMarks::draft_saved>("draft_saved", "When the viewer's own draft was saved")};
    }
};
OwnMarks own_marks(ReadTx& tx, const Viewer& viewer, ObjectId object);

/// Notes that the viewer opened it, for "carry on". The last hundred are kept. Opening the same thing again
/// within a minute is not noted again, so that reading does not write; and a note may be lost.
void note_visit(ReadContext& context, const Standing& object);
/// Notes it in a change, whenever the last time was.
void visit(WriteTx& tx, const Viewer& viewer, ObjectId object);

} // namespace folkmoot::objects
