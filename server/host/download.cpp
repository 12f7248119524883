#include "host/download.hpp"

#include "host/security_headers.hpp"
#include "host/utf8.hpp"

#include <charconv>

namespace folkmoot::host {
namespace {

constexpr std::size_t piece_size = 256 * 1024;

/// Sends a range of stored octets piece by piece. Reading a local file is quick enough for the I/O thread's
/// queue to wait for; each piece is at most 256 KiB.
class OctetsSource final : public transport::BodySource {
public:
    OctetsSource(std::shared_ptr<Octets> octets, std::uint64_t first, std::uint64_t count)
        : octets_(std::move(octets))
        , at_(first)
        , length_(count)
        , left_(count) { }
    std::uint64_t length() const override { return length_; }
    void read(Done done) override {
        auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, piece_size));
        std::string piece;
        try {
            piece = octets_->read(at_, count);
        } catch (const std::exception&) {
            piece.clear(); // an empty piece cuts the connection: half a file never looks whole
        }
        at_ += piece.size();
        left_ -= piece.size();
        done(std::move(piece));
    }

private:
    std::shared_ptr<Octets> octets_;
    std::uint64_t at_;
    std::uint64_t length_;
    std::uint64_t left_;
};

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool is_attribute_letter(char letter) { // RFC 8187, attr-char
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || std::string_view{"!#$&+-.^_`|~"}.find(letter) != std::string_view::npos;
}

} // namespace

ByteRange read_range(std::string_view header, std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit) || header.find(',') != header.npos) return {};
    header.remove_prefix(unit.size());
    auto dash = header.find('-');
    if (dash == header.npos) return {};
    auto from = number(header.substr(0, dash));
    auto to = number(header.substr(dash + 1));
    if (dash == 0) { // the last so many
        if (!to) return {};
        if (*to == 0 || size == 0) return {.kind = ByteRange::Kind::outside};
        return {.kind = ByteRange::Kind::part, .first = *to >= size ? 0 : size - *to, .last = size - 1};
    }
    if (!from || (dash + 1 < header.size() && !to) || (to && *to < *from)) return {};
    if (*from >= size) return {.kind = ByteRange::Kind::outside};
    return {.kind = ByteRange::Kind::part, .first = *from, .last = std::min(to.value_or(size - 1), size - 1)};
}

std::string content_disposition(Disposition disposition, std::string_view name) {
    std::string result = disposition == Disposition::shown ? "inline" : "attachment";
    if (name.empty() || !count_code_points(name)) return result;
    std::string plain, encoded;
    for (char letter : name) {
        auto octet = static_cast<unsigned char>(letter);
        plain +=
            octet < 0x20 || octet >= 0x7F || letter == '"' || letter == '\\' || letter == '%' ? '_' : letter;
        if (is_attribute_letter(letter))
            encoded += letter;
        else
            encoded += fmt::format("%{:02X}", octet);
    }
    return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}", result, plain, encoded);
}

transport::Response answer_download(Download download, const transport::RequestHead& request) {
    transport::Response response;
    response.set("Content-Type", download.media_type);
    response.set("Content-Disposition", content_disposition(download.disposition, download.name));
    response.set("Cache-Control", "private, no-store");
    add_security_headers(response, Policy::download, request.is_tls);
    if (!download.octets) {
        response.body = std::move(download.body);
        return response;
    }
    const std::uint64_t size = download.octets->size();
    response.set("Accept-Ranges", "bytes");
    ByteRange range = read_range(request.headers.find("Range").value_or(""), size);
    if (range.kind == ByteRange::Kind::outside) {
        response.status = 416;
        response.set("Content-Range", fmt::format("bytes */{}", size));
        return response;
    }
    if (range.kind == ByteRange::Kind::whole)
        range.first = 0, range.last = size - 1;
    else {
        response.status = 206;
        response.set("Content-Range", fmt::format("bytes {}-{}/{}", range.first, range.last, size));
    }
    if (size > 0)
        response.body = std::make_unique<OctetsSource>(
            std::move(download.octets), range.first, range.last - range.first + 1);
    return response;
}

} // namespace folkmoot::host
