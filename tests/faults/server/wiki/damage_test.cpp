#include "faults/server/wiki/proof.hpp"
#include "faults/server/wiki/workspace.hpp"
#include "kit/test_host.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace folkmoot::faults {
namespace {

namespace fs = std::filesystem;
using kit::Backend;
using testing::HasSubstr;

constexpr int saves_of_each = 15; ///< the last of which is a draft

struct Damage {
    const char* sql;
    const char* found;
};
constexpr std::array damages{
    Damage{"delete from draft", "lacks its draft"},
    Damage{"delete from idempotency where key like '%-completion'", "lacks its idempotency record"},
    Damage{"update object_revision set body = '' where number = 1", "lacks its revision"},
    Damage{"insert into object_revision (object, number, author, created, title, body) select object, "
           "number + 100, author, created, title, body from object_revision where number = 2",
        "being there once only"},
    Damage{"update object set revision = revision - 1 where revision = 2", "revisions have gaps"},
    Damage{"delete from event where name = 'wiki.page_published'", "lacks its one event"},
    Damage{"delete from event where name = 'wiki.page_created'", "the log of events does not know"},
    Damage{"update audit_line set object = null where action = 'core.file_attached'", "audit log: "},
    Damage{"delete from file_version", "files without version, content or event"},
};

} // namespace

/// A proof that finds nothing proves nothing unless it finds what is wrong: here each thing that a crash
/// could do to a store is done by hand.
class ProofOfSaves : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (GetParam() == Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
        site_.emplace(GetParam());
        Workspace workspace{*site_, 1};
        Tally tally;
        for (int number = 0; number < 3; ++number)
            writers_.emplace_back(number, workspace.people.front().tab(), workspace.wiki)
                .run(tally, saves_of_each);
        ASSERT_EQ(tally.acknowledged, 3 * saves_of_each);
        Proof proof{*site_};
        ASSERT_TRUE(kit::soon([&] { return proof.is_settled(); }));
    }
    std::string findings() {
        Proof proof{*site_};
        std::string text;
        const auto add = [&](const Findings& found) {
            for (const auto& sentence : found)
                text += sentence + "\n";
        };
        for (const auto& writer : writers_) {
            add(proof.of(writer.saves()));
            add(proof.of_draft(writer));
        }
        add(proof.of_whole_store());
        add(proof.of_contents());
        return text;
    }
    std::string findings_after(const std::string& sql) {
        StoreDoor{site_->store(), StoreDoor::For::damaging}.damage(sql);
        return findings();
    }

    std::optional<kit::Site> site_;
    std::vector<Writer> writers_;
};

INSTANTIATE_TEST_SUITE_P(Stores, ProofOfSaves, kit::both_backends, kit::backend_name);

TEST_P(ProofOfSaves, FindsWhatIsGoneOrThereTwiceOrByHalf) {
    site_->stop();
    ASSERT_EQ(findings(), "") << "nothing has been damaged yet";
    for (const auto& [damage, found] : damages)
        EXPECT_THAT(findings_after(damage), HasSubstr(found)) << damage;
}

TEST_P(ProofOfSaves, FindsContentsWhoseOctetsAreGoneOrTooFew) {
    site_->stop();
    std::vector<fs::path> blobs;
    for (const auto& entry : fs::recursive_directory_iterator{site_->data() / "blobs"})
        if (entry.is_regular_file()) blobs.push_back(entry.path());
    ASSERT_GE(blobs.size(), 2U);
    fs::remove(blobs[0]);
    fs::resize_file(blobs[1], fs::file_size(blobs[1]) - 1);
    EXPECT_THAT(findings(), AllOf(HasSubstr("is missing"), HasSubstr("is wrong length")));
}

/// PostgreSQL's log is PostgreSQL's own matter.
class ProofOfSavesInAFile : public ProofOfSaves { };
INSTANTIATE_TEST_SUITE_P(Store, ProofOfSavesInAFile, testing::Values(Backend::sqlite), kit::backend_name);

TEST_P(ProofOfSavesInAFile, FindsWhatADiskLostThatSaidItHadIt) {
    site_->kill();
    const auto log = site_->data() / "folkmoot.db-wal";
    fs::resize_file(log, fs::file_size(log) * 3 / 4);
    EXPECT_THAT(findings(), HasSubstr("lacks its"));
}

} // namespace folkmoot::faults
