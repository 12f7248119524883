#pragma once
#include "richtext/wikitext/wikitext.hpp"

namespace folkmoot::richtext::wikitext {

/// What is taken out of a text before its lines are looked at, as its own content means something else.
struct Piece {
    enum class Kind : std::uint8_t { words, code, formula, call, note, quote, gallery, contents, unknown };
    Kind kind = Kind::words;
    std::string source; ///< as it was written
    std::string content; ///< of a note, quote or gallery: wikitext with marks in it
    std::string name; ///< of a call; the language of code; the name of a note
};

/// A text in which a mark stands for each piece: \x01, the piece's number, \x02.
struct SetAside {
    std::string text;
    std::vector<Piece> pieces;
};
inline constexpr char mark_begin = '\x01';
inline constexpr char mark_end = '\x02';

/// Takes out comments, code, formulas, calls, notes and quotes. Each pass goes over the text once.
SetAside set_aside(std::string_view text, Reading& reading);

/// The number of the piece whose mark begins at `at`, which is led behind it.
std::size_t take_mark(std::string_view text, std::size_t& at);
/// A text as it was written, without marks.
std::string as_written(std::string_view marked, const std::vector<Piece>& pieces);

/// "<name attributes>" at a place of a text.
struct Tag {
    std::string name; ///< in small letters
    std::string_view attributes;
    bool closing = false, closed = false; ///< "</b>", "<br/>"
    std::size_t end = 0; ///< behind it
};
std::optional<Tag> tag_at(std::string_view text, std::size_t at);
/// The value of an attribute, without quotation marks; empty: it is not there.
std::string_view attribute(std::string_view attributes, std::string_view name);

std::string small_letters(std::string_view text);
std::string_view trimmed(std::string_view text);

} // namespace folkmoot::richtext::wikitext
