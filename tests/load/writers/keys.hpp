#pragma once
#include "collab/yjs/id.hpp"
#include "collab/yjs/writer.hpp"

#include <string_view>

namespace folkmoot::load {

/// What one writer types, as updates of Yjs: paragraphs of their own, the last of which grows at its end.
class Keys {
public:
    explicit Keys(yjs::ClientId client)
        : client_(client) { }

    yjs::ClientId client() const { return client_; }
    bool has_letters() const { return clock_ > text_ + 1; }
    /// A paragraph of their own, empty, behind their last one: what follows is typed there.
    yjs::OwnedOctets paragraph();
    /// These letters (of one octet each) at its end.
    yjs::OwnedOctets next(std::string_view letters = "k");

private:
    yjs::ClientId client_;
    yjs::Clock clock_ = 0;
    yjs::Clock text_ = 0; ///< where the letters stand
};

} // namespace folkmoot::load
