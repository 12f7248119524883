#pragma once
#include "folkmoot/fields.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <istream>
#include <memory>

namespace folkmoot::host::moving {

/// Of the SHA-256 of a file where it is written down: hexadecimal ones.
inline constexpr std::size_t sum_digits = 64;

/// SHA-256 of what is fed to it a piece at a time.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view octets);
    std::string finish(); ///< `sum_digits` of them

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What an export says of itself: manifest.json.
struct Manifest {
    std::string format{name_of_format};
    std::int64_t version = current;
    std::string folkmoot;
    std::string id; ///< of this export: by it an import knows it again
    std::string site;
    std::optional<std::string> space;
    std::optional<ObjectId> under;
    Time made;
    std::string reason;
    std::int64_t audit_line = 0;
    std::string audit_hash;
    std::int64_t objects = 0;
    std::vector<std::string> left_out;
    std::string sums;
    static constexpr std::string_view name_of_format{"folkmoot-export"};
    static constexpr std::int64_t current = 1;
    static constexpr auto fields() {
        return std::array{field<&Manifest::format>("format", "folkmoot-export"),
            field<&Manifest::version>("version", "Of the format"),
            field<&Manifest::folkmoot>("folkmoot", "The version of the program that wrote it"),
            field<&Manifest::id>("id", "Of this export", length(1, 64)),
            field<&Manifest::site>("site", "The site's address"),
            field<&Manifest::space>("space", "The only space that is in it; null: all of the site"),
            field<&Manifest::under>("under", "Of the space only this and what lies under it"),
            field<&Manifest::made>("made", "When it was begun"),
            field<&Manifest::reason>("reason", "Why it was made"),
            field<&Manifest::audit_line>("audit_line", "Number of the audit log's last line then"),
            field<&Manifest::audit_hash>("audit_hash", "Its hash, which all lines before it are in"),
            field<&Manifest::objects>("objects", "How many objects there are"),
            field<&Manifest::left_out>("left_out", "What stayed behind, in English"),
            field<&Manifest::sums>("sums", "SHA-256 of the file SHA256SUMS", length(64, 64))};
    }
};
inline constexpr std::string_view manifest_name{"manifest.json"};
inline constexpr std::string_view sums_name{"SHA256SUMS"};

/// An export while it is written: a folder, of which each file is summed as it grows.
class ParcelOut {
public:
    /// Makes the folder, for its owner only. Throws std::runtime_error where something is in it already.
    explicit ParcelOut(std::filesystem::path folder);

    /// One file; its sum is noted when it ends.
    class File {
    public:
        File(ParcelOut& parcel, std::string path);
        void write(std::string_view octets);
        void end();

    private:
        ParcelOut& parcel_;
        std::string path_;
        std::ofstream out_;
        Sha256 sum_;
    };

    void put(const std::string& path, std::string_view content);
    /// Notes a file that stands there already.
    void note(const std::string& path, const std::string& sum);
    /// Writes the manifest, with which it is an export. Gives the manifest's own sum.
    std::string finish(Manifest manifest);
    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path place(const std::string& path) const { return folder_ / path; }
    std::uint64_t files() const { return files_; }

private:
    std::filesystem::path folder_;
    std::ofstream sums_;
    Sha256 sum_of_sums_;
    std::uint64_t files_ = 0;
};

/// An export that is read. What it is made of is trusted with nothing: paths lead nowhere else, links are not
/// followed, sizes have limits.
class ParcelIn {
public:
    virtual ~ParcelIn() = default;
    /// The file of that path, or null where there is no plain file.
    virtual std::unique_ptr<std::istream> open(const std::string& path) const = 0;

    /// Throws std::runtime_error for what is no manifest of a version that this program reads.
    Manifest manifest() const;
    /// Checks that each file that is listed is there and as it was, and that the list itself is. Throws
    /// std::runtime_error with the first that is not. `take` gets the path of each.
    void check(const Manifest& manifest, const std::function<void(const std::string& path)>& take) const;
};
std::unique_ptr<ParcelIn> open_folder(const std::filesystem::path& folder);

/// Whether a path of an export leads into it and nowhere else: steps between slashes, none of them empty, "."
/// or "..", without control characters and backslashes, at most 500 octets.
bool is_safe_path(std::string_view path);

/// Calls `take` with each line and its number from 1 on. Throws std::runtime_error beyond `longest_line`.
void each_line(std::istream& in, const std::function<void(std::string_view, std::int64_t)>& take);
inline constexpr std::size_t longest_line = std::size_t{9} << 20U; ///< octets

} // namespace folkmoot::host::moving
