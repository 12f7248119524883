#pragma once
#include "folkmoot/clock.hpp"

#include <optional>
#include <string>

namespace folkmoot {

enum class ViewerKind {
    anonymous, ///< a visitor of public pages
    staff,
    guest, ///< somebody from outside, with a sponsor, a purpose and an end date
    system, ///< the house itself, with a stated reason; audited
};

/// Who is asking. Made by `identity` from the session, never by a module; says who, not what they may do:
/// rights are read in each transaction.
class Viewer {
public:
    /// The house acting by itself, past all access rules. `why` is a literal, logged with every change; the
    /// call sites are counted in tests/access.
    static Viewer system(const char* why);
    static Viewer anonymous() { return Viewer{}; }

    ViewerKind kind() const { return kind_; }
    bool signed_in() const { return kind_ == ViewerKind::staff || kind_ == ViewerKind::guest; }
    bool is_system() const { return kind_ == ViewerKind::system; }
    ObjectId person() const { return person_; } ///< none when not signed in
    ObjectId session() const { return session_; }
    ObjectId organisation() const { return organisation_; } ///< today's main affiliation, or none
    const std::string& name() const { return name_; }
    const std::string& language() const { return language_; } ///< "en" or "cy"
    const std::string& why() const { return why_; }
    /// When the person last proved who they are (password, key); older than ten minutes asks for it again
    /// before dangerous steps.
    Time proved() const { return proved_; }
    /// Whether this session was proved by a second factor, too: some markings ask it of guests.
    bool second_factor() const { return second_factor_; }

private:
    friend class ViewerMaker; // server/identity
    Viewer() = default;
    ViewerKind kind_ = ViewerKind::anonymous;
    ObjectId person_;
    ObjectId session_;
    ObjectId organisation_;
    std::string name_;
    std::string language_ = "en";
    std::string why_;
    Time proved_;
    bool second_factor_ = false;
};

} // namespace folkmoot
