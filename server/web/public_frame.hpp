#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace folkmoot::web {

struct PublicLink {
    std::string title;
    std::string address;
};

/// What those who run the site say above the page.
struct PublicNotice {
    std::string kind; ///< "news" or "warning"
    std::string language;
    std::string words;
    std::string address; ///< where more is said; empty: nowhere
    std::string more; ///< what that link says
};

/// What stands around a public page; all of it text, but `html`, which the rich text printer made.
struct PublicFrameValues {
    std::string language; ///< of the frame's own words
    std::string site;
    std::string notice; ///< empty: none
    std::vector<PublicNotice> notices;
    std::string notices_label;
    std::string skip;
    std::string space; ///< empty: outside any space
    std::string space_address;
    std::vector<PublicLink> sections;
    std::vector<PublicLink> footer;
    std::string other_language;
    std::string other_language_tag;
    std::string other_language_address;
    std::string title;
    std::string page_language;
    std::string html;
    std::string about_language; ///< above a text that its readers may want in the other language
    std::string changed; ///< when the text was last changed, below it; empty: nothing is said
    std::string on_paper; ///< what stands below the title where the page is printed; empty: nothing
};

/// The template of public pages, with every value escaped for the place where it stands (ctemplate's
/// auto-escape).
class PublicFrame {
public:
    PublicFrame();
    std::string print(const PublicFrameValues& values) const;
};

} // namespace folkmoot::web
