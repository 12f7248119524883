#include "access/second_person.hpp"

#include "access/decision.hpp"
#include "access/marking.hpp"
#include "access/rights_memory.hpp"
#include "access/what_if.hpp"

namespace folkmoot::access {
namespace {

struct NotAgreed {
    ObjectId id;
    ObjectId visibility;
    static constexpr auto fields() {
        return std::array{field<&NotAgreed::id>("id", "The object"),
            field<&NotAgreed::visibility>("visibility", "Who can see it")};
    }
};
/// Of the objects, those with a published text to which nobody has agreed; what is said about texts
/// (core.comment and the like) is none.
constexpr Sql select_not_agreed{
    "select o.id, o.visibility from json_each(:ids) as wanted join object o on o.id = wanted.value "
    "join object_revision r on r.object = o.id and r.number = o.revision "
    "where r.body is not null and r.agreed_by is null and o.type not like 'core.%'",
    "select o.id, o.visibility from jsonb_array_elements_text(cast(:ids as jsonb)) as wanted (value) "
    "join object o on o.id = cast(wanted.value as bigint) "
    "join object_revision r on r.object = o.id and r.number = o.revision "
    "where r.body is not null and r.agreed_by is null and o.type not like 'core.%'"};

constexpr std::int64_t asked_at_once = 200;

bool is_public(ReadTx& tx, ObjectId space) {
    return load<Space>(tx, space).kind == "public";
}

/// The place as it is once the text is published.
SpaceMap path_when_published(ReadTx& tx, ObjectId space, ObjectId visibility) {
    auto path = path_to(*map_of(tx, space), visibility);
    path.visibilities.front().lifecycle = Lifecycle::live;
    return path;
}

/// A public space is open by being one: also while nobody has given visitors a role in it, as they may get
/// it back.
bool is_open_by_kind(const SpaceMap& path) {
    if (path.visibilities.front().audience != Audience::everyone) return false;
    return std::ranges::all_of(path.scopes,
        [&](const SpaceMap::Scope& scope) { return !scope.inside || scope.id == path.id || scope.inherits; });
}

/// Of a visibility in a public space, by the rules of its path.
bool asks_for_second_person(ReadTx& tx, ObjectId space, const SpaceMap& path) {
    const auto& marking = path.markings[path.visibilities.front().marking];
    if (effect_of(tx, marking.key, Effect::public_page) != "second_person") return false;
    return is_open_by_kind(path)
        || would_see(path, load_facts(tx, ObjectId{}, false, space), tx.kept<Permissions>());
}
bool asks_for_second_person(ReadTx& tx, ObjectId space, ObjectId visibility) {
    return asks_for_second_person(tx, space, path_when_published(tx, space, visibility));
}

} // namespace

bool needs_second_person(ReadTx& tx, const ObjectRow& object) {
    return is_public(tx, object.space) && asks_for_second_person(tx, object.space, object.visibility);
}

bool somebody_else_may(
    ReadTx& tx, const ObjectRow& object, std::string_view permission, std::span<const ObjectId> except) {
    const auto path = path_to(*map_of(tx, object.space), object.visibility);
    const auto& permissions = tx.kept<Permissions>();
    for (Candidate after;;) {
        auto page = list_candidates(tx, path.scopes.back().id, after, asked_at_once);
        for (const auto& candidate : page) {
            if (std::ranges::find(except, candidate.id) != except.end()) continue;
            const auto rights = decide(path, load_facts(tx, candidate.id, true, path.id), permissions);
            const auto* visible = rights->find(object.visibility);
            if (visible && holds(*visible->can, permission)) return true;
        }
        if (std::ssize(page) < asked_at_once) return false;
        after = page.back();
    }
}

Opening::Opening(ReadTx& tx, const ObjectRow& object, std::span<const ObjectId> below) {
    if (!is_public(tx, object.space)) return;
    std::vector<ObjectId> all(below.begin(), below.end());
    all.push_back(object.id);
    std::unordered_map<ObjectId, bool> open;
    for (const auto& text : tx.rows<NotAgreed>(select_not_agreed, bind_ids(all))) {
        const auto [known, is_new] = open.try_emplace(text.visibility);
        if (is_new) known->second = asks_for_second_person(tx, object.space, text.visibility);
        if (!known->second) closed_.push_back(text.id);
    }
}

template <class Opens> void Opening::require_none(ReadTx& tx, Opens opens) const {
    if (closed_.empty()) return;
    const auto space = load<ObjectRow>(tx, closed_.front()).space;
    std::unordered_map<ObjectId, bool> open;
    std::int64_t opened = 0;
    for (const auto& text : tx.rows<NotAgreed>(select_not_agreed, bind_ids(closed_))) {
        const auto [known, is_new] = open.try_emplace(text.visibility);
        if (is_new) known->second = opens(space, text.visibility);
        opened += known->second ? 1 : 0;
    }
    if (opened > 0)
        throw Problem(Code::conflict, "access.opens_without_agreement").with("count", std::to_string(opened));
}

void Opening::require_agreement(ReadTx& tx) const {
    require_none(tx,
        [&](ObjectId space, ObjectId visibility) { return asks_for_second_person(tx, space, visibility); });
}

void Opening::require_agreement_if_inherits(ReadTx& tx, ObjectId scope) const {
    require_none(tx, [&](ObjectId space, ObjectId visibility) {
        auto path = path_when_published(tx, space, visibility);
        for (auto& on_it : path.scopes)
            if (on_it.id == scope) on_it.inherits = true;
        return asks_for_second_person(tx, space, path);
    });
}

} // namespace folkmoot::access
