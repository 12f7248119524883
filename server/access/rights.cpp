#include "access/rights.hpp"

namespace folkmoot::access {

SpaceRights::SpaceRights(
    Span span, std::unordered_map<ObjectId, PermissionSet> scopes, std::vector<Visible> visible)
    : span_(span)
    , scopes_(std::move(scopes))
    , visible_(std::move(visible)) {
    std::ranges::sort(visible_, {}, &Visible::id);
}

const Visible* SpaceRights::find(ObjectId visibility) const {
    auto place = std::ranges::lower_bound(visible_, visibility, {}, &Visible::id);
    return place != visible_.end() && place->id == visibility ? &*place : nullptr;
}

PermissionSet SpaceRights::shared_at(ObjectId scope) const {
    auto place = scopes_.find(scope);
    if (place != scopes_.end()) return place->second;
    return std::make_shared<const std::vector<std::string>>();
}

const std::vector<std::string>& SpaceRights::at(ObjectId scope) const {
    static const std::vector<std::string> nothing;
    auto place = scopes_.find(scope);
    return place != scopes_.end() ? *place->second : nothing;
}

std::size_t SpaceRights::weight() const {
    constexpr std::size_t node = sizeof(void*) * 3 + sizeof(ObjectId) + sizeof(PermissionSet);
    return sizeof(*this) + 1024 + scopes_.size() * node + visible_.size() * sizeof(Visible);
}

} // namespace folkmoot::access
