#include "access/leaving.hpp"

#include "access/marking.hpp"
#include "access/visibility.hpp"

#include <algorithm>

namespace folkmoot::access {

namespace {

constexpr Sql strictest_marking{"select m.name from marking m join marking_effect e on e.marking = m.key "
                                "where e.effect = :effect and e.value = 'with_reason' and (m.key in "
                                "(select v.marking from visibility v where v.space = :space) "
                                "or m.key = (select s.marking from space s where s.id = :space)) "
                                "order by m.rank desc limit 1"};

} // namespace

Leaving leaving_of(ReadTx& tx, const ObjectRow& object) {
    const auto effect = effect_of(tx, sight_of(tx, object.visibility).marking, Effect::exporting);
    return effect == "with_reason" ? Leaving::with_reason : Leaving::freely;
}

std::optional<std::string> reason_asked_in(ReadTx& tx, ObjectId space) {
    return tx.value<std::string>(strictest_marking, bind("effect", Effect::exporting), bind("space", space));
}

Leaving leaving_in(ReadTx& tx, ObjectId space) {
    return reason_asked_in(tx, space) ? Leaving::with_reason : Leaving::freely;
}

void require_reason(Leaving leaving, std::string_view reason) {
    constexpr std::string_view blanks = " \t\r\n";
    if (leaving == Leaving::with_reason && reason.find_first_not_of(blanks) == std::string_view::npos)
        throw Problem(Code::bad_input, "access.export_reason")
            .with_field({"reason", "access.export_reason", {}});
}

} // namespace folkmoot::access
