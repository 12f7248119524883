// Who learns in a community that somebody of another side is there.
#include "kit/collab_client.hpp"
#include "kit/community.hpp"

#include "access/rights_version.hpp"

namespace folkmoot {
namespace {

using namespace std::chrono_literals;
using kit::CollabClient;
using kit::Community;

FOLKMOOT_HOST_TEST(CollabSides);

constexpr yjs::ClientId acmes_editor = 7'001;
constexpr yjs::ClientId bolts_editor = 7'002;
constexpr yjs::ClientId members_editor = 7'003;

/// Rivals who may both edit, as a facilitator may have given them the role.
struct Rivals : Community {
    explicit Rivals(kit::TestHost& host)
        : Community(host) {
        for (const auto* guest : {&acme, &bolt})
            furnish.role(*guest, "member", space);
    }
    void set_blind(bool blind) {
        furnish.host().write([&](WriteTx& tx) {
            tx.run("update space set blind = :blind where id = :id", bind("blind", blind), bind("id", space));
            access::rights_changed(tx, space);
        });
    }
    /// Makes the page one lane's and the staff's.
    void give_to(ObjectId lane) {
        furnish.host().write([&](WriteTx& tx) {
            const auto id = *ObjectId::parse(page);
            const auto sight = access::visibility_for(tx,
                {.scope =
                        tx.value<ObjectId>("select scope from object where id = :id", bind("id", id)).value(),
                    .audience = access::Audience::lane,
                    .lane = lane,
                    .marking = "official",
                    .lifecycle = Lifecycle::live});
            tx.run(
                "update object set visibility = :sight where id = :id", bind("sight", sight), bind("id", id));
        });
    }
};

void show_cursor(CollabClient& client, const std::string& page, yjs::ClientId editor) {
    yjs::Writer said;
    said.var_uint(1);
    said.var_uint(editor);
    said.var_uint(1);
    said.var_string(R"json({"cursor":1})json");
    client.send(collab::awareness_frame(page, said.written()));
}

bool sees(CollabClient& client, yjs::ClientId other, std::chrono::milliseconds patience = 2s) {
    return client.wait_until([&] { return client.presence().contains(other); }, patience);
}

} // namespace

TEST_P(CollabSides, InABlindCommunityNoGuestIsAmongThoseWhoWriteWhatIsForEveryoneHere) {
    Rivals rivals{host()};
    CollabClient member{rivals.as_member, rivals.page, members_editor};
    ASSERT_TRUE(member.open());
    show_cursor(member, rivals.page, members_editor);
    CollabClient acme{rivals.as_acme, rivals.page, acmes_editor};
    EXPECT_FALSE(acme.open());
    EXPECT_TRUE(acme.was_denied());
    EXPECT_TRUE(acme.presence().empty());
}

TEST_P(CollabSides, WhatIsForOneSideShowsItsPeopleAndStaffToEachOtherAndToNoRival) {
    Rivals rivals{host()};
    rivals.give_to(rivals.lane_acme);
    CollabClient member{rivals.as_member, rivals.page, members_editor};
    CollabClient acme{rivals.as_acme, rivals.page, acmes_editor};
    CollabClient bolt{rivals.as_bolt, rivals.page, bolts_editor};
    ASSERT_TRUE(member.open() && acme.open());
    EXPECT_FALSE(bolt.open());
    show_cursor(member, rivals.page, members_editor);
    show_cursor(acme, rivals.page, acmes_editor);
    EXPECT_TRUE(sees(member, acmes_editor) && sees(acme, members_editor));
    EXPECT_FALSE(sees(bolt, acmes_editor, 300ms));
    EXPECT_TRUE(bolt.presence().empty());
}

TEST_P(CollabSides, WhereRepliesAreOpenAllSeeEachOtherUntilTheCommunityIsBlindAgain) {
    Rivals rivals{host()};
    rivals.set_blind(false);
    CollabClient acme{rivals.as_acme, rivals.page, acmes_editor};
    CollabClient bolt{rivals.as_bolt, rivals.page, bolts_editor};
    ASSERT_TRUE(acme.open() && bolt.open());
    show_cursor(acme, rivals.page, acmes_editor);
    EXPECT_TRUE(sees(bolt, acmes_editor));
    rivals.set_blind(true);
    EXPECT_TRUE(bolt.wait_until([&] { return bolt.was_denied(); }, 3s));
    EXPECT_TRUE(acme.wait_until([&] { return acme.was_denied(); }, 3s));
}

} // namespace folkmoot
