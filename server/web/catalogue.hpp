#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot::web {

using MessageValues = std::vector<std::pair<std::string, std::string>>;

/// One file of the catalogue.
struct MessageFile {
    std::string language; ///< "en" or "cy"
    std::string path; ///< for saying where something is wrong
    std::string text; ///< a JSON object: each key with its message
};

/// The texts of the product, English and Welsh, from `messages/<module>/{en,cy}.json`: the same files serve
/// the client, problems, mail and public pages. A message is ICU MessageFormat with named values; a value
/// that is a whole number counts as one in plurals. Read once; safe to use from any thread.
class Catalogue {
public:
    /// Throws std::runtime_error naming the file and key: not JSON, a pattern ICU refuses, a key that only
    /// one of the two languages has.
    explicit Catalogue(const std::filesystem::path& folder);
    /// The same of files that are already read.
    explicit Catalogue(std::span<const MessageFile> files);
    ~Catalogue();
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;

    /// The text in "en" or "cy" (anything else is English). An unknown key gives the key itself.
    std::string text(std::string_view key, std::string_view language, const MessageValues& values = {}) const;
    bool has(std::string_view key) const;
    std::size_t size() const;

private:
    struct Language;
    std::map<std::string, std::unique_ptr<Language>, std::less<>> languages_;
};

} // namespace folkmoot::web
