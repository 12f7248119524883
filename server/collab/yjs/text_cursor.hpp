#pragma once
// Changes to a text as Y.Text makes them: where an attribute begins and where it ends are items of their own
// that stand between the strings, and no more of them are made than are needed.
#include "collab/yjs/edit.hpp"

#include <string>
#include <utility>

namespace folkmoot::yjs {

/// Keys and values, which are JSON texts; "null" ends an attribute. In the order in which they are put.
using TextAttributes = std::vector<std::pair<std::string, std::string>>;

/// Goes through a text once, from its beginning. Units are those of UTF-16; a unit inside a surrogate pair is
/// no place to stop at.
class TextCursor {
public:
    TextCursor(Edit&, TypeNumber text);

    void retain(Clock units);
    /// Goes on and gives what is passed these attributes; those not named stay.
    void format(Clock units, const TextAttributes&);
    /// What is inserted has these attributes and no others.
    void insert(std::string_view text, TextAttributes);
    void erase(Clock units);

    TypeNumber text() const { return text_; }
    /// The attributes in force at the cursor, and those of what stands behind it.
    const TextAttributes& attributes() const { return current_; }
    TextAttributes attributes_ahead();
    /// The block behind the cursor, and past it; false once the edit has failed.
    BlockNumber right() const { return right_; }
    bool forward();

private:
    void minimise(const TextAttributes&);
    TextAttributes open(const TextAttributes&);
    void close(TextAttributes negated);
    void put_format(const std::string& key, const std::string& value);
    bool replace_format(const TextAttributes&, TextAttributes& negated, bool ended);
    void clean_gap(BlockNumber start, const TextAttributes& at_start);
    bool is_format(BlockNumber) const;
    void put(Content, std::string_view body, Clock length);

    Edit& edit_;
    TypeNumber text_;
    BlockNumber left_ = none;
    BlockNumber right_;
    TextAttributes current_;
};

} // namespace folkmoot::yjs
