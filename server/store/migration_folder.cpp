#include "store/migrations.hpp"
#include "store/start_error.hpp"

#include <fstream>
#include <sodium.h>

namespace folkmoot::store {
namespace {

constexpr std::uintmax_t largest_file = 1024 * 1024;

std::string sha256(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    std::string hexadecimal;
    for (const auto byte : hash)
        hexadecimal += fmt::format("{:02x}", byte);
    return hexadecimal;
}

bool is_decimal_digit(char c) {
    return c >= '0' && c <= '9';
}

std::int64_t number_of(const std::string& stem) {
    if (stem.size() < 6 || !std::all_of(stem.begin(), stem.begin() + 4, is_decimal_digit) || stem[4] != '_')
        throw StartError("A migration is called NNNN_what.sql, not " + stem + ".sql.");
    return std::stoi(stem.substr(0, 4));
}

Migration read(const std::filesystem::path& file) {
    if (std::filesystem::file_size(file) > largest_file)
        throw StartError("A migration is larger than 1 MiB: " + file.string() + ".");
    std::ifstream stream{file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream) throw StartError("A migration cannot be read: " + file.string() + ".");
    const auto stem = file.stem().string();
    auto checksum = sha256(text);
    return {number_of(stem), stem, std::move(text), std::move(checksum)};
}

} // namespace

std::vector<Migration> migrations_in(const std::filesystem::path& folder) {
    std::vector<Migration> found;
    if (!std::filesystem::is_directory(folder)) return found;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".sql") found.push_back(read(entry.path()));
    std::ranges::sort(found, {}, &Migration::number);
    const auto twice = std::ranges::adjacent_find(found, {}, &Migration::number);
    if (twice != found.end()) throw StartError("Two migrations have one number: " + twice->name + ".");
    return found;
}

} // namespace folkmoot::store
