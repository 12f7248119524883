#include "host/moving/parcel.hpp"

#include "folkmoot/json.hpp"
#include "folkmoot/problem.hpp"
#include "host/json_in.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <set>
#include <stdexcept>

namespace folkmoot::host::moving {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t octets_a_piece = std::size_t{256} << 10U;
constexpr std::size_t largest_manifest = std::size_t{1} << 20U;
constexpr std::size_t longest_path = 500;

[[noreturn]] void fail(std::string sentence) {
    throw std::runtime_error(std::move(sentence));
}

class Folder final : public ParcelIn {
public:
    explicit Folder(fs::path folder)
        : folder_(std::move(folder)) { }
    std::unique_ptr<std::istream> open(const std::string& path) const override {
        if (!is_safe_path(path)) return nullptr;
        auto here = folder_;
        std::error_code error;
        for (const auto& step : fs::path{path}) {
            here /= step;
            if (fs::is_symlink(fs::symlink_status(here, error))) return nullptr;
        }
        if (!fs::is_regular_file(here, error)) return nullptr;
        auto file = std::make_unique<std::ifstream>(here, std::ios::binary);
        if (!*file) return nullptr;
        return file;
    }

private:
    fs::path folder_;
};

std::string sum_of(std::istream& in) {
    Sha256 sum;
    std::string octets(octets_a_piece, '\0');
    while (in) {
        in.read(octets.data(), static_cast<std::streamsize>(octets.size()));
        sum.add(std::string_view{octets}.substr(0, static_cast<std::size_t>(in.gcount())));
    }
    if (in.bad()) fail("it cannot be read");
    return sum.finish();
}

bool is_sum(std::string_view text) {
    return text.size() == sum_digits
        && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

struct Sha256::State {
    crypto_hash_sha256_state state;
};

Sha256::Sha256()
    : state_(std::make_unique<State>()) {
    crypto_hash_sha256_init(&state_->state);
}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view octets) {
    crypto_hash_sha256_update(
        &state_->state, reinterpret_cast<const unsigned char*>(octets.data()), octets.size());
}

std::string Sha256::finish() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state_->state, hash.data());
    std::string hex;
    for (const auto octet : hash)
        hex += fmt::format("{:02x}", octet);
    return hex;
}

ParcelOut::ParcelOut(fs::path folder)
    : folder_(std::move(folder)) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error || !fs::is_directory(folder_))
        fail(fmt::format("{} is no folder and cannot be made one", folder_.string()));
    if (!fs::is_empty(folder_)) fail(fmt::format("there is something in {} already", folder_.string()));
    fs::permissions(folder_, fs::perms::owner_all);
    sums_.open(folder_ / sums_name, std::ios::binary);
}

ParcelOut::File::File(ParcelOut& parcel, std::string path)
    : parcel_(parcel)
    , path_(std::move(path)) {
    const auto place = parcel_.place(path_);
    fs::create_directories(place.parent_path());
    out_.open(place, std::ios::binary);
}

void ParcelOut::File::write(std::string_view octets) {
    out_.write(octets.data(), static_cast<std::streamsize>(octets.size()));
    sum_.add(octets);
}

void ParcelOut::File::end() {
    out_.close();
    if (!out_) fail(fmt::format("{} cannot be written", parcel_.place(path_).string()));
    parcel_.note(path_, sum_.finish());
}

void ParcelOut::put(const std::string& path, std::string_view content) {
    File file{*this, path};
    file.write(content);
    file.end();
}

void ParcelOut::note(const std::string& path, const std::string& sum) {
    const auto line = fmt::format("{}  {}\n", sum, path);
    sums_ << line;
    sum_of_sums_.add(line);
    ++files_;
}

std::string ParcelOut::finish(Manifest manifest) {
    sums_.close();
    if (!sums_) fail(fmt::format("{} cannot be written", (folder_ / sums_name).string()));
    manifest.sums = sum_of_sums_.finish();
    const auto text = to_json(manifest) + "\n";
    std::ofstream out{folder_ / manifest_name, std::ios::binary};
    out << text;
    out.close();
    if (!out) fail(fmt::format("{} cannot be written", (folder_ / manifest_name).string()));
    Sha256 sum;
    sum.add(text);
    return sum.finish();
}

Manifest ParcelIn::manifest() const {
    const auto in = open(std::string{manifest_name});
    if (!in) fail("there is no manifest.json: it is no export, or one that was not finished");
    std::string text(largest_manifest + 1, '\0');
    in->read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in->gcount()));
    if (text.size() > largest_manifest) fail("manifest.json is larger than one can be");
    Manifest manifest;
    read_json(text, shape_of<Manifest>, &manifest);
    if (manifest.format != Manifest::name_of_format) fail("manifest.json is of something else");
    if (manifest.version != Manifest::current)
        fail(fmt::format("the export is of version {} of the format; this program reads {}", manifest.version,
            Manifest::current));
    return manifest;
}

void ParcelIn::check(
    const Manifest& manifest, const std::function<void(const std::string& path)>& take) const {
    const auto first = open(std::string{sums_name});
    if (!first) fail("there is no SHA256SUMS");
    if (sum_of(*first) != manifest.sums) fail("SHA256SUMS is not as it was when the export was made");
    const auto sums = open(std::string{sums_name});
    each_line(*sums, [&](std::string_view line, std::int64_t number) {
        if (line.size() < sum_digits + 3 || !is_sum(line.substr(0, sum_digits))
            || line.substr(sum_digits, 2) != "  ")
            fail(fmt::format("SHA256SUMS, line {}: it is no sum and path", number));
        const std::string path{line.substr(sum_digits + 2)};
        if (!is_safe_path(path))
            fail(fmt::format("SHA256SUMS, line {}: the path leads out of the export, or is none", number));
        const auto in = open(path);
        if (!in) fail(fmt::format("{} is not there", path));
        if (sum_of(*in) != line.substr(0, sum_digits))
            fail(fmt::format("{} is not as it was when the export was made", path));
        take(path);
    });
}

std::unique_ptr<ParcelIn> open_folder(const fs::path& folder) {
    if (!fs::is_directory(folder)) fail(fmt::format("{} is no folder that can be read", folder.string()));
    return std::make_unique<Folder>(folder);
}

bool is_safe_path(std::string_view path) {
    if (path.empty() || path.size() > longest_path || path.contains('\\')) return false;
    if (std::ranges::any_of(path, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
        return false;
    while (true) {
        const auto end = std::min(path.find('/'), path.size());
        const auto step = path.substr(0, end);
        if (step.empty() || step == "." || step == "..") return false;
        if (end == path.size()) return true;
        path.remove_prefix(end + 1);
    }
}

void each_line(std::istream& in, const std::function<void(std::string_view, std::int64_t)>& take) {
    std::string waiting;
    std::string octets(octets_a_piece, '\0');
    std::int64_t number = 0;
    while (in) {
        in.read(octets.data(), static_cast<std::streamsize>(octets.size()));
        waiting.append(octets, 0, static_cast<std::size_t>(in.gcount()));
        std::size_t begin = 0;
        for (auto end = waiting.find('\n'); end != waiting.npos; end = waiting.find('\n', begin)) {
            take(std::string_view{waiting}.substr(begin, end - begin), ++number);
            begin = end + 1;
        }
        waiting.erase(0, begin);
        if (waiting.size() > longest_line) fail(fmt::format("line {} is longer than one can be", number + 1));
    }
    if (in.bad()) fail("it cannot be read");
    if (!waiting.empty()) fail(fmt::format("line {} is cut off", number + 1));
}

} // namespace folkmoot::host::moving
