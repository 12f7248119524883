#include "host/registries.hpp"

#include <gmock/gmock.h>

namespace folkmoot::host { namespace {

struct BoatAsked {
    ObjectId boat;
    std::string name;
    static constexpr auto fields() {
        return std::array{
            field<&BoatAsked::boat>("boat", "The boat"), field<&BoatAsked::name>("name", "Its name")};
    }
};

BoatAsked show(ReadContext&, const BoatAsked& in) {
    return in;
}

constexpr auto to_boat = Access::to_any<View>("boat");

Registrations with_route(std::string_view path) {
    Collector collector{"boats"};
    collector.get(path, to_boat, show, "A boat");
    return collector.take();
}

TEST(Collector, AClauseThatNamesNoIdOfTheRequestIsRefused) {
    Collector collector{"boats"};
    EXPECT_THROW(collector.get("/x/{boat}", Access::to_any<View>("ship"), show, ""), std::logic_error);
    EXPECT_THROW(collector.get("/x/{boat}", Access::to_any<View>("name"), show, ""), std::logic_error);
}

TEST(Collector, AModuleNamesOnlyItsOwn) {
    Collector collector{"boats"};
    EXPECT_NO_THROW(collector.permission("boats.sail", PermissionKind::change, "", {}));
    for (const auto* name : {"wiki.edit", "core.view", "boats", "boats.", "boatsx.sail"})
        EXPECT_THROW(collector.permission(name, PermissionKind::change, "", {}), std::logic_error) << name;
    EXPECT_THROW(collector.section({.name = "ships", .title = "boats.section"}), std::logic_error);
}

TEST(Collector, APublicPageNeedsItsSectionFirst) {
    Collector collector{"boats"};
    EXPECT_THROW(collector.public_page(nullptr), std::logic_error);
}

TEST(Collector, WhatIsSpecialAboutARouteIsSaidWhereItIsRegistered) {
    Collector collector{"boats"};
    collector.get("/boats/{boat}", to_boat, show, "").costly();
    collector.get("/other/{boat}", to_boat, show, "");
    const auto routes = collector.take().routes;
    ASSERT_EQ(routes.size(), 2U);
    EXPECT_EQ(routes[0]->rated, Rated::costly);
    EXPECT_EQ(routes[1]->rated, Rated::usual);
}

TEST(Registries, ARouteThatIsThereAlreadyIsRefusedWithAllThatCameWithIt) {
    Registries registries;
    registries.merge(with_route("/boats/{boat}"));
    Collector second{"boats"};
    second.get("/other/{boat}", to_boat, show, "");
    second.get("/boats/{boat}", to_boat, show, "");
    EXPECT_THROW(registries.merge(second.take()), std::logic_error);
    EXPECT_EQ(registries.router().routes().size(), 1U);
    EXPECT_EQ(registries.router().find(Method::get, "/api/v1/boats/other/1").route, nullptr);
}

TEST(Registries, ANameThatIsThereAlreadyIsRefusedWithAllThatCameWithIt) {
    using Registering = void (*)(Collector&);
    constexpr std::array<std::pair<const char*, Registering>, 3> kinds{{
        {"the permission boats.sail is there already",
            [](Collector& c) { c.permission("boats.sail", PermissionKind::change, "", {}); }},
        {"the job boats.moor is there already",
            [](Collector& c) { c.job({.name = "boats.moor", .doc = "", .run = {}}); }},
        {"the section boats is there already",
            [](Collector& c) { c.section({.name = "boats", .title = "boats.section"}); }},
    }};
    for (const auto& [sentence, add] : kinds) {
        Registries registries;
        Collector first{"boats"}, second{"boats"}, twice{"boats"};
        add(first);
        registries.merge(first.take());
        second.get("/other/{boat}", to_boat, show, "");
        add(second);
        try {
            registries.merge(second.take());
            ADD_FAILURE() << sentence;
        } catch (const std::logic_error& refused) {
            EXPECT_STREQ(refused.what(), sentence);
        }
        EXPECT_TRUE(registries.router().routes().empty());
        Registries fresh;
        add(twice);
        add(twice);
        EXPECT_THROW(fresh.merge(twice.take()), std::logic_error) << sentence;
    }
}

TEST(Registries, AParameterWithoutAFieldIsRefused) {
    Registries registries;
    EXPECT_THROW(registries.merge(with_route("/boats/{ship}")), std::logic_error);
    EXPECT_TRUE(registries.router().routes().empty());
}

TEST(Router, ALiteralWinsOverAParameter) {
    Router router;
    Collector collector{"boats"};
    collector.get("/boats/{boat}", to_boat, show, "one");
    collector.get("/boats/mine", Access::signed_in(), show, "mine");
    for (auto& route : collector.take().routes)
        router.add(route);
    EXPECT_EQ(router.find(Method::get, "/api/v1/boats/boats/mine").route->doc, "mine");
    const auto match = router.find(Method::get, "/api/v1/boats/boats/7");
    ASSERT_NE(match.route, nullptr);
    EXPECT_THAT(match.parameters, testing::ElementsAre(std::pair{"boat", "7"}));
}

TEST(Router, AnotherMethodIsToldWhatTheAddressTakes) {
    Registries registries;
    registries.merge(with_route("/boats/{boat}"));
    const auto match = registries.router().find(Method::del, "/api/v1/boats/boats/7");
    EXPECT_EQ(match.route, nullptr);
    EXPECT_THAT(match.allowed, testing::ElementsAre(Method::get));
}

TEST(Router, AddressesThatOnlyLookAlikeAreNotFound) {
    Registries registries;
    registries.merge(with_route("/boats/{boat}"));
    for (const auto* path : {"", "/", "/api/v1/boats/boats", "/api/v1/boats/boats/", "/api/v1/boats/boats/7/",
             "/api/v1/boats/boats//7", "/API/v1/boats/boats/7", "api/v1/boats/boats/7"}) {
        const auto match = registries.router().find(Method::get, path);
        EXPECT_EQ(match.route, nullptr) << path;
        EXPECT_TRUE(match.allowed.empty()) << path;
    }
}

}} // namespace folkmoot::host
