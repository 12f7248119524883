#include "host/download.hpp"

#include "files/file_name.hpp"
#include "files/octet_range.hpp"
#include "host/security_headers.hpp"

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

} // namespace

transport::Response answer_download(Download download, const transport::RequestHead& request) {
    transport::Response response;
    response.set("Content-Type", download.media_type);
    const auto disposition = download.disposition == Disposition::shown ? files::Disposition::inside_page
                                                                        : files::Disposition::attachment;
    response.set("Content-Disposition", files::content_disposition(disposition, download.name));
    response.set("Cache-Control", "private, no-store");
    add_security_headers(response, Policy::download, request.is_tls);
    if (!download.octets) {
        response.body = std::move(download.body);
        return response;
    }
    const std::uint64_t size = download.octets->size();
    const bool ranged = download.octets->ranged();
    response.set("Accept-Ranges", ranged ? "bytes" : "none");
    const auto asked =
        files::parse_range(ranged ? request.headers.find("Range").value_or("") : std::string_view{}, size);
    if (std::holds_alternative<files::RangeNotSatisfiable>(asked)) {
        response.status = 416;
        response.set("Content-Range", fmt::format("bytes */{}", size));
        return response;
    }
    if (const auto* part = std::get_if<files::OctetRange>(&asked)) {
        response.status = 206;
        response.set("Content-Range", fmt::format("bytes {}-{}/{}", part->first, part->last, size));
        response.body =
            std::make_unique<OctetsSource>(std::move(download.octets), part->first, part->length());
    } else if (size > 0) {
        response.body = std::make_unique<OctetsSource>(std::move(download.octets), 0, size);
    }
    return response;
}

} // namespace folkmoot::host
