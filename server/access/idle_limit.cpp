#include "access/idle_limit.hpp"

#include "access/marking.hpp"

#include <charconv>
#include <mutex>

namespace folkmoot::access {
namespace {

constexpr std::chrono::minutes remembered_for{1};
constexpr std::size_t most_remembered = 20'000;

constexpr Sql of_visibility{
    "select e.value from visibility v join marking_effect e on e.marking = v.marking and "
    "e.effect = 'idle_minutes' where v.id = :id"};
constexpr Sql of_space{
    "select e.value from space s join marking_effect e on e.marking = s.marking and e.effect = "
    "'idle_minutes' where s.id = :id"};

/// By visibility or space, whose ids never meet: asked for each thing that somebody opens.
class KnownLimits {
public:
    std::optional<std::chrono::minutes> find(ObjectId id, Time now) {
        const std::lock_guard lock{mutex_};
        const auto found = known_.find(id);
        if (found == known_.end() || now - found->second.read > remembered_for) return std::nullopt;
        return found->second.limit;
    }
    void put(ObjectId id, std::chrono::minutes limit, Time now) {
        const std::lock_guard lock{mutex_};
        if (known_.size() >= most_remembered) known_.clear();
        known_.insert_or_assign(id, Known{limit, now});
    }

private:
    struct Known {
        std::chrono::minutes limit;
        Time read;
    };
    std::mutex mutex_;
    std::unordered_map<ObjectId, Known> known_;
};

std::chrono::minutes minutes_of(std::string_view text) {
    int minutes = 0;
    std::from_chars(text.data(), text.data() + text.size(), minutes);
    if (minutes < 1) throw Problem(Code::internal, "access.marking_without_effect");
    return std::chrono::minutes{minutes};
}

} // namespace

std::chrono::minutes idle_limit(ReadTx& tx, const ObjectRow& thing) {
    const bool has_visibility = thing.visibility != ObjectId{};
    const ObjectId id = has_visibility ? thing.visibility : thing.space;
    auto& known = tx.kept<KnownLimits>();
    if (const auto limit = known.find(id, tx.now())) return *limit;
    const auto limit = minutes_of(
        tx.value<std::string>(has_visibility ? of_visibility : of_space, bind("id", id)).value_or(""));
    known.put(id, limit, tx.now());
    return limit;
}

std::chrono::minutes first_idle_limit(ReadTx& tx) {
    return minutes_of(effect_of(tx, list_markings(tx).front().key, Effect::idle_minutes));
}

} // namespace folkmoot::access
