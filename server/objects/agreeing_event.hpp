#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::objects {

// What is to be public, and is not yet, is told to those who see drafts; whoever asked is told of the answer,
// too.

struct AgreementAsked {
    static constexpr std::string_view name{"core.agreement_asked"};
    ObjectId request;
    static constexpr auto fields() {
        return std::array{field<&AgreementAsked::request>("request", "What was asked")};
    }
};
struct AgreementGiven {
    static constexpr std::string_view name{"core.agreement_given"};
    ObjectId request;
    std::int64_t revision = 0;
    static constexpr auto fields() {
        return std::array{field<&AgreementGiven::request>("request", "What was asked"),
            field<&AgreementGiven::revision>("revision", "What was published")};
    }
};
struct AgreementDeclined {
    static constexpr std::string_view name{"core.agreement_declined"};
    ObjectId request;
    static constexpr auto fields() {
        return std::array{field<&AgreementDeclined::request>("request", "What was asked")};
    }
};
struct AgreementEnded {
    static constexpr std::string_view name{"core.agreement_ended"};
    ObjectId request;
    static constexpr auto fields() {
        return std::array{field<&AgreementEnded::request>("request", "What was asked")};
    }
};

} // namespace folkmoot::objects
