#pragma once
#include "folkmoot/problem.hpp"
#include "transport/message.hpp"
#include "web/catalogue.hpp"

namespace folkmoot::host {

/// Turns what ended a request into its RFC 9457 answer, in the reader's language: title and detail from the
/// catalogue
/// (`problem.<code>` and the problem's own key), code, field errors, request id.
class ProblemAnswer {
public:
    explicit ProblemAnswer(const web::Catalogue& catalogue)
        : catalogue_(catalogue) { }

    transport::Response print(
        const Problem& problem, std::string_view language, std::string_view request_id) const;

private:
    const web::Catalogue& catalogue_;
};

/// The stable name of a code on the wire: "not_found".
std::string_view name_of(Code code);

} // namespace folkmoot::host
