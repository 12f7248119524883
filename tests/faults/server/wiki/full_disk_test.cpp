#include "faults/server/wiki/workspace.hpp"
#include "kit/failpoints.hpp"
#include "kit/test_host.hpp"

#include <cerrno>

namespace folkmoot::faults {
namespace {

namespace fs = std::filesystem;
using kit::Backend;

constexpr std::size_t mebibyte = 1U << 20U;

std::string octets(std::size_t size, char filling) {
    return std::string(size, filling);
}

/// Octets that lie in a folder, and below it.
std::uintmax_t stored_in(const fs::path& folder) {
    std::uintmax_t sum = 0;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (entry.is_regular_file()) sum += entry.file_size();
    return sum;
}

} // namespace

/// A site whose spaces hold 3 MiB, in files of at most 2 MiB, with one page that everybody can go on reading.
class FullDisk : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override {
        if (GetParam() == Backend::postgres && !kit::EmptyStore::absence().empty())
            GTEST_SKIP() << kit::EmptyStore::absence();
        site_.emplace(GetParam(), "\n[files]\nlargest_file = 2\nspace_quota = 3\n");
        workspace_.emplace(*site_, 1, failpoints_.environment());
        page_ = workspace_->page("Tides", "High water at noon.");
    }

    kit::Browser& writer() { return workspace_->people.front(); }
    kit::Answer begin(const std::string& name, std::size_t size) {
        return writer().post("/api/v1/uploads", {{"object", page_}, {"name", name}, {"size", size}});
    }
    kit::Answer send(const std::string& upload, const std::string& content) {
        return writer().send("PUT", "/api/v1/uploads/" + upload + "?offset=0", content,
            {{"Content-Type", "application/octet-stream"}});
    }
    kit::Answer complete(const std::string& upload) {
        return writer().post("/api/v1/uploads/" + upload + "/completion", nlohmann::json::object());
    }
    kit::Answer publish(const std::string& text, std::int64_t base) {
        return writer().post("/api/v1/objects/" + page_ + "/publication",
            {{"title", "Tides"}, {"markdown", text}, {"base_revision", base}});
    }
    std::size_t files() { return writer().get("/api/v1/objects/" + page_ + "/files").json()["items"].size(); }
    std::uintmax_t stored() {
        return stored_in(site_->data() / "blobs") + stored_in(site_->data() / "incoming");
    }
    static void expect_refusal(const kit::Answer& answer, unsigned status, const std::string& code) {
        EXPECT_EQ(answer.status, status) << answer.body;
        EXPECT_EQ(answer.code(), code);
        EXPECT_FALSE(answer.json().value("detail", "").empty()) << "it says what to do";
    }
    void expect_readable() {
        const auto page = writer().get("/api/v1/wiki/pages/" + page_);
        EXPECT_EQ(page.status, 200U) << page.body;
        EXPECT_TRUE(page.body.contains("High water")) << page.body;
    }

    kit::Failpoints failpoints_;
    std::optional<kit::Site> site_;
    std::optional<Workspace> workspace_;
    std::string page_;
};

INSTANTIATE_TEST_SUITE_P(Stores, FullDisk, kit::both_backends, kit::backend_name);

TEST_P(FullDisk, ASpaceHoldsExactlyItsQuota) {
    expect_refusal(begin("large.bin", 2 * mebibyte + 1), 413, "files.too_large");
    workspace_->attach(page_, "first.bin", octets(2 * mebibyte, 'a'));
    const auto before = stored();
    expect_refusal(begin("second.bin", mebibyte + 1), 507, "files.quota_reached");
    EXPECT_EQ(stored(), before) << "what is refused leaves nothing";
    EXPECT_EQ(files(), 1U);
    workspace_->attach(page_, "third.bin", octets(mebibyte, 'b'));
    expect_refusal(begin("one octet.bin", 1), 507, "files.quota_reached");
    EXPECT_EQ(files(), 2U);
    expect_readable();
}

TEST_P(FullDisk, AnUploadThatFindsNoRoomLeavesNothingAndGoesOnWhenThereIsSome) {
    const auto content = octets(mebibyte + 1000, 'c');
    const auto upload = begin("report.bin", content.size());
    ASSERT_EQ(upload.status, 200U) << upload.body;
    for (const auto step : {kit::Step::part_write, kit::Step::part_sync}) {
        failpoints_.refuse(step, ENOSPC);
        expect_refusal(send(upload.id(), content), 507, "files.storage_full");
        EXPECT_GT(failpoints_.disarm(), 0U);
        EXPECT_EQ(stored(), 0U);
        EXPECT_EQ(writer().get("/api/v1/uploads/" + upload.id()).json()["received"], 0);
        EXPECT_EQ(files(), 0U);
        expect_readable();
    }
    EXPECT_EQ(send(upload.id(), content).status, 200U);
    failpoints_.refuse(kit::Step::blob_link, ENOSPC);
    expect_refusal(complete(upload.id()), 507, "files.storage_full");
    EXPECT_GT(failpoints_.disarm(), 0U);
    EXPECT_EQ(files(), 0U);
    const auto file = complete(upload.id());
    ASSERT_EQ(file.status, 200U) << file.body;
    EXPECT_EQ(writer().get("/api/v1/files/" + file.id() + "/content").body, content);
}

TEST_P(FullDisk, UploadsEndFirstThenAllChangesAndReadingNever) {
    failpoints_.pretend_free(4);
    EXPECT_TRUE(kit::soon([&] { return begin("a.bin", 10).code() == "files.storage_full"; }));
    EXPECT_EQ(publish("High water at one.", 1).status, 200U);
    failpoints_.pretend_free(1);
    EXPECT_TRUE(kit::soon([&] { return begin("a.bin", 10).code() == "files.read_only"; }));
    expect_refusal(publish("High water at two.", 2), 507, "files.read_only");
    expect_readable();
    auto late = site_->browser();
    EXPECT_EQ(workspace_->sign_in(late, 0).status, 200U) << "to read, one must come in";
    EXPECT_EQ(late.get("/api/v1/wiki/pages/" + page_).status, 200U);
    failpoints_.pretend_free(50);
    EXPECT_TRUE(kit::soon([&] { return publish("High water at three.", 2).status == 200U; }));
}

/// PostgreSQL's disk is PostgreSQL's own matter.
class FullDiskOfAFile : public FullDisk { };
INSTANTIATE_TEST_SUITE_P(Store, FullDiskOfAFile, testing::Values(Backend::sqlite), kit::backend_name);

TEST_P(FullDiskOfAFile, ASaveThatFindsNoRoomIsRefusedWholeAndTheNextOneIsKept) {
    failpoints_.refuse(kit::Step::log_write, ENOSPC);
    const auto refused = publish("High water at one.", 1);
    EXPECT_EQ(refused.status, 507U) << refused.body;
    expect_readable();
    EXPECT_GT(failpoints_.disarm(), 0U);
    EXPECT_EQ(publish("High water at two.", 1).json()["revision"], 2);
    expect_readable();
}

} // namespace folkmoot::faults
