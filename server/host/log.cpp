#include "host/log.hpp"

#include "host/json_out.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace folkmoot::host {
namespace {

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
    case LogLevel::debug:
        return spdlog::level::debug;
    case LogLevel::info:
        return spdlog::level::info;
    case LogLevel::warning:
        return spdlog::level::warn;
    case LogLevel::error:
        return spdlog::level::err;
    }
    return spdlog::level::info;
}

std::string quoted(std::string_view text) {
    std::string json;
    print_json_text(json, text);
    return json;
}

} // namespace

void start_log(std::string_view level) {
    auto logger =
        std::make_shared<spdlog::logger>("folkmoot", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%fZ","level":"%l",%v})", spdlog::pattern_time_type::utc);
    logger->set_level(spdlog::level::from_str(std::string{level}));
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
}

void log_line(LogLevel level, std::string_view room, std::string_view text) {
    spdlog::log(level_of(level), R"("room":{},"text":{})", quoted(room), quoted(text));
}

void log_failure(std::string_view request_id, std::string_view route, std::string_view what) {
    spdlog::error(R"("room":"host","request":{},"route":{},"text":{})", quoted(request_id), quoted(route),
        quoted(what));
}

} // namespace folkmoot::host
