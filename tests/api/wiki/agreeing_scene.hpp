#pragma once
#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"

namespace folkmoot::agreeing_tests {

using nlohmann::json;

/// A public space with a wiki: its owner and an editor may publish there, another only reads as staff.
struct AgreeingScene {
    explicit AgreeingScene(kit::TestHost& host)
        : furnish(host)
        , owner(furnish.staff("Olwen Owner"))
        , editor(furnish.staff("Edith Editor"))
        , reader(furnish.staff("Rhys Reader"))
        , space(furnish.space(access::SpaceKind::public_space, owner))
        , wiki(furnish.wiki(space, owner))
        , as_owner((furnish.role(editor, "member", space), furnish.role(reader, "reader", space),
              furnish.sign_in(owner)))
        , as_editor(furnish.sign_in(editor))
        , as_reader(furnish.sign_in(reader)) { }

    std::string empty_page(const std::string& title, const std::string& parent = "") {
        json request{{"component", wiki.text()}, {"title", title}};
        if (!parent.empty()) request["parent"] = parent;
        const auto made = as_owner.post("/api/v1/wiki/pages", request);
        EXPECT_EQ(made.status, 200U) << made.body;
        return made.id();
    }
    static json text(const std::string& markdown, std::int64_t base = 0) {
        return {
            {"title", "Tides"}, {"markdown", markdown}, {"base_revision", base}, {"note", "For the launch"}};
    }
    static std::string request_path(const std::string& page, const std::string& rest = "") {
        return kit::object_path(page, "/publication-request" + rest);
    }
    kit::Answer ask(
        kit::Browser& who, const std::string& page, const std::string& markdown, std::int64_t base = 0) {
        return who.post(request_path(page), text(markdown, base));
    }
    kit::Answer agree(kit::Browser& who, const std::string& page, const std::string& request) {
        return who.post(request_path(page, "/agreement"), {{"request", request}});
    }
    kit::Answer decline(
        kit::Browser& who, const std::string& page, const std::string& request, const std::string& reason) {
        return who.post(request_path(page, "/refusal"), {{"request", request}, {"reason", reason}});
    }
    json asked(kit::Browser& who, const std::string& page) {
        return who.get(request_path(page)).json()["request"];
    }
    /// A page that all the world reads: the owner asked, and the editor agreed.
    std::string public_page(const std::string& markdown, const std::string& parent = "") {
        const auto page = empty_page("Tides", parent);
        publish(page, markdown, 0);
        return page;
    }
    void publish(const std::string& page, const std::string& markdown, std::int64_t base) {
        const auto request = ask(as_owner, page, markdown, base);
        EXPECT_EQ(request.status, 200U) << request.body;
        const auto done = agree(as_editor, page, request.id());
        EXPECT_EQ(done.status, 200U) << done.body;
    }
    kit::Answer restrict(const std::string& page, bool inherit) {
        json people = json::array();
        people.push_back({{"person", owner.id.text()}, {"role", "owner"}});
        people.push_back({{"person", editor.id.text()}, {"role", "member"}});
        return as_owner.put(kit::object_path(page, "/restriction"),
            {{"inherit", inherit}, {"people", inherit ? json::array() : people}, {"groups", json::array()},
                {"organisations", json::array()}});
    }
    /// Writes a line live, and leaves.
    void write_live(kit::Browser& who, const std::string& page, const std::string& words) {
        static yjs::ClientId client = 910'000;
        kit::CollabClient writer{who, page, ++client};
        EXPECT_TRUE(writer.open());
        writer.write(words);
        EXPECT_TRUE(writer.wait_until_saved());
    }
    json view(kit::Browser& who, const std::string& page) { return who.get(kit::page_path(page)).json(); }
    std::string html(const std::string& page) { return view(as_owner, page).value("html", ""); }
    json newest(const std::string& page) {
        return as_owner.get(kit::object_path(page, "/revisions")).json()["items"][0];
    }
    std::size_t revisions(const std::string& page) {
        return as_owner.get(kit::object_path(page, "/revisions")).json()["items"].size();
    }
    json agreements(kit::Browser& who, const std::string& page) {
        for (auto& item : who.get("/api/v1/home").json()["agreements"])
            if (item["object"]["id"] == page) return item;
        return nullptr;
    }
    std::int64_t number(const Sql& sql, const std::string& page) {
        return furnish.host().read([&](ReadTx& tx) {
            return tx.value<std::int64_t>(sql, bind("object", ObjectId::parse(page).value())).value_or(0);
        });
    }

    kit::Furnish furnish;
    kit::Account owner, editor, reader;
    ObjectId space, wiki;
    kit::Browser as_owner, as_editor, as_reader;
};

inline std::string code_of(const kit::Answer& answer) {
    return answer.json().value("code", "");
}

} // namespace folkmoot::agreeing_tests
