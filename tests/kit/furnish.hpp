#pragma once
#include "kit/test_host.hpp"

#include "access/grant.hpp"
#include "access/lane.hpp"
#include "access/space.hpp"

namespace folkmoot::kit {

/// Somebody with an account, whose password is `Furnish::password`.
struct Account {
    ObjectId id;
    std::string email;
};

/// Sets a scene on a server through the domain's own functions. Names get a number behind them, so that many
/// tests share one server.
class Furnish {
public:
    explicit Furnish(TestHost& host)
        : host_(host) { }

    static constexpr const char* password = "a kettle sings in the green kitchen";

    Account staff(const std::string& name);
    Account guest(const std::string& name, const Account& sponsor,
        std::chrono::microseconds lasts = std::chrono::hours{24 * 30}, std::optional<ObjectId> from = {});
    ObjectId area(const std::string& name);
    ObjectId organisation(const std::string& name);
    ObjectId space(access::SpaceKind kind, const Account& owner);
    std::string slug_of(ObjectId space);
    /// A section as the owner of a space adds one, with what its module furnishes it with.
    ObjectId section(ObjectId space, const Account& owner, const std::string& module);
    ObjectId wiki(ObjectId space, const Account& owner) { return section(space, owner, "wiki"); }
    void role(const Account& person, const std::string& role, ObjectId scope);
    ObjectId lane(ObjectId space, const std::string& name, const std::vector<Account>& members);

    /// Signed in; fails the test when that is refused.
    Browser sign_in(const Account& account);
    Browser visitor() { return host_.browser(); }
    Viewer viewer(const Account& staff) const;
    TestHost& host() { return host_; }

private:
    Account account(ObjectId id, std::string email);
    TestHost& host_;
};

/// A workspace with a wiki, its owner and an editor, for tests of the wiki's routes.
struct WikiScene {
    explicit WikiScene(TestHost& host);

    /// A page, published with this text when it is not empty; gives its id.
    std::string page(
        const std::string& title, const std::string& markdown = "", const std::string& parent = "");
    Answer publish(Browser& who, const std::string& page, const std::string& title,
        const std::string& markdown, std::int64_t base);

    Furnish furnish;
    Account owner, editor;
    ObjectId space, wiki;
    Browser as_owner, as_editor;
};

/// Publishes what all the world reads: one asks, and the other agrees.
Answer publish_together(
    Browser& asking, Browser& agreeing, const std::string& object, const nlohmann::json& text);

/// "/api/v1/objects/<object><rest>"
std::string object_path(const std::string& object, const std::string& rest = "");
/// "/api/v1/wiki/pages/<page><rest>"
std::string page_path(const std::string& page, const std::string& rest = "");

} // namespace folkmoot::kit
