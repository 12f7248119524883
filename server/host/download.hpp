#pragma once
#include "folkmoot/route.hpp"
#include "transport/message.hpp"

namespace folkmoot::host {

/// The answer for a Download: its type, a file name made safe (RFC 6266, RFC 8187), one byte range when the
/// request asks for one (RFC 9110, 14.2; several ranges get the whole), 416 when it lies outside.
transport::Response answer_download(Download download, const transport::RequestHead& request);

} // namespace folkmoot::host
