#include "access/permissions.hpp"
#include "access/role.hpp"
#include "content_kit.hpp"
#include "faulty_disk.hpp"
#include "files/collection.hpp"
#include "files/file.hpp"
#include "files/housekeeping.hpp"
#include "files/upload.hpp"
#include "jobs/runner.hpp"
#include "kit/furnished.hpp"
#include "objects/bin.hpp"

namespace folkmoot::files::tests {

namespace {

constexpr std::string_view png{
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\x06\0\0\0\x1f\x15\xc4\x89", 33};
constexpr Sql count_blobs{"select count(*) from blob"};
constexpr Sql unused_blobs{"select count(*) from blob where unused_since is not null"};
constexpr Sql forget_versions{"delete from file_version"};

/// Finds what it is told to.
class ToldScanner final : public Scanner {
public:
    ScanVerdict scan(BlobReader&) override { return verdict; }
    ScanVerdict verdict = ScanVerdict::clean;
};

class Uploading : public kit::FurnishedTest {
protected:
    void SetUp() override {
        FurnishedTest::SetUp();
        if (IsSkipped()) return;
        const auto house = Viewer::system("a test declares a permission");
        write_as(house, [](WriteTx& tx) {
            tx.kept<access::Permissions>().declare(
                {"test.edit", "Edit test pages", access::PermissionKind::change, {"owner"}});
            access::settle_roles(tx);
        });
        page = add_page("Page");
    }

    /// As a viewer whom the house trusts with everything here.
    Viewer editor() const { return olwen; }
    File upload(
        std::string_view content, const std::string& name = "a.txt", std::optional<ObjectId> of = {}) {
        return complete(send(content, name, of));
    }
    ObjectId send(std::string_view content, const std::string& name, std::optional<ObjectId> of = {}) {
        const auto prepared = prepare_upload(storage, ids,
            {.object = page.id, .name = name, .size = static_cast<std::int64_t>(content.size()), .file = of});
        write([&](WriteTx& tx) { return begin_upload(tx, editor(), prepared, rules); });
        const auto row = read([&](ReadTx& tx) { return require_upload(tx, editor(), prepared.id); });
        auto part = storage.open_part(row.content(), 0);
        part.append(std::as_bytes(std::span{content}));
        const auto received = static_cast<std::int64_t>(part.settle());
        write([&](WriteTx& tx) { record_received(tx, editor(), prepared.id, received); });
        return prepared.id;
    }
    File complete(ObjectId id) {
        const auto row = read([&](ReadTx& tx) { return require_upload(tx, editor(), id); });
        const auto stored = storage.finish(row.content());
        return write([&](WriteTx& tx) { return complete_upload(tx, editor(), id, stored); });
    }
    std::string text_of(const Viewer& viewer, ObjectId file) {
        const auto seen = read([&](ReadTx& tx) { return require_file(tx, viewer, file); });
        auto content = storage.open(seen.file, seen.key);
        const auto octets = read_all(content);
        return {reinterpret_cast<const char*>(octets.data()), octets.size()};
    }
    std::size_t files_of_page() {
        return read([&](ReadTx& tx) { return list_files(tx, standing(tx, olwen, page.id)).size(); });
    }
    std::size_t stored_files() { return blobs.list("").size(); }

    kit::TemporaryFolder folder;
    LocalBlobStore blobs{posix_disk(), folder / "blobs"};
    DiskWatch watch{
        folder.path(), [] { return DiskSpace{std::uint64_t{50} << 30U, std::uint64_t{100} << 30U}; }};
    ToldScanner scanner;
    Storage storage{posix_disk(), blobs, RootKey(Secret::random()), folder.path(), watch, &scanner};
    UploadRules rules;
    ObjectRow page;
};

} // namespace

TEST_P(Uploading, AFileIsReadBackByWhoSeesItsPage) {
    const auto file = upload(png, "../Logo\u202E.png");
    EXPECT_EQ(file.name, "Logo.png");
    EXPECT_EQ(file.media_type, "image/png");
    EXPECT_TRUE(file.picture);
    EXPECT_EQ(file.state, FileState::clean);
    EXPECT_EQ(text_of(add_person("Rhian Reader", "reader"), file.id), png);
    const auto stranger = add_person("Sam Stranger");
    EXPECT_EQ(kit::problem_of([&] { text_of(stranger, file.id); }), "files.not_found");
}

TEST_P(Uploading, OnlyWhoMayEditTheObjectAddsToIt) {
    const auto reader = add_person("Rhian Reader", "reader");
    const auto prepared =
        prepare_upload(storage, ids, {.object = page.id, .name = "a", .size = 1, .file = {}});
    EXPECT_NE(kit::problem_of([&] {
        write_as(reader, [&](WriteTx& tx) { return begin_upload(tx, reader, prepared, rules); });
    }),
        std::nullopt);
    const auto id = send("text", "a.txt");
    EXPECT_EQ(kit::problem_of([&] { read([&](ReadTx& tx) { return require_upload(tx, reader, id); }); }),
        "files.upload_not_found");
}

TEST_P(Uploading, TheSameContentIsStoredOnceInASpace) {
    const auto first = upload("same words", "one.txt");
    const auto second = upload("same words", "two.txt");
    EXPECT_EQ(first.blob, second.blob);
    EXPECT_EQ(read([](ReadTx& tx) { return tx.value<std::int64_t>(count_blobs); }), 1);
    EXPECT_EQ(text_of(olwen, second.id), "same words");
    EXPECT_EQ(text_of(olwen, first.id), "same words");
}

TEST_P(Uploading, ANewVersionKeepsTheFile) {
    const auto first = upload("draft", "plan.txt");
    const auto second = upload("final", "plan v2.txt", first.id);
    EXPECT_EQ(second.id, first.id);
    EXPECT_EQ(second.number, 2);
    EXPECT_EQ(second.name, "plan v2.txt");
    EXPECT_EQ(text_of(olwen, first.id), "final");
    EXPECT_EQ(files_of_page(), 1U);
}

TEST_P(Uploading, IsNotCompletedBeforeAllIsThere) {
    const auto prepared =
        prepare_upload(storage, ids, {.object = page.id, .name = "a", .size = 10, .file = {}});
    write([&](WriteTx& tx) { return begin_upload(tx, editor(), prepared, rules); });
    EXPECT_EQ(kit::problem_of([&] { complete(prepared.id); }), "files.not_whole");
    const auto row = read([&](ReadTx& tx) { return require_upload(tx, editor(), prepared.id); });
    EXPECT_EQ(kit::problem_of([&] { storage.open_part(row.content(), 5); }), "files.wrong_offset");
    EXPECT_EQ(stored_files(), 0U);
}

TEST_P(Uploading, CompletingAgainAfterACrashGivesTheSameContent) {
    const auto id = send("words", "a.txt");
    const auto row = read([&](ReadTx& tx) { return require_upload(tx, editor(), id); });
    storage.finish(row.content()); // and then nothing: the process ended before the row
    const auto file = complete(id);
    EXPECT_EQ(text_of(olwen, file.id), "words");
    EXPECT_EQ(stored_files(), 1U);
}

TEST_P(Uploading, KeepsToTheQuotaAndTheLargestSize) {
    rules.largest_file = 100;
    EXPECT_EQ(kit::problem_of([&] { upload(std::string(101, 'x')); }), "files.too_large");
    rules.space_quota = 150;
    upload(std::string(100, 'a'));
    EXPECT_EQ(kit::problem_of([&] { upload(std::string(51, 'b')); }), "files.quota_reached");
    upload(std::string(50, 'c'));
    rules.uploads_of_one_person = 0;
    EXPECT_EQ(kit::problem_of([&] { upload(""); }), "files.too_many_uploads");
}

TEST_P(Uploading, WhatTheScannerFindsOrCannotSeeIsNotServed) {
    scanner.verdict = ScanVerdict::infected;
    const auto bad = upload("virus", "bad.txt");
    EXPECT_EQ(kit::problem_of([&] { text_of(olwen, bad.id); }), "files.blocked");
    scanner.verdict = ScanVerdict::unknown;
    const auto waiting = upload("unknown", "new.txt");
    EXPECT_EQ(kit::problem_of([&] { text_of(olwen, waiting.id); }), "files.being_scanned");
    write([&](WriteTx& tx) {
        for (const auto& row : blobs_to_scan(tx, 10))
            record_scan(tx, row.id, FileState::clean);
    });
    EXPECT_EQ(text_of(olwen, waiting.id), "unknown");
}

TEST_P(Uploading, FilesGoToTheBinAndComeBackWithTheirPage) {
    const auto kept = upload("kept", "kept.txt");
    write([&](WriteTx& tx) { objects::move_to_bin(tx, standing(tx, olwen, page.id)); });
    const auto reader = add_person("Rhian Reader", "reader");
    EXPECT_EQ(kit::problem_of([&] { text_of(reader, kept.id); }), "files.not_found");
    write([&](WriteTx& tx) { objects::restore_from_bin(tx, standing(tx, olwen, page.id)); });
    EXPECT_EQ(text_of(reader, kept.id), "kept");
}

TEST_P(Uploading, FilesOfADraftAreSeenWithItOncePublished) {
    page = add_page("Draft", Lifecycle::draft);
    const auto file = upload("words", "a.txt");
    const auto reader = add_person("Rhian Reader", "reader");
    EXPECT_EQ(kit::problem_of([&] { text_of(reader, file.id); }), "files.not_found");
    write([&](WriteTx& tx) { objects::revise(tx, standing(tx, olwen, page.id), {.title = "Published"}); });
    EXPECT_EQ(text_of(reader, file.id), "words");
    EXPECT_TRUE(read([&](ReadTx& tx) { return access::find_standing(tx, reader, file.id, "core.file"); }));
}

TEST_P(Uploading, UnusedContentsGoInTwoSteps) {
    upload("words", "a.txt");
    write([&](WriteTx& tx) { tx.run(forget_versions); });
    const auto last = write([](WriteTx& tx) { return mark_unused(tx, "", 100); });
    EXPECT_EQ(last.size(), 64U);
    EXPECT_EQ(write([&](WriteTx& tx) { return mark_unused(tx, last, 100); }), "");
    EXPECT_EQ(read([](ReadTx& tx) { return tx.value<std::int64_t>(unused_blobs); }), 1);
    EXPECT_TRUE(write([](WriteTx& tx) { return forget_unused(tx, 100); }).empty());
    clock.advance(unused_kept + std::chrono::hours{1});
    const auto gone = write([](WriteTx& tx) { return forget_unused(tx, 100); });
    ASSERT_EQ(gone.size(), 1U);
    blobs.remove(storage.stored_name(gone[0].id, gone[0].key));
    EXPECT_EQ(stored_files(), 0U);
}

TEST_P(Uploading, AContentUsedAgainIsNoLongerUnused) {
    upload("words", "a.txt");
    write([&](WriteTx& tx) {
        tx.run(forget_versions);
        mark_unused(tx, "", 100);
    });
    const auto again = upload("words", "b.txt");
    EXPECT_EQ(read([](ReadTx& tx) { return tx.value<std::int64_t>(unused_blobs); }), 0);
    EXPECT_EQ(text_of(olwen, again.id), "words");
}

TEST_P(Uploading, StraysAreRemovedAfterADayAndNothingElse) {
    const auto file = upload("words", "a.txt");
    const auto stray = std::string(64, 'a') + "-" + std::string(32, 'b');
    posix_disk().open(folder / "stray", OpenMode::create)->write_at(0, octets_of(10));
    blobs.put(stray, folder / "stray");
    auto names = blobs.list("");
    ASSERT_EQ(names.size(), 2U);
    const auto sweep = [&] { read([&](ReadTx& tx) { remove_strays(tx, storage, names); }); };
    sweep();
    EXPECT_EQ(stored_files(), 2U);
    for (auto& name : names)
        name.put -= std::chrono::hours{25};
    sweep();
    EXPECT_EQ(stored_files(), 1U);
    EXPECT_EQ(text_of(olwen, file.id), "words");
}

TEST_P(Uploading, AScrubNamesWhatIsBroken) {
    upload("good words", "good.txt");
    const auto bad = upload("bad words", "bad.txt");
    const auto rows = read([](ReadTx& tx) { return blobs_after(tx, "", 100); });
    ASSERT_EQ(rows.size(), 2U);
    for (const auto& row : rows)
        EXPECT_FALSE(check_blob(storage, row));
    for (const auto& row : rows)
        if (row.id == bad.blob) {
            const auto name = storage.stored_name(row.id, row.key);
            posix_disk()
                .open(folder.path() / "blobs" / name.substr(0, 2) / name, OpenMode::write)
                ->write_at(3, std::array{std::byte{0x55}, std::byte{0xaa}});
        }
    for (const auto& row : rows) {
        const auto finding = check_blob(storage, row);
        EXPECT_EQ(finding.has_value(), row.id == bad.blob);
        if (finding) EXPECT_EQ(finding->fault, BlobFault::altered);
    }
}

TEST_P(Uploading, TheHouseKeepsContentsInOrderByItself) {
    const auto bad = upload("bad words", "bad.txt");
    scanner.verdict = ScanVerdict::unknown;
    const auto waiting = upload("waiting words", "waiting.txt");
    scanner.verdict = ScanVerdict::clean;
    const auto row = read([&](ReadTx& tx) { return blobs_after(tx, "", 100); });
    for (const auto& blob : row)
        if (blob.id == bad.blob) blobs.remove(storage.stored_name(blob.id, blob.key));
    std::string trouble;
    jobs::Runner runner(database(), [&](std::string_view kind, const std::exception& thrown) {
        trouble += fmt::format("{}: {}\n", kind, thrown.what());
    });
    for (auto& kind : housekeeping(storage))
        runner.declare(std::move(kind));
    runner.schedule_all();
    int runs = 0;
    while (runs < 20 && runner.run_next())
        ++runs;
    EXPECT_GE(runs, 4);
    EXPECT_EQ(text_of(olwen, waiting.id), "waiting words");
    EXPECT_EQ(trouble,
        fmt::format("files.verify: 1 stored contents are broken; {}: missing (segment 0)\n", bad.blob));
}

INSTANTIATE_TEST_SUITE_P(Stores, Uploading, kit::both_backends, kit::backend_name);

} // namespace folkmoot::files::tests
