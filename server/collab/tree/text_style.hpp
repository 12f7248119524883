#pragma once
// The marks of a text in a document, which begin and end where formats stand in it, and the style of a run.
#include "collab/yjs/text_cursor.hpp"
#include "richtext/schema.hpp"

#include <map>
#include <set>

namespace folkmoot::collab {

/// The style in force while a text is read from its beginning. A key that may overlap itself is there several
/// times, with different ends.
class ReadStyle {
public:
    enum class Found : std::uint8_t { known, unknown_mark, bad_value };
    Found pass(std::string_view key, std::string_view value);
    const richtext::Style& style() const { return style_; }

private:
    Found pass_link(std::string_view key, std::string_view value, bool ends);
    Found pass_language(std::string_view key, std::string_view value, bool ends);

    std::array<std::set<std::string, std::less<>>, richtext::mark_names.size()> marks_;
    std::map<std::string, richtext::Link, std::less<>> links_;
    std::map<std::string, richtext::Language, std::less<>> languages_;
    richtext::Style style_;
};

/// The attributes of text of a style that is put where `around` is in force: what is there already is taken
/// as it is written there.
yjs::TextAttributes attributes_of(const richtext::Style&, const yjs::TextAttributes& around);

/// What gives text this style where `ahead` is in force; what is not of the vocabulary stays.
yjs::TextAttributes changes_to(const richtext::Style&, const yjs::TextAttributes& ahead);

} // namespace folkmoot::collab
