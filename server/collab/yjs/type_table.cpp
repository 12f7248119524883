#include "collab/yjs/type_table.hpp"

#include <algorithm>

namespace folkmoot::yjs {

KeyNumber KeyTable::find(std::string_view text) const {
    const auto found = numbers_.find(text);
    return found == numbers_.end() ? none : found->second;
}

KeyNumber KeyTable::find_or_add(std::string_view text) {
    if (const KeyNumber known = find(text); known != none) return known;
    const auto number = static_cast<KeyNumber>(texts_.size());
    numbers_.emplace(texts_.emplace_back(text), number);
    return number;
}

std::size_t KeyTable::memory() const {
    std::size_t size = texts_.size() * (sizeof(std::string) + 48);
    for (const std::string& text : texts_)
        if (text.size() > 15) size += text.capacity();
    return size;
}

TypeNumber TypeTable::add(TypeKind kind, BlockNumber block, std::uint16_t depth) {
    auto number = static_cast<TypeNumber>(types_.size());
    if (free_.empty()) {
        types_.emplace_back();
    } else {
        number = free_.back();
        free_.pop_back();
    }
    types_[number].kind = kind;
    types_[number].block = block;
    types_[number].depth = depth;
    return number;
}

void TypeTable::remove(TypeNumber number) {
    for (const KeyNumber key : types_[number].keys)
        chains_.erase(chain(number, key));
    types_[number] = Type{};
    free_.push_back(number);
}

TypeNumber TypeTable::find_root(KeyNumber name) const {
    const auto root = std::ranges::find(roots_, name, [&](TypeNumber number) { return types_[number].name; });
    return root == roots_.end() ? none : *root;
}

TypeNumber TypeTable::find_or_add_root(KeyNumber name) {
    if (const TypeNumber known = find_root(name); known != none) return known;
    const TypeNumber number = add(TypeKind::root, none, 0);
    types_[number].name = name;
    roots_.push_back(number);
    return number;
}

BlockNumber TypeTable::newest(TypeNumber type, KeyNumber key) const {
    const auto found = chains_.find(chain(type, key));
    return found == chains_.end() ? none : found->second;
}

void TypeTable::set_newest(TypeNumber type, KeyNumber key, BlockNumber block) {
    const auto [entry, is_new] = chains_.insert_or_assign(chain(type, key), block);
    if (is_new) types_[type].keys.push_back(key);
}

std::size_t TypeTable::memory() const {
    std::size_t size = types_.capacity() * sizeof(Type) + chains_.size() * 40
        + (free_.capacity() + roots_.capacity()) * sizeof(TypeNumber);
    for (const Type& type : types_)
        size += type.keys.capacity() * sizeof(KeyNumber);
    return size;
}

} // namespace folkmoot::yjs
