// Texts that are saved together because they were written at the same moment.
#include "collab/rooms/log.hpp"
#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"

#include <memory>

namespace folkmoot {
namespace {

using namespace std::chrono_literals;
using kit::CollabClient;
using kit::WikiScene;

FOLKMOOT_HOST_TEST(CollabSaving);

constexpr std::size_t texts = 12;
constexpr yjs::ClientId first_editor = 4'001;

/// Many texts, each open on a connection of its own.
struct Library {
    explicit Library(WikiScene& scene) {
        for (std::size_t n = 0; n < texts; ++n) {
            pages.push_back(scene.page("Page " + std::to_string(n), "Text."));
            editors.push_back(std::make_unique<CollabClient>(scene.as_owner, pages[n], first_editor + n));
        }
    }
    bool open() const { return std::ranges::all_of(editors, &CollabClient::open, &deref); }
    void write(const std::string& words) const {
        for (const auto& editor : editors)
            editor->write(editor->name() + words);
    }
    static CollabClient& deref(const std::unique_ptr<CollabClient>& editor) { return *editor; }

    std::vector<std::string> pages;
    std::vector<std::unique_ptr<CollabClient>> editors;
};

} // namespace

TEST_P(CollabSaving, EachOfManyTextsThatAreWrittenAtOnceHasItsOwnWordsAndAllOfThem) {
    WikiScene scene{host()};
    const Library library{scene};
    ASSERT_TRUE(library.open());
    for (int line = 0; line < 10; ++line)
        library.write(" line " + std::to_string(line));
    for (std::size_t n = 0; n < texts; ++n) {
        ASSERT_TRUE(library.editors[n]->wait_until_saved());
        CollabClient late{scene.as_owner, library.pages[n], first_editor + texts + n};
        ASSERT_TRUE(late.open());
        EXPECT_EQ(late.text(), library.editors[n]->text());
        EXPECT_THAT(late.text(), testing::HasSubstr(library.pages[n] + " line 9"));
    }
}

TEST_P(CollabSaving, ATextThatCannotBeSavedKeepsNoneOfTheOthersFromIt) {
    WikiScene scene{host()};
    const Library library{scene};
    ASSERT_TRUE(library.open());
    host().write([&](WriteTx& tx) {
        for (std::size_t n = 0; n < texts; n += 2)
            collab::forget_document(tx, ObjectId::parse(library.pages[n]).value());
    });
    for (int line = 0; line < 5; ++line)
        library.write(" line " + std::to_string(line));
    for (std::size_t n = 0; n < texts; ++n) {
        CollabClient& editor = *library.editors[n];
        if (n % 2 == 1)
            EXPECT_TRUE(editor.wait_until_saved()) << "text " << n;
        else
            EXPECT_TRUE(editor.wait_until([&] { return editor.close_code() == 4205; })) << "text " << n;
    }
}

} // namespace folkmoot
