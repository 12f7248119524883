#pragma once
#include "folkmoot/route.hpp"
#include "transport/message.hpp"

namespace folkmoot::host {

/// The answer for a Download: its type, a file name made safe (RFC 6266, RFC 8187), one byte range when the
/// request asks for one (RFC 9110, 14.2; several ranges get the whole), 416 when it lies outside.
transport::Response answer_download(Download download, const transport::RequestHead& request);

/// The value of Content-Disposition for a file name that may hold anything: an ASCII form and the UTF-8 form.
std::string content_disposition(Disposition disposition, std::string_view name);

/// What one Range header asks of `size` octets: first and last, both inclusive. `whole` for no range, a form
/// that is not understood, or several ranges; `outside` for one that begins after the end.
struct ByteRange {
    enum class Kind { whole, part, outside } kind = Kind::whole;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};
ByteRange read_range(std::string_view header, std::uint64_t size);

} // namespace folkmoot::host
