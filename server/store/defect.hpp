#pragma once
#include "folkmoot/problem.hpp"

#include <string>
#include <string_view>

namespace folkmoot::store {

/// A mistake in the house's own code, found while it ran: answered as Code::internal, with the reason for the
/// log. Neither text ever holds a value from a row or a request.
class Defect : public Problem {
public:
    Defect(std::string_view reason, std::string_view statement);
    const char* what() const noexcept override { return text_.c_str(); }

private:
    std::string text_;
};

inline Defect defect(std::string_view reason, std::string_view statement = {}) {
    return Defect{reason, statement};
}

} // namespace folkmoot::store
