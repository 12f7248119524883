#pragma once
#include "folkmoot/access.hpp"
#include "folkmoot/label.hpp"

namespace folkmoot::objects {

/// An object that somebody marked for themselves (opened, starred, is writing), and when.
struct Marked {
    ObjectId object;
    Time at;
    static constexpr auto fields() {
        return std::array{field<&Marked::object>("object", "What"), field<&Marked::at>("at", "When")};
    }
};

struct SeenMark {
    Standing standing;
    Time at;
};

/// Those of at most 1,000 that the viewer may still see and that are in no bin, in their order.
std::vector<SeenMark> still_seen(ReadTx& tx, const Viewer& viewer, const std::vector<Marked>& marked);

std::vector<ObjectLabel> labels_of(ReadTx& tx, std::span<const SeenMark> seen);

} // namespace folkmoot::objects
