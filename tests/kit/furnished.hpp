#pragma once
#include "kit/backend.hpp"
#include "kit/seeded.hpp"

#include "audit/actor.hpp"
#include "events/sequencer.hpp"
#include "folkmoot/objects.hpp"
#include "store/database.hpp"

namespace folkmoot::kit {

/// A store with the core's tables, its sequencer, one person and one space with one section in it, on each
/// backend. What a test writes is written in the name of `olwen`, the owner of the space.
class FurnishedTest : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override;
    void TearDown() override;

    store::Database& database() { return *database_; }
    template <class Work> auto read(Work work) { return database().read_now(std::move(work)); }
    template <class Work> auto write(Work work) { return write_as(olwen, std::move(work)); }
    template <class Work> auto write_as(const Viewer& viewer, Work work) {
        return database().write_now("test", [&](WriteTx& tx) {
            audit::act_as(tx, viewer, "request");
            return work(tx);
        });
    }
    /// Waits until all that has been committed has its number (PostgreSQL's sequencer takes 20 ms).
    void settle();

    Viewer add_person(const std::string& name, const std::string& role = "");
    ObjectId add_space(const std::string& slug);
    ObjectId add_section(ObjectId space, const std::string& slug);
    /// Gives the grant, which take_role takes away again.
    ObjectId give_role(const Viewer& person, const std::string& role, ObjectId scope);
    void take_role(ObjectId grant);
    ObjectRow add_page(const std::string& title, Lifecycle lifecycle = Lifecycle::live);
    ObjectRow add_page_in(ObjectId section, const std::string& title, Lifecycle lifecycle);
    Standing standing(ReadTx& tx, const Viewer& viewer, ObjectId object);

    TestClock clock;
    CountingMint ids;
    Viewer olwen = Viewer::anonymous();
    ObjectId area;
    ObjectId space;
    ObjectId section;

private:
    std::optional<EmptyStore> store_;
    std::optional<store::Database> database_;
    std::optional<events::Sequencer> sequencer_;
};

/// The code and key of the problem that `work` throws, or nothing.
template <class Work> std::optional<std::string> problem_of(Work work) {
    try {
        work();
        return std::nullopt;
    } catch (const Problem& problem) {
        return problem.key();
    }
}

} // namespace folkmoot::kit

#define FOLKMOOT_FURNISHED(Suite)                                                                            \
    class Suite : public folkmoot::kit::FurnishedTest { };                                                   \
    INSTANTIATE_TEST_SUITE_P(Stores, Suite, folkmoot::kit::both_backends, folkmoot::kit::backend_name)
