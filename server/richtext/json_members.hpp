#pragma once
// The members that an object of the stored form may have. They may come in any order, so what they mean is
// known at the object's end.
#include "richtext/schema.hpp"

namespace folkmoot::richtext {

enum class Member : std::uint8_t {
    version,
    kind,
    id,
    text,
    blocks,
    level,
    start,
    task,
    language,
    role,
    align,
    columns,
    rows,
    file,
    source,
    alternative,
    callout,
    label,
    object,
    words,
    marks,
    href,
    wiki,
    direction,
    line_break,
    person,
    footnote
};
inline constexpr std::array<std::string_view, 27> member_names{"version", "kind", "id", "text", "blocks",
    "level", "start", "task", "language", "role", "align", "columns", "rows", "file", "source", "alternative",
    "callout", "label", "object", "words", "marks", "href", "wiki", "direction", "break", "person",
    "footnote"};

/// Which members an object has.
class MemberSet {
public:
    constexpr MemberSet() = default;
    constexpr MemberSet(std::initializer_list<Member> members) {
        for (Member member : members)
            add(member);
    }
    /// False: it was there before.
    constexpr bool add(Member member) {
        const auto before = bits_;
        bits_ |= 1U << static_cast<unsigned>(member);
        return bits_ != before;
    }
    constexpr bool has(Member member) const { return (bits_ >> static_cast<unsigned>(member) & 1U) != 0; }
    constexpr bool within(MemberSet allowed) const { return (bits_ & ~allowed.bits_) == 0; }

private:
    std::uint32_t bits_ = 0;
};

/// What was read of a block, but for its text and blocks.
struct BlockMembers {
    MemberSet seen;
    std::optional<Kind> kind;
    BlockId id = BlockId::none;
    Heading heading;
    OrderedList list;
    ListItem item;
    Code code;
    Cell cell;
    Figure figure;
    Callout callout;
    Footnote footnote;
    Embed embed;

    /// Whether a block of this kind may have the members seen.
    bool fit() const;
    /// The kind must be known.
    Node node();
};

using Content = decltype(Inline::content);
/// What was read of a stretch of text.
struct InlineMembers {
    MemberSet seen;
    std::string words;
    std::string footnote;
    TargetId person = 0;

    bool fit() const;
    /// Nothing when it has no words.
    std::optional<Content> content();
};

} // namespace folkmoot::richtext
