#pragma once
#include "mail/settings.hpp"

#include <functional>
#include <memory>

namespace folkmoot::mail {

/// How the relay took a mail.
enum class Verdict {
    taken,
    refused, ///< for good: 5xx to this mail
    later, ///< 4xx to this mail
    no_relay ///< it could not be reached, is not who it should be, or did not let us in: no mail's fault
};

struct Delivery {
    Verdict verdict = Verdict::no_relay;
    std::int64_t code = 0; ///< the last answer (RFC 5321), 0: none
    std::string trouble; ///< of no_relay, for the log: in libcurl's words, without addresses
};

/// A connection to the relay, kept for as long as there is something to hand over (RFC 5321, 3207, 4954).
/// For one thread.
class Smtp {
public:
    explicit Smtp(const Relay& relay);
    ~Smtp();
    Smtp(const Smtp&) = delete;
    Smtp& operator=(const Smtp&) = delete;

    /// Hands one message over. `proceed` is asked again and again, last before the octets that end the
    /// message: once it says no, the mail has not been taken (Verdict::no_relay).
    Delivery deliver(const std::string& from, const std::string& to, const std::string& message,
        const std::function<bool()>& proceed);
    /// Connects, signs in and says goodbye.
    Delivery greet();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace folkmoot::mail
