#pragma once
#include "files/octet_range.hpp"
#include "folkmoot/files.hpp"

namespace folkmoot::files {

enum class Delivery {
    shown, ///< inside a page, if it is a picture
    downloaded
};

/// How a file is answered: status, header fields, and which octets. A browser never runs what it gets: only
/// pictures that are known as such are shown, all else is an attachment, and all is sandboxed and not to be
/// sniffed.
struct DeliveryPlan {
    unsigned status = 200; ///< 200, 206, 304 or 416
    std::vector<std::pair<std::string, std::string>> headers;
    std::uint64_t first = 0;
    std::uint64_t length = 0;
};
/// `range` and `if_none_match` are the request's fields, or empty.
DeliveryPlan plan_delivery(
    const File& file, Delivery delivery, std::string_view range, std::string_view if_none_match);

} // namespace folkmoot::files
