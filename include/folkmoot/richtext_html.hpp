#pragma once
// Pages. A tree is printed once to a fragment, which may be kept; what depends on who reads is left open in
// it as slots and filled for each viewer by concatenation. Only semantic HTML with classes "fm-..." comes
// out: no style attribute, no script, nothing that a strict content security policy refuses.
#include <folkmoot/richtext.hpp>

#include <span>

namespace folkmoot::richtext {

/// The words that the printer itself adds, in the language of the page.
struct HtmlWords {
    std::string contents = "Contents";
    std::string footnotes = "Footnotes";
    std::string footnote = "Footnote";
    std::string back_to_text = "Back to text";
    std::string task_open = "To do";
    std::string task_done = "Done";
    std::string added = "Added";
    std::string removed = "Removed";
    std::string changed = "Changed";
    std::string moved = "Moved";
    /// In the order of CalloutKind.
    std::string callouts[5] = {"Note", "Tip", "Important", "Warning", "Caution"};
};

struct HtmlOptions {
    /// Stands before every id in the page, so that no heading can take the name of something else in it.
    std::string id_prefix = "fm-";
    /// The level of a heading 1: 2 under a page's title.
    std::uint8_t first_heading_level = 2;
    /// Whether blocks carry data-block="<id>", to which comments and changes are tied.
    enum class BlockIds : std::uint8_t { absent, present } block_ids = BlockIds::absent;
    /// The site's own origin such as "https://folkmoot.example": links to it are not marked as outside.
    std::string origin;
    HtmlWords words;
};

/// A place in a fragment that a viewer fills. For `object` and `wiki` the bytes from `begin` to `end` are the
/// author's words, already HTML; for the others they are what is shown when there is nothing to show.
struct HtmlSlot {
    enum class Kind : std::uint8_t { object, wiki, mention, file, embed };
    Kind kind = Kind::object;
    std::size_t begin = 0;
    std::size_t end = 0;
    /// The object, person or file.
    TargetId target = 0;
    /// The title of a wiki link; the alternative text of a file.
    std::string words;
};

struct HtmlFragment {
    std::string html;
    std::vector<HtmlSlot> slots;
};
HtmlFragment print_fragment(const Tree& tree, const HtmlOptions& options = {});

/// What one viewer may see. Each answer "nothing" prints only the author's words: a link to what is missing
/// and a link to what is hidden look alike.
class ViewerFacts {
public:
    struct WikiPage {
        std::string href;
        enum class State : std::uint8_t { exists, missing } state = State::exists;
    };
    virtual ~ViewerFacts() = default;
    virtual std::optional<std::string> object_href(TargetId object) const = 0;
    /// A page that is missing has the address at which to write it; nothing for one who may not.
    virtual std::optional<WikiPage> wiki_page(std::string_view title) const = 0;
    virtual std::optional<std::string> person_href(TargetId person) const = 0;
    virtual std::optional<std::string> file_href(TargetId file) const = 0;
    /// Appends an embedded object's own HTML and says true, or says false.
    virtual bool append_embed(TargetId object, std::string& out) const = 0;
};

/// Appends the fragment with its slots filled.
void append_html(std::string& out, const HtmlFragment& fragment, const ViewerFacts& facts);
struct OutlineEntry;
/// Appends the headings of a text as a list of links to them, as the tree printed with these options has
/// them; nothing for a text without headings.
void append_contents(std::string& out, std::span<const OutlineEntry> outline, const HtmlOptions& options);
/// print_fragment and append_html in one.
std::string print_html(const Tree& tree, const ViewerFacts& facts, const HtmlOptions& options = {});

/// Appends text as the content of an element or of a quoted attribute.
void append_escaped_html(std::string& out, std::string_view text);

} // namespace folkmoot::richtext
