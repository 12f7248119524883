#include "folkmoot/problem.hpp"

namespace folkmoot {

int http_status(Code code) {
    switch (code) {
    case Code::bad_input:
        return 422;
    case Code::malformed:
        return 400;
    case Code::unauthenticated:
        return 401;
    case Code::forbidden:
        return 403;
    case Code::not_found:
        return 404;
    case Code::conflict:
        return 409;
    case Code::gone:
        return 410;
    case Code::stale:
        return 412;
    case Code::too_large:
        return 413;
    case Code::unsupported_media:
        return 415;
    case Code::precondition_required:
        return 428;
    case Code::rate_limited:
        return 429;
    case Code::internal:
        return 500;
    case Code::overloaded:
        return 503;
    case Code::storage_full:
        return 507;
    }
    return 500;
}

Problem&& Problem::with(std::string name, std::string value) && {
    values_.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
}

Problem&& Problem::with_field(FieldError error) && {
    fields_.push_back(std::move(error));
    return std::move(*this);
}

} // namespace folkmoot
