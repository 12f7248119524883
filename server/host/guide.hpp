#pragma once
#include "folkmoot/richtext.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::host {

/// One thing that people do here, explained in one language.
struct GuideTopic {
    std::string name; ///< "comments": it answers at /about/guide/comments
    std::string chapter; ///< one of `guide_chapters`
    int place = 0; ///< in its chapter
    std::string title;
    std::string summary; ///< its first paragraph, as plain text
    richtext::Tree text;
    std::vector<std::string> title_words; ///< folded, as are the next
    std::vector<std::string> words;
};

/// Each has its name in the catalogue: "guide.begin".
inline constexpr std::array<std::string_view, 5> guide_chapters{"begin", "read", "write", "share", "keep"};

/// The guide in the product: a topic for each thing that people do, in English and Welsh, from the texts of
/// the modules, `messages/<module>/guide/{en,cy}/<topic>.md`. The first line of a file is its title, the
/// second its chapter and its place there, the rest Markdown. Read once; safe to use from any thread.
class Guide {
public:
    static constexpr std::size_t longest_words = 200; ///< octets that a search looks at
    static constexpr std::size_t most_found = 20;

    /// Throws std::runtime_error naming the file: no title, an unknown chapter, no Markdown, a topic that
    /// only one language has or that two modules have.
    explicit Guide(const std::filesystem::path& messages);

    /// In the order of chapters and places. Any language but "cy" is English.
    const std::vector<GuideTopic>& topics(std::string_view language) const;
    const GuideTopic* find(std::string_view name, std::string_view language) const;
    /// Those that have all the words, or where none has, those with most of them; what has them in its title
    /// first.
    std::vector<const GuideTopic*> search(std::string_view words, std::string_view language) const;

private:
    std::vector<GuideTopic> english_;
    std::vector<GuideTopic> welsh_;
};

} // namespace folkmoot::host
