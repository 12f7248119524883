// Any bytes as the stored form of a text: refused with a reason, or a tree without a fault that is written
// and printed as what it is.
#include <folkmoot/richtext_forms.hpp>
#include <folkmoot/richtext_html.hpp>

#include <cstdlib>

#include <nlohmann/json.hpp>

using namespace folkmoot::richtext;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

/// Shows everything, under addresses that must not get out of their attribute.
class AllSeen final : public ViewerFacts {
public:
    std::optional<std::string> object_href(TargetId) const override { return "/o/\"><script>"; }
    std::optional<WikiPage> wiki_page(std::string_view title) const override {
        return WikiPage{std::string{title}, WikiPage::State::missing};
    }
    std::optional<std::string> person_href(TargetId) const override { return "javascript:x"; }
    std::optional<std::string> file_href(TargetId) const override { return "/f/'\"<script>"; }
    bool append_embed(TargetId, std::string& out) const override {
        out += "<p>embedded</p>";
        return true;
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    const auto tree = read_json(input);
    if (!tree) {
        require(!tree.error().message.empty());
        return 0;
    }
    // A second opinion: what is taken for the stored form is JSON.
    require(nlohmann::json::accept(input));
    require(!find_fault(*tree));
    const auto again = read_json(write_json(*tree));
    require(again && *again == *tree);
    auto normal = *tree;
    normalise(normal);
    require(normal == *tree);
    // What the printer adds to nest and escape may pass the limits; then there is nothing to compare.
    const auto parsed = parse_markdown(print_markdown(*tree));
    require(!parsed || same_content(*parsed, *tree));
    require(!print_html(*tree, AllSeen{}).contains("<script"));
    return 0;
}
