// What earlier versions stored otherwise, as the migrations leave it.
#include "access/section.hpp"
#include "access/space.hpp"
#include "access/visibility.hpp"
#include "kit/furnished.hpp"
#include "kit/temporary_folder.hpp"

#include <filesystem>

namespace folkmoot::objects { namespace {

namespace fs = std::filesystem;

class EarlierVersions : public kit::FurnishedTest {
protected:
    /// Takes one step of a module's as a store takes it that has such things already.
    void take_step(const std::string& step) {
        const kit::TemporaryFolder folder;
        const auto from = fs::path{FOLKMOOT_SOURCE_DIR} / "schema" / step;
        fs::copy_file(from, folder.path() / ("0001_" + from.filename().string().substr(5)));
        EXPECT_EQ(database().migrate("again", folder.path()), 1);
    }
    access::Sight sight_now(ObjectId object) {
        return read([&](ReadTx& tx) {
            return access::sight_of(tx,
                tx.value<ObjectId>("select visibility from object where id = :id", bind("id", object))
                    .value());
        });
    }
    void put_suggestion(ObjectId id, ObjectId about, std::string_view begun_from) {
        write([&](WriteTx& tx) {
            tx.run(
                "insert into suggestion (id, about, author, state, begun_from, base_revision, note) values "
                "(:id, :about, :author, 'open', :begun_from, 1, '')",
                bind("id", id), bind("about", about), bind("author", olwen.person()),
                bind("begun_from", begun_from));
        });
    }
    void put_section_folder(ObjectId id, ObjectId section) {
        write([&](WriteTx& tx) {
            tx.run(
                "insert into documents_entry (id, component, folder, kind, title_key) values (:id, :section, "
                "null, 0, '')",
                bind("id", id), bind("section", section));
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, EarlierVersions, kit::both_backends, kit::backend_name);

constexpr Sql version_of{"select version from rights_version where subject = :space"};

TEST_P(EarlierVersions, ShowedSuggestionsMadeFromADraftAsIfTheyWerePublished) {
    const auto page = add_page("The quay").id;
    const auto of_draft = add_page("One").id, another = add_page("Two").id,
               of_published = add_page("Three").id;
    put_suggestion(of_draft, page, "draft");
    put_suggestion(another, page, "draft");
    put_suggestion(of_published, page, "published");
    ASSERT_EQ(sight_now(of_draft).lifecycle, Lifecycle::live);
    const auto version = [&] {
        return read(
            [&](ReadTx& tx) { return tx.value<std::int64_t>(version_of, bind("space", space)).value(); });
    };
    const auto before = version();
    take_step("core/0023_suggestions_from_drafts.sql");
    auto wanted = sight_now(of_published);
    EXPECT_EQ(wanted.lifecycle, Lifecycle::live) << "it has nothing of the draft in it";
    EXPECT_EQ(sight_now(page).lifecycle, Lifecycle::live);
    wanted.lifecycle = Lifecycle::draft;
    EXPECT_EQ(sight_now(of_draft), wanted);
    EXPECT_EQ(sight_now(another), wanted);
    EXPECT_EQ(version(), before + 1) << "whoever remembers who sees what asks again";
}

TEST_P(EarlierVersions, MadeTheSectionsOwnFolderInACommunityForStaff) {
    database().migrate("documents", fs::path{FOLKMOOT_SOURCE_DIR} / "schema/documents");
    const auto community = write([&](WriteTx& tx) {
        return access::create_space(tx, Viewer::system("a test sets the scene"),
            {.area = area,
                .kind = access::SpaceKind::community,
                .slug = "forum",
                .name = "Forum",
                .summary = {},
                .owner = olwen.person(),
                .handling = {}});
    });
    const auto empty = add_section(community, "papers"), filled = add_section(community, "files");
    const auto folder = add_page_in(empty, "Papers", Lifecycle::live).id;
    const auto with_file = add_page_in(filled, "Files", Lifecycle::live).id;
    const auto file = add_page_in(filled, "map.txt", Lifecycle::live).id;
    put_section_folder(folder, empty);
    put_section_folder(with_file, filled);
    write([&](WriteTx& tx) {
        tx.run("insert into file (id, parent, latest) values (:id, :parent, 0)", bind("id", file),
            bind("parent", with_file));
    });
    auto wanted = sight_now(folder);
    ASSERT_EQ(wanted.audience, access::Audience::staff);
    take_step("documents/0002_section_folders.sql");
    wanted.audience = access::Audience::everyone;
    EXPECT_EQ(sight_now(folder), wanted);
    EXPECT_EQ(sight_now(with_file).audience, access::Audience::staff)
        << "what staff put there is not shown to others by an update";
    EXPECT_EQ(sight_now(file).audience, access::Audience::staff);
}

}} // namespace folkmoot::objects
