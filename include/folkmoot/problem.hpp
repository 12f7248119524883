#pragma once
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot {

/// Why a request is over. Each code is one HTTP status, given beside it (RFC 9110, RFC 6585).
enum class Code {
    bad_input, ///< 422: the fields are listed
    malformed, ///< 400: not even readable
    unauthenticated, ///< 401
    forbidden, ///< 403: visible, but not allowed
    not_found, ///< 404: missing and invisible alike
    conflict, ///< 409
    gone, ///< 410
    stale, ///< 412: If-Match names an older revision
    too_large, ///< 413
    unsupported_media, ///< 415
    precondition_required, ///< 428
    rate_limited, ///< 429
    internal, ///< 500
    overloaded, ///< 503
    storage_full, ///< 507
};

/// The number above.
int http_status(Code code);

/// One field that is wrong: where it is ("people.0.email"), which message says so, and that message's values.
struct FieldError {
    std::string path;
    std::string key;
    std::vector<std::pair<std::string, std::string>> values;
};

/// Thrown when the request is over; becomes one RFC 9457 answer. `key` names a message in the catalogues
/// (web-client/messages); no personal value belongs into a problem.
class Problem : public std::exception {
public:
    Problem(Code code, std::string key)
        : code_(code)
        , key_(std::move(key)) { }

    /// Adds a value for the message: `Problem(Code::conflict, "wiki.title_taken").with("title", title)`.
    Problem&& with(std::string name, std::string value) &&;
    /// Adds one wrong field; of use with Code::bad_input.
    Problem&& with_field(FieldError error) &&;
    /// Adds a member of its own to the answer: what a client needs to put it right. `json` is a whole JSON
    /// value.
    Problem&& with_member(std::string name, std::string json) && {
        members_.emplace_back(std::move(name), std::move(json));
        return std::move(*this);
    }

    Code code() const { return code_; }
    const std::string& key() const { return key_; }
    const std::vector<std::pair<std::string, std::string>>& values() const { return values_; }
    const std::vector<FieldError>& fields() const { return fields_; }
    const std::vector<std::pair<std::string, std::string>>& members() const { return members_; }
    const char* what() const noexcept override { return key_.c_str(); }

private:
    Code code_;
    std::string key_;
    std::vector<std::pair<std::string, std::string>> values_;
    std::vector<FieldError> fields_;
    std::vector<std::pair<std::string, std::string>> members_;
};

} // namespace folkmoot
