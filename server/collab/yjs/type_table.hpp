#pragma once
#include "collab/yjs/block.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace folkmoot::yjs {

/// A list and a map in one, as Yjs has them: a text, an element, an array or a map uses of it what it needs.
struct Type {
    TypeKind kind = TypeKind::root;
    std::uint16_t depth = 0; ///< 0: a root
    BlockNumber block = none; ///< whose content it is; none: a root
    BlockNumber start = none; ///< the first of its list
    Clock length = 0; ///< of its list, without what is deleted
    KeyNumber name = none; ///< of a root or an element
    std::vector<KeyNumber> keys; ///< that its map has ever had, in that order
};

/// The texts that name keys and roots, each kept once.
class KeyTable {
public:
    KeyNumber find(std::string_view) const; ///< or none
    KeyNumber find_or_add(std::string_view);
    std::string_view operator[](KeyNumber number) const { return texts_[number]; }
    std::size_t memory() const;

private:
    std::deque<std::string> texts_; // a deque, as the map holds views of them
    std::unordered_map<std::string_view, KeyNumber> numbers_;
};

class TypeTable {
public:
    Type& operator[](TypeNumber number) { return types_[number]; }
    const Type& operator[](TypeNumber number) const { return types_[number]; }

    TypeNumber add(TypeKind, BlockNumber, std::uint16_t depth);
    /// A deleted type's number may be given out again.
    void remove(TypeNumber);
    TypeNumber find_root(KeyNumber) const; ///< or none
    TypeNumber find_or_add_root(KeyNumber);
    const std::vector<TypeNumber>& roots() const { return roots_; }

    /// The newest block of a key's chain, which holds its value; none: the key was never set.
    BlockNumber newest(TypeNumber, KeyNumber) const;
    void set_newest(TypeNumber, KeyNumber, BlockNumber);

    std::size_t memory() const;

private:
    static std::uint64_t chain(TypeNumber type, KeyNumber key) { return std::uint64_t{type} << 32 | key; }

    std::vector<Type> types_;
    std::vector<TypeNumber> free_;
    std::vector<TypeNumber> roots_;
    std::unordered_map<std::uint64_t, BlockNumber> chains_;
};

} // namespace folkmoot::yjs
