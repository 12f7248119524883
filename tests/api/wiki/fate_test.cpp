// CONTRIBUTING.md says in a table what becomes of an object that lies in the recycle bin. Here each line of
// it is looked at; a line that nobody looks at fails. Held and disposed of are columns for when there are
// such objects.
#include "kit/furnish.hpp"

#include <fstream>

namespace folkmoot { namespace {

using kit::page_path;
using kit::soon;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(FateOfADeletedPage);

using Told = std::map<std::string, std::string>;

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    while (line.starts_with('|')) {
        line.remove_prefix(1);
        auto cell = line.substr(0, line.find('|'));
        line.remove_prefix(cell.size());
        while (cell.starts_with(' '))
            cell.remove_prefix(1);
        while (cell.ends_with(' '))
            cell.remove_suffix(1);
        cells.emplace_back(cell);
    }
    return cells;
}

/// The first column of the table with the one called "Deleted (in the bin)".
Told told_of_deleted_objects() {
    std::ifstream file{std::filesystem::path{FOLKMOOT_SOURCE_DIR} / "CONTRIBUTING.md"};
    Told told;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        const auto cells = cells_of(line);
        if (cells.size() < 4)
            inside = false;
        else if (cells[1] == "Deleted (in the bin)")
            inside = true;
        else if (inside && !cells[0].starts_with(':') && !cells[0].starts_with('-'))
            told.emplace(cells[0], cells[1]);
    }
    return told;
}

/// A page that was found, linked to another and had a file before it was deleted.
class DeletedPage {
public:
    explicit DeletedPage(kit::TestHost& host)
        : host_(host)
        , scene_(host) {
        page_ = scene_.page("The old quay", "Quaggiest words. See [[The new quay]].");
        other_ = scene_.page("The new quay", "Text.");
        as_reader_.emplace(scene_.furnish.sign_in(reader()));
        EXPECT_TRUE(soon([&] { return search().contains(page_); }));
        EXPECT_TRUE(links_of_other().contains(page_));
        revisions_ = count(revisions_of);
        EXPECT_GT(revisions_, 0);
        attach("Ten octets");
        const auto comment =
            scene_.as_owner.post("/api/v1/objects/" + page_ + "/comments", {{"text", "A point"}});
        EXPECT_EQ(comment.status, 200U) << comment.body;
        comment_ = comment.id();
        stored_ = stored();
        EXPECT_EQ(stored_, 10);
        EXPECT_EQ(scene_.as_owner.del("/api/v1/objects/" + page_).status, 200U);
    }

    Told fate() {
        return {{"Lists", list().contains(page_) ? "shown" : "hidden"},
            {"Read by address", read(page_path, "")},
            {"Search", soon([&] { return !search().contains(page_); }) ? "hidden" : "found"},
            {"Recycle bin", bin()}, {"Backlinks", links_of_other().contains(page_) ? "shown" : "hidden"},
            {"Feeds and live updates", count(goings_of) == 1 ? "told that it went" : "not told"},
            {"Export",
                read(kit::object_path, "/export") == read(page_path, "") ? "as it is read by address"
                                                                         : "otherwise"},
            {"Quota", stored() == stored_ ? "counted" : "not counted"},
            {"History", count(revisions_of) == revisions_ ? "kept" : "gone"}, {"Comments on it", comments()}};
    }

private:
    static constexpr Sql revisions_of{"select count(*) from object_revision where object = :object"};
    static constexpr Sql goings_of{
        "select count(*) from event where object = :object and name = 'core.object_deleted'"};

    kit::Account reader() {
        const auto account = scene_.furnish.staff("Rhys Reader");
        scene_.furnish.role(account, "reader", scene_.space);
        return account;
    }
    std::int64_t count(const Sql& sql) {
        return host_.read([&](ReadTx& tx) {
            return *tx.value<std::int64_t>(sql, bind("object", *ObjectId::parse(page_)));
        });
    }
    std::string search() { return scene_.as_editor.get("/api/v1/search?q=quaggiest").body; }
    std::string list() {
        return scene_.as_editor.get("/api/v1/wiki/components/" + scene_.wiki.text() + "/pages").body;
    }
    std::string links_of_other() { return scene_.as_editor.get(page_path(other_, "/links")).body; }
    /// For somebody who may restore it, and for somebody who may not.
    using PathOf = std::string (*)(const std::string& object, const std::string& rest);
    std::string read(PathOf path, const std::string& rest) {
        const auto missing = as_reader_->get(path(host_.house().ids().next().text(), rest));
        const auto gone = as_reader_->get(path(page_, rest));
        const bool as_if_missing = gone.status == 404 && gone.code() == missing.code();
        const bool shown = scene_.as_editor.get(path(page_, rest)).status == 200;
        return shown && as_if_missing ? "shown to those who may restore, else as if missing" : "otherwise";
    }
    std::string bin() {
        const auto path = "/api/v1/spaces/" + scene_.space.text() + "/bin";
        const bool for_editor = scene_.as_editor.get(path).body.contains(page_);
        const bool for_reader = as_reader_->get(path).body.contains(page_);
        return for_editor && !for_reader ? "shown to those who may restore" : "otherwise";
    }
    /// Ends the page's time in the bin.
    std::string comments() {
        const auto path = "/api/v1/comments/" + comment_;
        const bool gone = as_reader_->get(path).status == 404;
        const auto again =
            scene_.as_owner.post("/api/v1/objects/" + page_ + "/restoration", nlohmann::json::object());
        EXPECT_EQ(again.status, 200U) << again.body;
        return gone && as_reader_->get(path).status == 200 ? "go along, and come back with it" : "otherwise";
    }
    void attach(const std::string& content) {
        const auto upload = scene_.as_owner.post(
            "/api/v1/uploads", {{"object", page_}, {"name", "a.txt"}, {"size", content.size()}});
        const auto path = "/api/v1/uploads/" + upload.id();
        EXPECT_EQ(
            scene_.as_owner
                .send("PUT", path + "?offset=0", content, {{"Content-Type", "application/octet-stream"}})
                .status,
            200U);
        EXPECT_EQ(scene_.as_owner.post(path + "/completion", nlohmann::json::object()).status, 200U);
    }
    /// What the space's quota is measured by.
    std::int64_t stored() {
        constexpr Sql octets{"select cast(coalesce(sum(size), 0) as bigint) from blob where space = :space"};
        return host_.read(
            [&](ReadTx& tx) { return *tx.value<std::int64_t>(octets, bind("space", scene_.space)); });
    }

    kit::TestHost& host_;
    WikiScene scene_;
    std::string page_, other_, comment_;
    std::optional<kit::Browser> as_reader_;
    std::int64_t revisions_ = 0;
    std::int64_t stored_ = 0;
};

TEST_P(FateOfADeletedPage, IsWhatTheTableSays) {
    const auto told = told_of_deleted_objects();
    ASSERT_FALSE(told.empty()) << "CONTRIBUTING.md has the table no longer";
    DeletedPage page{host()};
    EXPECT_EQ(page.fate(), told);
}

}} // namespace folkmoot
