#include "@name@/greeting.hpp"
#include "access/permissions.hpp"
#include "access/role.hpp"
#include "kit/furnished.hpp"

namespace folkmoot::@name@ {
namespace {

/// A furnished store that has the module's tables and permission, too.
class Greetings : public kit::FurnishedTest {
protected:
    void SetUp() override {
        FurnishedTest::SetUp();
        if (IsSkipped()) return;
        database().migrate("@name@", std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "schema/@name@");
        write([](WriteTx& tx) {
            tx.kept<access::Permissions>().declare({std::string{Greet::permission}, "Leave a greeting",
                access::PermissionKind::change, {"owner", "member"}});
            access::settle_roles(tx);
        });
    }
    ObjectId greet(const Viewer& viewer, std::string_view words) {
        return write_as(viewer, [&](WriteTx& tx) {
            return leave_greeting(tx, tx.require<Component, Greet>(viewer, section), words);
        });
    }
    std::string page(const Viewer& viewer) {
        return read([&](ReadTx& tx) {
            return print_greetings(tx, viewer, tx.require<Component, View>(viewer, section));
        });
    }
};

INSTANTIATE_TEST_SUITE_P(Stores, Greetings, kit::both_backends, kit::backend_name);

} // namespace

TEST_P(Greetings, AreSeenByTheOthersInTheSpace) {
    greet(olwen, "Good morning");
    EXPECT_NE(page(add_person("Mair Member", "member")).find("<li>Good morning</li>"), std::string::npos);
}

TEST_P(Greetings, AreLeftOnlyByThoseWhoMay) {
    const auto reader = add_person("Rhodri Reader", "reader");
    EXPECT_EQ(kit::problem_of([&] { greet(reader, "Hello"); }), "access.forbidden");
}

TEST_P(Greetings, CannotBringMarkupIntoThePage) {
    greet(olwen, "<script>alert(1)</script>");
    EXPECT_EQ(page(olwen).find("<script"), std::string::npos);
}

} // namespace folkmoot::@name@
