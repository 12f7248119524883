#include "web/client_files.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <zlib.h>

#include <fstream>
#include <stdexcept>

namespace folkmoot::web {
namespace {

constexpr std::uintmax_t largest_client = 64U * 1024 * 1024;

std::string media_type_of(const std::filesystem::path& path) {
    static const std::map<std::string, std::string, std::less<>> types{{".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"}, {".json", "application/json"}, {".woff2", "font/woff2"},
        {".woff", "font/woff"}, {".png", "image/png"}, {".ico", "image/x-icon"},
        {".txt", "text/plain; charset=utf-8"}, {".webmanifest", "application/manifest+json"}};
    auto found = types.find(path.extension().string());
    return found == types.end() ? "application/octet-stream" : found->second;
}

std::shared_ptr<const std::string> gzip(const std::string& text) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        return nullptr;
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    int result = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END || packed.size() + 200 > text.size()) return nullptr;
    return std::make_shared<const std::string>(std::move(packed));
}

std::string etag_of(const std::string& text) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
        text.size(), nullptr, 0);
    std::string hex(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back();
    return "\"" + hex + "\"";
}

ClientFile read_file(const std::filesystem::path& path, bool immutable) {
    std::ifstream file{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!file) throw std::runtime_error(fmt::format("{} cannot be read", path.string()));
    ClientFile result{.media_type = media_type_of(path),
        .plain = nullptr,
        .gzipped = nullptr,
        .etag = etag_of(text),
        .immutable = immutable};
    bool packed_already = path.extension() == ".woff2" || path.extension() == ".png";
    if (!packed_already) result.gzipped = gzip(text);
    result.plain = std::make_shared<const std::string>(std::move(text));
    return result;
}

} // namespace

ClientFiles::ClientFiles(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) return;
    std::uintmax_t total = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file()) continue;
        total += entry.file_size();
        if (total > largest_client) throw std::runtime_error("the web client is larger than 64 MiB");
        std::string address = "/" + entry.path().lexically_relative(folder).generic_string();
        files_.emplace(address, read_file(entry.path(), address.starts_with("/assets/")));
    }
}

const ClientFile* ClientFiles::find(std::string_view path) const {
    auto found = files_.find(path);
    return found == files_.end() ? nullptr : &found->second;
}

} // namespace folkmoot::web
