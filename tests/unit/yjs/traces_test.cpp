// What people really typed: traces of whole texts, told as Yjs has them.
#include "collab/yjs/view.hpp"
#include "kit/yjs_invariants.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <filesystem>
#include <fstream>

namespace folkmoot::yjs { namespace {

namespace fs = std::filesystem;

const fs::path traces = fs::path{FOLKMOOT_SOURCE_DIR} / "../shared/data/editing-traces";

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string sha256_of(std::string_view text) {
    std::array<unsigned char, 32> digest{};
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    return fmt::format("{:02x}", fmt::join(digest, ""));
}

/// The text of a root that has no attributes.
std::string text_of(const Document& document, std::string_view root) {
    std::string text;
    for (const auto& piece : nlohmann::json::parse(view(document, root, RootKind::text).value()))
        text += piece.at("insert").get<std::string>();
    return text;
}

class YjsTraces : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        if (!fs::exists(traces)) GTEST_SKIP() << "the traces are not beside this tree: " << traces.string();
        state_ = read_file(traces / fmt::format("{}.yjs-v1.update", GetParam()));
    }
    std::string state_;
};

TEST_P(YjsTraces, EndInTheTextThatPeopleTyped) {
    const auto document = load(as_octets(state_));
    ASSERT_TRUE(document);
    const std::string wanted = read_file(traces / fmt::format("{}.final.sha256", GetParam())).substr(0, 64);
    EXPECT_EQ(sha256_of(text_of(*document, "text")), wanted);
}

TEST_P(YjsTraces, AreEncodedAsYjsEncodesThem) {
    const auto document = load(as_octets(state_));
    ASSERT_TRUE(document);
    const OwnedOctets encoded = document->encode();
    EXPECT_TRUE(as_text(encoded) == state_) << encoded.size() << " octets, Yjs has " << state_.size();
    EXPECT_EQ(kit::breach_of(*document), "");
}

INSTANTIATE_TEST_SUITE_P(Yjs, YjsTraces, testing::Values("automerge-paper", "friendsforever"),
    [](const auto& info) { return info.index == 0 ? "AutomergePaper" : "FriendsForever"; });

}} // namespace folkmoot::yjs
