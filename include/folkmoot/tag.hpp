#pragma once
#include "folkmoot/access.hpp"
#include "folkmoot/event.hpp"

namespace folkmoot::objects {

struct ObjectTagged {
    static constexpr std::string_view name{"core.object_tagged"};
    ObjectId object;
    static constexpr auto fields() {
        return std::array{field<&ObjectTagged::object>("object", "What has other tags now")};
    }
};

inline constexpr std::size_t most_tags = 20;
inline constexpr std::size_t longest_tag = 50; ///< characters

/// Gives the object these tags and no others. Spaces at either end do not count, letters A to Z are made
/// small, repeated tags are one. Throws Code::bad_input for too many, an empty or a too long one.
void set_tags(WriteTx& tx, const Standing& object, const std::vector<std::string>& tags);
template <class T, ChangeAction A>
void set_tags(WriteTx& tx, const Granted<T, A>& object, const std::vector<std::string>& tags) {
    set_tags(tx, object.standing(), tags);
}

/// By name.
std::vector<std::string> tags_of(ReadTx& tx, const Standing& object);

} // namespace folkmoot::objects
