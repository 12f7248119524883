#pragma once
#include "kit/furnish.hpp"

#include "access/rights_version.hpp"
#include "access/visibility.hpp"

namespace folkmoot::kit {

/// What a request that is granted answers; fails the test otherwise.
inline nlohmann::json made(const Answer& answer) {
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return answer.json();
}

/// A community with two guests of rival organisations, and a page for everyone here.
struct Community {
    explicit Community(TestHost& host)
        : furnish(host)
        , owner(furnish.staff("Olwen Owner"))
        , member(furnish.staff("Mary Member"))
        , space(furnish.space(access::SpaceKind::community, owner))
        , wiki(furnish.wiki(space, owner))
        , acme(guest("Ann of Acme"))
        , bolt(guest("Bob of Bolt"))
        , lane_acme(furnish.lane(space, "Acme", {acme}))
        , lane_bolt(furnish.lane(space, "Bolt", {bolt}))
        , as_owner((furnish.role(member, "member", space), furnish.sign_in(owner)))
        , as_member(furnish.sign_in(member))
        , as_acme(furnish.sign_in(acme))
        , as_bolt(furnish.sign_in(bolt))
        , page(published("The plan")) { }

    Account guest(const std::string& name) {
        const auto account = furnish.guest(name, owner);
        furnish.role(account, "contributor", space);
        return account;
    }
    std::string published(const std::string& title) {
        const auto made_page =
            made(as_owner.post("/api/v1/wiki/pages", {{"component", wiki.text()}, {"title", title}}))["id"]
                .get<std::string>();
        made(as_owner.post(object_path(made_page, "/publication"),
            {{"title", title}, {"markdown", "The plan for everyone here."}, {"base_revision", 0}}));
        furnish.host().write([&](WriteTx& tx) {
            const auto id = *ObjectId::parse(made_page);
            const auto sight = access::visibility_for(tx,
                {.scope =
                        tx.value<ObjectId>("select scope from object where id = :id", bind("id", id)).value(),
                    .audience = access::Audience::everyone,
                    .lane = {},
                    .marking = "official",
                    .lifecycle = Lifecycle::live});
            tx.run(
                "update object set visibility = :sight where id = :id", bind("sight", sight), bind("id", id));
        });
        return made_page;
    }
    /// Lets outside people answer before each other.
    void open() {
        furnish.host().write([this](WriteTx& tx) {
            tx.run("update space set blind = 0 where id = :id", bind("id", space));
            access::rights_changed(tx, space);
        });
    }

    Furnish furnish;
    Account owner, member;
    ObjectId space, wiki;
    Account acme, bolt;
    ObjectId lane_acme, lane_bolt;
    Browser as_owner, as_member, as_acme, as_bolt;
    std::string page;
};

} // namespace folkmoot::kit
