#include "host/problem_answer.hpp"

#include "host/json_out.hpp"

namespace folkmoot::host {

std::string_view name_of(Code code) {
    switch (code) {
    case Code::bad_input:
        return "bad_input";
    case Code::malformed:
        return "malformed";
    case Code::unauthenticated:
        return "unauthenticated";
    case Code::forbidden:
        return "forbidden";
    case Code::not_found:
        return "not_found";
    case Code::conflict:
        return "conflict";
    case Code::gone:
        return "gone";
    case Code::stale:
        return "stale";
    case Code::too_large:
        return "too_large";
    case Code::unsupported_media:
        return "unsupported_media";
    case Code::precondition_required:
        return "precondition_required";
    case Code::rate_limited:
        return "rate_limited";
    case Code::internal:
        return "internal";
    case Code::overloaded:
        return "overloaded";
    case Code::storage_full:
        return "storage_full";
    }
    return "internal";
}

transport::Response ProblemAnswer::print(
    const Problem& problem, std::string_view language, std::string_view request_id) const {
    std::string body = "{\"type\":";
    auto member = [&](std::string_view name, std::string_view value) {
        body += fmt::format(",\"{}\":", name);
        print_json_text(body, value);
    };
    print_json_text(body, "urn:folkmoot:problem:" + problem.key());
    member("title", catalogue_.text(fmt::format("problem.{}", name_of(problem.code())), language));
    body += fmt::format(",\"status\":{}", http_status(problem.code()));
    member("code", problem.key());
    if (catalogue_.has(problem.key()))
        member("detail", catalogue_.text(problem.key(), language, problem.values()));
    member("request_id", request_id);
    for (const auto& [name, value] : problem.members())
        body += fmt::format(",\"{}\":{}", name, value);
    if (!problem.fields().empty()) {
        body += ",\"fields\":[";
        for (const auto& field : problem.fields()) {
            if (&field != problem.fields().data()) body += ',';
            body += "{\"path\":";
            print_json_text(body, field.path);
            member("code", field.key);
            member("message", catalogue_.text(field.key, language, field.values));
            body += '}';
        }
        body += ']';
    }
    body += '}';
    transport::Response response{
        .status = static_cast<unsigned>(http_status(problem.code())), .headers = {}, .body = std::move(body)};
    response.set("Content-Type", "application/problem+json");
    response.set("Cache-Control", "no-store");
    for (const auto& [name, value] : problem.values())
        if (name == "retry_after") response.set("Retry-After", value);
    return response;
}

} // namespace folkmoot::host
