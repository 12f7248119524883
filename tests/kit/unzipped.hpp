#pragma once
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace folkmoot::kit {

/// An archive as an unpacker that trusts nothing reads it: by its directory at the end, each content stored
/// as it is, checksums (CRC-32, ISO 3309) and both descriptions of each entry compared. Path -> content.
class Unzipped {
public:
    static std::map<std::string, std::string> read(std::string_view archive) {
        const Unzipped zip{archive};
        const auto end = archive.size() - 22;
        zip.require(archive.size() >= 22 && zip.number(end, 4) == 0x06054b50, "no end of the directory");
        std::map<std::string, std::string> entries;
        auto at = zip.number(end + 16, 4);
        for (auto left = zip.number(end + 10, 2); left > 0; --left) {
            zip.require(zip.number(at, 4) == 0x02014b50, "no line of the directory");
            const auto name = std::string{archive.substr(at + 46, zip.number(at + 28, 2))};
            zip.require(entries.emplace(name, zip.content(at)).second, "a path twice");
            at += 46 + name.size() + zip.number(at + 30, 2) + zip.number(at + 32, 2);
        }
        zip.require(at == end, "something between the directory and its end");
        return entries;
    }

private:
    explicit Unzipped(std::string_view archive)
        : archive_(archive) { }

    std::string content(std::size_t line) const {
        const auto size = number(line + 24, 4), header = number(line + 42, 4);
        require(number(header, 4) == 0x04034b50, "no header where the directory says");
        require(number(header + 22, 4) == size && number(line + 10, 2) == 0, "stored, and of one size");
        require(number(header + 26, 2) == number(line + 28, 2), "one name");
        const auto begins = header + 30 + number(header + 26, 2) + number(header + 28, 2);
        const auto content = std::string{archive_.substr(begins, size)};
        require(content.size() == size && crc(content) == number(line + 16, 4), "the right octets");
        require(number(begins + size, 4) == 0x08074b50 && number(begins + size + 4, 4) == crc(content),
            "the checksum behind the content");
        return content;
    }
    std::size_t number(std::size_t at, int octets) const {
        require(at + static_cast<std::size_t>(octets) <= archive_.size(), "inside the archive");
        std::size_t value = 0;
        for (int i = octets - 1; i >= 0; --i)
            value = value << 8U | static_cast<unsigned char>(archive_[at + static_cast<std::size_t>(i)]);
        return value;
    }
    static std::uint32_t crc(std::string_view octets) {
        std::uint32_t sum = 0xffffffffU;
        for (const char octet : octets) {
            sum ^= static_cast<unsigned char>(octet);
            for (int bit = 0; bit < 8; ++bit)
                sum = sum & 1U ? sum >> 1U ^ 0xedb88320U : sum >> 1U;
        }
        return ~sum;
    }
    static void require(bool right, const char* what) {
        if (!right) throw std::runtime_error(std::string{"the archive is not right: "} + what);
    }
    std::string_view archive_;
};

} // namespace folkmoot::kit
