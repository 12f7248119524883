#pragma once
#include "folkmoot/label.hpp"
#include "folkmoot/link.hpp"

namespace folkmoot::objects {

/// A title that the object links to and that no page has yet.
struct WantedTitle {
    std::string title;
    static constexpr auto fields() {
        return std::array{field<&WantedTitle::title>("title", "As the module compares titles")};
    }
};

/// What links to the object and the viewer may see, by the link's age; fifty a page.
Paged<ObjectLabel> list_links_to(
    ReadTx& tx, const Viewer& viewer, const Standing& object, std::string_view after);

/// What the object links to and the viewer may see, and the red links; the first two hundred of each.
std::vector<ObjectLabel> links_from(ReadTx& tx, const Viewer& viewer, const Standing& object);
std::vector<WantedTitle> wanted_by(ReadTx& tx, const Standing& object);

} // namespace folkmoot::objects
