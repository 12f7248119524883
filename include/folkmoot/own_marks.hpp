#pragma once
#include "folkmoot/event.hpp"
#include "folkmoot/label.hpp"

namespace folkmoot::objects {

/// How a person follows an object. Whoever has said nothing is told of nothing.
enum class Following {
    nothing,
    watch, ///< told of what happens to it
    mute ///< never told, not even when something wider is watched
};

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
void follow(WriteTx& tx, const Viewer& viewer, const Standing& object, Following following);

bool is_starred(ReadTx& tx, const Viewer& viewer, ObjectId object);
Following following(ReadTx& tx, const Viewer& viewer, ObjectId object);

/// Notes that the viewer opened it, for "carry on". The last hundred are kept. For `touch`: it may be lost.
void visit(WriteTx& tx, const Viewer& viewer, ObjectId object);

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::Following>{
    std::string_view{"nothing"}, std::string_view{"watch"}, std::string_view{"mute"}};
