#include "audit/actor.hpp"

namespace folkmoot::audit {
namespace {
struct Acting {
    std::optional<Actor> actor;
};
} // namespace

void act_as(WriteTx& tx, Actor actor) {
    tx.remembered<Acting>().actor = std::move(actor);
}

void act_as(WriteTx& tx, const Viewer& viewer, std::string_view request) {
    act_as(tx, Actor{viewer.person(), viewer.session(), std::string{request}, viewer.why()});
}

const Actor& actor_of(WriteTx& tx) {
    const auto& acting = tx.remembered<Acting>();
    if (!acting.actor) throw Problem(Code::internal, "audit.no_actor");
    return *acting.actor;
}

} // namespace folkmoot::audit
