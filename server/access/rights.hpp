#pragma once
#include "access/permissions.hpp"
#include "access/span.hpp"
#include "folkmoot/viewer.hpp"

#include <unordered_map>

namespace folkmoot::access {

/// One visibility that the viewer may see, and what may be done to the objects under it.
struct Visible {
    ObjectId id;
    ObjectId scope;
    ObjectId component; ///< the section the scope belongs to; none for the space's own
    bool in_bin = false;
    PermissionSet can;
};

/// All that one viewer may do in one space, at one state of the store and for one span of time. Never changes
/// once made.
class SpaceRights {
public:
    SpaceRights(Span span, std::unordered_map<ObjectId, PermissionSet> scopes, std::vector<Visible> visible);

    /// Nothing when the viewer may not see objects of that visibility.
    const Visible* find(ObjectId visibility) const;
    /// Ordered by id.
    const std::vector<Visible>& visible() const { return visible_; }
    /// What may be done at the space, at a section, or at a thing with rules of its own; holds "core.view"
    /// when anything under it can be seen. Empty when nothing is allowed there.
    const std::vector<std::string>& at(ObjectId scope) const;
    PermissionSet shared_at(ObjectId scope) const;

    const Span& span() const { return span_; }
    /// About how much memory this holds, in bytes.
    std::size_t weight() const;

private:
    Span span_;
    std::unordered_map<ObjectId, PermissionSet> scopes_;
    std::vector<Visible> visible_;
};

using SharedRights = std::shared_ptr<const SpaceRights>;

} // namespace folkmoot::access
