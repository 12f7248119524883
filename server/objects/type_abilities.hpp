#pragma once
#include "folkmoot/registry.hpp"

#include <map>

namespace folkmoot::objects {

/// What the modules in use say of their types of object; set at the start, kept beside the store
/// (`tx.kept<objects::TypeAbilities>()`).
class TypeAbilities {
public:
    void add(std::string_view type, ObjectAbilities abilities) { types_.emplace(type, abilities); }
    /// Null for a type whose module is not in use.
    const ObjectAbilities* find(std::string_view type) const {
        auto found = types_.find(type);
        return found == types_.end() ? nullptr : &found->second;
    }

    const std::map<std::string, ObjectAbilities, std::less<>>& all() const { return types_; }

private:
    std::map<std::string, ObjectAbilities, std::less<>> types_;
};

} // namespace folkmoot::objects
