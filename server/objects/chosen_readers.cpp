#include "folkmoot/audience.hpp"

#include <algorithm>

namespace folkmoot::objects {
namespace {

[[noreturn]] void refuse_audience(std::string_view key) {
    throw Problem(Code::bad_input, "request.fields").with_field({"audience", std::string{key}, {}});
}

} // namespace

access::AudienceChoice choose_readers(
    const std::vector<access::AudienceChoice>& choices, const WantedAudience& wanted) {
    if (choices.empty()) throw Problem(Code::forbidden, "comments.nobody_to_write_to");
    if (!wanted.audience) {
        if (choices.size() > 1) refuse_audience("comments.choose_readers");
        return choices.front();
    }
    const auto chosen = std::ranges::find_if(
        choices, [&](const auto& one) { return one.is(*wanted.audience, wanted.lane.value_or(ObjectId{})); });
    if (chosen == choices.end()) refuse_audience("comments.readers_invalid");
    return *chosen;
}

ReadersView view_readers(const access::AudienceChoice& choice) {
    return {.audience = choice.audience,
        .lane = choice.lane ? std::optional{choice.lane} : std::nullopt,
        .name = choice.name};
}

std::vector<ReadersView> view_readers(std::span<const access::AudienceChoice> choices) {
    std::vector<ReadersView> views;
    for (const auto& choice : choices)
        views.push_back(view_readers(choice));
    return views;
}

} // namespace folkmoot::objects
