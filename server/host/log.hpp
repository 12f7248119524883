#pragma once
#include <string_view>

namespace folkmoot::host {

enum class LogLevel { debug, info, warning, error };

/// Starts the log: one JSON object a line on standard error, with control characters escaped. Never holds
/// bodies, tokens, addresses of people, titles or query text.
void start_log(std::string_view level);

void log_line(LogLevel level, std::string_view room, std::string_view text);

/// A request that ended in a way nobody foresaw; `what` is written whole, the client gets the request id
/// alone.
void log_failure(std::string_view request_id, std::string_view route, std::string_view what);

} // namespace folkmoot::host
