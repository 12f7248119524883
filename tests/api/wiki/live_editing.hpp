#pragma once
#include "kit/collab_client.hpp"
#include "kit/furnish.hpp"

namespace folkmoot::api_tests {

/// The numbers under which the editors of two people write.
inline constexpr yjs::ClientId owners_editor = 4'001;
inline constexpr yjs::ClientId editors_editor = 4'002;

/// Publishes what was typed into a page live.
inline kit::Answer publish_live(kit::Browser& who, const std::string& page, const std::string& title) {
    return who.post(kit::object_path(page, "/publication"), {{"title", title}, {"source", "live"}});
}

} // namespace folkmoot::api_tests
