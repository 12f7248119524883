// What Yjs 13.6 wrote, read; and what it would have written, written. tests/conformance/yjs/vectors.mjs made
// the files.
#include "collab/yjs/combine.hpp"
#include "collab/yjs/view.hpp"
#include "hex.hpp"
#include "kit/yjs_invariants.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace folkmoot::yjs { namespace {

namespace fs = std::filesystem;
using test::from_hex;
using test::to_hex;

struct Vector {
    std::string name;
    std::vector<OwnedOctets> updates;
    OwnedOctets state;
    OwnedOctets state_vector;
    struct Root {
        std::string name;
        std::string kind;
        std::string json;
    };
    std::vector<Root> roots;
};

std::ostream& operator<<(std::ostream& out, const Vector& vector) {
    return out << vector.name;
}

Vector read_vector(const fs::path& path) {
    Vector vector{.name = path.stem().string()};
    std::ifstream file{path};
    for (std::string line, word, hex; std::getline(file, line);) {
        std::istringstream words{line};
        words >> word;
        if (word == "view") {
            Vector::Root& root = vector.roots.emplace_back();
            words >> root.name >> root.kind;
            std::getline(words >> std::ws, root.json);
            continue;
        }
        words >> hex;
        if (word == "update")
            vector.updates.push_back(from_hex(hex));
        else
            (word == "state" ? vector.state : vector.state_vector) = from_hex(hex);
    }
    return vector;
}

std::vector<Vector> read_vectors() {
    std::vector<Vector> vectors;
    for (const auto& entry : fs::directory_iterator{FOLKMOOT_SOURCE_DIR "/tests/unit/yjs/vectors"})
        vectors.push_back(read_vector(entry.path()));
    std::ranges::sort(vectors, {}, &Vector::name);
    return vectors;
}

RootKind kind_named(std::string_view name) {
    if (name == "array") return RootKind::array;
    if (name == "map") return RootKind::map;
    return name == "text" ? RootKind::text : RootKind::xml;
}

class YjsVectors : public testing::TestWithParam<Vector> {
protected:
    static void apply(Document& document, Octets update) {
        const auto applied = document.apply(update, Limits{}, Budget{});
        ASSERT_TRUE(applied) << say(applied.error().reason) << " at octet " << applied.error().at;
    }

    static void expect_as_yjs_has_it(const Document& document) {
        const Vector& vector = GetParam();
        EXPECT_EQ(to_hex(document.encode()), to_hex(vector.state));
        EXPECT_EQ(to_hex(write_state_vector(document.state())), to_hex(vector.state_vector));
        for (const Vector::Root& root : vector.roots) {
            const auto json = view(document, root.name, kind_named(root.kind));
            ASSERT_TRUE(json) << root.name;
            EXPECT_EQ(nlohmann::json::parse(*json), nlohmann::json::parse(root.json)) << root.name;
        }
        EXPECT_EQ(kit::breach_of(document), "");
    }
};

TEST_P(YjsVectors, GiveTheDocumentThatYjsHas) {
    Document document;
    for (const OwnedOctets& update : GetParam().updates)
        apply(document, update);
    expect_as_yjs_has_it(document);
}

TEST_P(YjsVectors, GiveItBackwardsAndToldTwice) {
    Document document;
    for (const OwnedOctets& update : GetParam().updates | std::views::reverse)
        apply(document, update);
    for (const OwnedOctets& update : GetParam().updates)
        apply(document, update);
    expect_as_yjs_has_it(document);
}

TEST_P(YjsVectors, GiveItWhenMergedWithoutADocument) {
    const std::vector<Octets> updates(GetParam().updates.begin(), GetParam().updates.end());
    const auto merged = merge_updates(updates, Limits{});
    ASSERT_TRUE(merged);
    Document document;
    apply(document, *merged);
    expect_as_yjs_has_it(document);
}

TEST_P(YjsVectors, AreWhatIsLoadedFromTheState) {
    const auto document = load(GetParam().state);
    ASSERT_TRUE(document) << say(document.error().reason);
    expect_as_yjs_has_it(*document);
}

TEST_P(YjsVectors, AreRefusedWhereverTheyAreCut) {
    for (const OwnedOctets& update : GetParam().updates) {
        for (std::size_t size = 0; size < update.size(); ++size) {
            const auto read = read_update(Octets{update}.first(size), Limits{});
            ASSERT_FALSE(read) << size << " of " << update.size() << " octets";
            // A count of more things than there are octets is a number that is too large.
            EXPECT_THAT(read.error().reason, testing::AnyOf(Reason::cut_short, Reason::number_too_large));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Yjs, YjsVectors, testing::ValuesIn(read_vectors()),
    [](const testing::TestParamInfo<Vector>& info) { return info.param.name; });

// The format's own examples, octet for octet as its description has them.
TEST(YjsFormat, HasTextAsDescribed) {
    Document document;
    ASSERT_TRUE(document.apply(from_hex("01 01 01 00 | 04 01 01 74 02 61 62 | 00"), Limits{}, Budget{}));
    EXPECT_EQ(to_hex(write_state_vector(document.state())), "010102");
    // "X" between the two.
    ASSERT_TRUE(document.apply(from_hex("01 01 01 02 | c4 01 00 01 01 01 58 | 00"), Limits{}, Budget{}));
    EXPECT_EQ(document.encode(),
        from_hex("01 03 01 00 | 04 01 01 74 01 61 | 84 01 00 01 62 | c4 01 00 01 01 01 58 | 00"));
}

TEST(YjsFormat, HasAKeyOverwrittenByAnotherClientAsDescribed) {
    const auto state =
        from_hex("02 01 02 00 | a8 01 00 01 77 01 7a | 01 01 00 | 21 01 01 6d 01 6b 01 | 01 01 01 00 01");
    const auto document = load(state);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->encode(), state);
    EXPECT_EQ(view(*document, "m", RootKind::map), R"({"k":"z"})");
}

}} // namespace folkmoot::yjs
