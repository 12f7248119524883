#include "files/delivery.hpp"
#include "files/file_name.hpp"
#include "files/media_type.hpp"

#include <fmt/format.h>

namespace folkmoot::files {

namespace {

std::string etag_of(const File& file) {
    return fmt::format("\"{}-{}\"", file.number, file.blob.substr(0, 16));
}

bool matches(std::string_view if_none_match, const std::string& etag) {
    return if_none_match == "*" || if_none_match.contains(etag);
}

} // namespace

DeliveryPlan plan_delivery(
    const File& file, Delivery delivery, std::string_view range, std::string_view if_none_match) {
    const bool shown = delivery == Delivery::shown && file.picture && is_picture_type(file.media_type);
    const auto size = static_cast<std::uint64_t>(file.size);
    const auto etag = etag_of(file);
    DeliveryPlan plan{.status = 200, .headers = {}, .first = 0, .length = size};
    plan.headers = {{"Content-Type", file.media_type},
        {"Content-Disposition",
            content_disposition(shown ? Disposition::inside_page : Disposition::attachment, file.name)},
        {"Content-Security-Policy", "default-src 'none'; sandbox"}, {"X-Content-Type-Options", "nosniff"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        // Kept by the browser that asked, but asked about each time: rights may have changed.
        {"Cache-Control", "private, no-cache"}, {"Accept-Ranges", "bytes"}, {"ETag", etag}};
    if (matches(if_none_match, etag)) {
        plan.status = 304;
        plan.length = 0;
        return plan;
    }
    const auto asked = parse_range(range, size);
    if (const auto* part = std::get_if<OctetRange>(&asked)) {
        plan.status = 206;
        plan.first = part->first;
        plan.length = part->length();
        plan.headers.emplace_back(
            "Content-Range", fmt::format("bytes {}-{}/{}", part->first, part->last, size));
    } else if (std::holds_alternative<RangeNotSatisfiable>(asked)) {
        plan.status = 416;
        plan.length = 0;
        plan.headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
    }
    return plan;
}

} // namespace folkmoot::files
