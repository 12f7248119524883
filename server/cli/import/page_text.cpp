#include "cli/import/page_text.hpp"

#include "cli/import/page_intake.hpp"
#include "cli/sentence.hpp"

#include "folkmoot/richtext_forms.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

/// Whether an address names a file beside this one: no scheme, no host, not from the site's top.
bool is_relative(std::string_view href) {
    const auto scheme = href.find(':');
    return !href.empty() && href.front() != '/' && href.front() != '#' && href.front() != '?'
        && (scheme == href.npos || href.find('/') < scheme);
}

/// "Our%20plan.md" as "Our plan.md"; what is no such pair of digits stays as it is.
std::string percent_decoded(std::string_view href) {
    std::string decoded;
    for (std::size_t at = 0; at < href.size(); ++at) {
        unsigned octet = 0;
        const auto* digits = href.data() + at + 1;
        const bool is_pair = href[at] == '%' && at + 2 < href.size()
            && std::from_chars(digits, digits + 2, octet, 16).ptr == digits + 2 && octet != 0;
        decoded += is_pair ? static_cast<char>(octet) : href[at];
        if (is_pair) at += 2;
    }
    return decoded;
}

void drop_heading_that_is_title(richtext::Tree& tree, std::string_view title) {
    if (tree.blocks.empty()) return;
    const auto& first = tree.blocks.front();
    const auto* heading = std::get_if<richtext::Heading>(&first.node);
    if (heading && heading->level == 1 && title.starts_with(richtext::plain_text(first.text)))
        tree.blocks.erase(tree.blocks.begin());
}

} // namespace

richtext::Tree PageText::read(const SourcePage& page, const SourceText& text, ObjectId id) {
    auto tree = richtext::parse_markdown(text.markdown);
    if (!tree)
        throw std::runtime_error(
            fmt::format("line {}: {}", tree.error().line + text.lines_before, tree.error().message));
    here_ = fs::path{page.path}.parent_path();
    drop_heading_that_is_title(*tree, page.title);
    lead_links(*tree);
    richtext::resolve(*tree,
        {.page = [](std::string_view) -> richtext::TargetId { return 0; },
            .file = [&](std::string_view source) { return picture(source, id); }});
    richtext::normalise(*tree);
    return std::move(*tree);
}

void PageText::lead_links(richtext::Tree& tree) {
    richtext::each_block(tree.blocks, [&](richtext::Block& block) {
        for (auto& piece : block.text)
            lead(piece);
    });
}

/// A link to a file becomes one to its page; one to a file that is no page loses its address, not its words.
void PageText::lead(richtext::Inline& piece) {
    const auto* link = std::get_if<richtext::WebLink>(&piece.style.link);
    if (!link || !is_relative(link->href)) return;
    const auto path = path_in_folder(link->href);
    const auto found = path ? source_.by_path.find(*path) : source_.by_path.end();
    if (found == source_.by_path.end() || !pages_[found->second]) {
        piece.style.link = std::monostate{};
        ++dead_links_;
    } else {
        piece.style.link = richtext::ObjectLink{pages_[found->second].value()};
    }
}

/// "../guides/start.md#first" as "guides/start.md"; nothing when it leads out of the folder.
std::optional<std::string> PageText::path_in_folder(std::string_view href) const {
    const auto named = percent_decoded(href.substr(0, href.find_first_of("?#")));
    const auto path = (here_ / named).lexically_normal().generic_string();
    if (path == ".." || path.starts_with("../") || path.starts_with('/')) return std::nullopt;
    return path == "." || path == "./" ? std::string{} : path;
}

richtext::TargetId PageText::picture(std::string_view source, ObjectId page) {
    if (!is_relative(source)) return 0;
    const auto path = path_in_folder(source);
    if (!path || path->empty()) return 0;
    try {
        return attach(*path, page).value();
    } catch (const Problem& problem) {
        refused_.push_back({*path, sentence_of(problem, house_.services())});
    } catch (const std::runtime_error& failure) {
        refused_.push_back({*path, failure.what()});
    }
    return 0;
}

ObjectId PageText::attach(const std::string& path, ObjectId page) {
    const auto file = source_.folder / path;
    std::error_code error;
    const auto real = fs::weakly_canonical(file, error);
    const auto top = fs::weakly_canonical(source_.folder, error).string() + "/";
    if (error || !fs::is_regular_file(real)) throw std::runtime_error("there is no such picture");
    if (!real.string().starts_with(top)) throw std::runtime_error("it leads out of the folder");
    if (fs::file_size(real) > largest_picture) throw std::runtime_error("it is larger than 25 MiB");
    return attach_once(house_, viewer_, page, real, path, pictures_);
}

} // namespace folkmoot::cli
