#pragma once
#include "folkmoot/clock.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace folkmoot {

/// What the house does for handlers beside the transaction. Safe to call from any thread.
class Services {
public:
    virtual ~Services() = default;
    virtual const Clock& clock() const = 0;
    virtual IdMint& ids() = 0;
    /// A text from the catalogues (web-client/messages) in a language ("en", "cy"), with its ICU values
    /// filled in.
    virtual std::string message(std::string_view key, std::string_view language,
        const std::vector<std::pair<std::string, std::string>>& values = {}) const = 0;
    /// Marks text that goes to a client and comes back (page cursors): sealed for this person and purpose.
    virtual std::string seal(std::string_view purpose, ObjectId person, std::string_view text) const = 0;
    /// What `seal` closed; throws Code::bad_input "cursor.invalid" for anything else.
    virtual std::string unseal(std::string_view purpose, ObjectId person, std::string_view sealed) const = 0;
};

} // namespace folkmoot
