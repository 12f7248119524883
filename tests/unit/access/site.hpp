#pragma once
#include "kit/backend.hpp"
#include "kit/seeded.hpp"

#include "access/grant.hpp"
#include "access/lane.hpp"
#include "access/section.hpp"
#include "access/space.hpp"
#include "access/visibility.hpp"
#include "audit/actor.hpp"
#include "folkmoot/access.hpp"
#include "identity/viewer_maker.hpp"
#include "store/database.hpp"

namespace folkmoot::access {

using namespace std::chrono_literals;

/// What an object is to be in a test.
struct Thing {
    ObjectId component;
    std::string type = "wiki.page";
    std::optional<Audience> audience = {};
    ObjectId lane = {};
    std::string marking = "official";
    Lifecycle lifecycle = Lifecycle::live;
    std::int64_t sort = 0;
};

/// A fresh store, on each backend, with the core's tables and roles, one area, and ways to people it. Id 1 is
/// the site's.
class SiteTest : public testing::TestWithParam<kit::Backend> {
protected:
    void SetUp() override;

    store::Database& database() { return *database_; }
    template <class Work> auto write(Work work) {
        return database().write_now("test", [&](WriteTx& tx) {
            audit::act_as(tx, house(), "request");
            return work(tx);
        });
    }
    template <class Work> auto read(Work work) { return database().read_now(std::move(work)); }
    static Viewer house() { return Viewer::system("a test sets the scene"); }

    ObjectId add_person(
        const std::string& name, ViewerKind kind = ViewerKind::staff, std::optional<Time> expires = {});
    ObjectId add_organisation(const std::string& name);
    ObjectId add_group(const std::string& name, std::vector<ObjectId> members);
    ObjectId affiliate(ObjectId person, ObjectId organisation, std::optional<Time> until = {});
    ObjectId add_space(const std::string& slug, SpaceKind kind = SpaceKind::workspace,
        const std::string& marking = "official");
    ObjectId add_section(ObjectId space, const std::string& slug = "wiki");
    ObjectId add_object(const Thing& thing);
    /// An object with rules of its own under `parent`, and a grant on it.
    ObjectId give(ObjectId person, const std::string& role, ObjectId scope, std::optional<Time> ends = {});
    void give(const NewGrant& grant);

    static Viewer staff(ObjectId person);
    static Viewer guest(ObjectId person, bool second_factor = false);

    bool sees(const Viewer& viewer, ObjectId object);
    std::vector<std::string> can(const Viewer& viewer, ObjectId object);
    std::vector<ObjectId> list(const Viewer& viewer, const ListQuery& query);
    Time in(std::chrono::microseconds time) const { return clock.now() + time; }

    kit::TestClock clock;
    kit::CountingMint ids;
    ObjectId area;
    ObjectId owner; ///< of every space that add_space makes

private:
    kit::EmptyStore store_{GetParam()};
    std::optional<store::Database> database_;
};

/// The code of the problem that `work` throws; nothing when it throws none.
template <class Work> std::optional<Code> code_of(Work work) {
    try {
        work();
        return std::nullopt;
    } catch (const Problem& problem) {
        return problem.code();
    }
}

} // namespace folkmoot::access
