#pragma once
#include <string>
#include <vector>

namespace folkmoot::web {

/// The guide's list of topics, or what a search in it found; all of it text.
struct GuideValues {
    struct Topic {
        std::string title;
        std::string address;
        std::string summary;
    };
    struct Chapter {
        std::string title; ///< empty: none is shown
        std::vector<Topic> topics;
    };
    std::string language;
    std::string search_label;
    std::string search;
    std::string words; ///< that were searched for
    std::string how_many; ///< were found; empty: nothing was searched for
    std::vector<Chapter> chapters;
};

/// The template of the guide's list, as HTML for the body of a public page; every value is escaped for the
/// place where it stands.
class GuideFrame {
public:
    GuideFrame();
    std::string print(const GuideValues& values) const;
};

} // namespace folkmoot::web
