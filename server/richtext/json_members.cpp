#include "richtext/json_members.hpp"

namespace folkmoot::richtext {
namespace {

// What a block of this kind may have besides its kind, id, text and blocks.
constexpr MemberSet members_of(Kind kind) {
    switch (kind) {
    case Kind::heading:
        return {Member::level};
    case Kind::ordered_list:
        return {Member::start};
    case Kind::list_item:
        return {Member::task};
    case Kind::code:
        return {Member::language};
    case Kind::cell:
        return {Member::role, Member::align, Member::columns, Member::rows};
    case Kind::figure:
        return {Member::file, Member::source, Member::alternative};
    case Kind::callout:
        return {Member::callout};
    case Kind::footnote:
        return {Member::label};
    case Kind::embed:
        return {Member::object};
    default:
        return {};
    }
}

} // namespace

bool BlockMembers::fit() const {
    auto allowed = members_of(*kind);
    for (Member member : {Member::kind, Member::id, Member::text, Member::blocks})
        allowed.add(member);
    return seen.within(allowed);
}

Node BlockMembers::node() {
    switch (*kind) {
    case Kind::heading:
        return heading;
    case Kind::ordered_list:
        return list;
    case Kind::list_item:
        return item;
    case Kind::code:
        return std::move(code);
    case Kind::cell:
        return cell;
    case Kind::figure:
        return std::move(figure);
    case Kind::callout:
        return callout;
    case Kind::footnote:
        return std::move(footnote);
    case Kind::embed:
        return embed;
    default:
        return make_node(*kind);
    }
}

bool InlineMembers::fit() const {
    MemberSet allowed{Member::marks, Member::language, Member::direction};
    allowed.add(seen.has(Member::href) ? Member::href
            : seen.has(Member::object) ? Member::object
                                       : Member::wiki);
    if (seen.has(Member::line_break)) {
        allowed.add(Member::line_break);
    } else if (seen.has(Member::person)) {
        allowed.add(Member::person);
        allowed.add(Member::words);
    } else {
        allowed.add(seen.has(Member::footnote) ? Member::footnote : Member::words);
    }
    return seen.within(allowed);
}

std::optional<Content> InlineMembers::content() {
    if (seen.has(Member::line_break)) return HardBreak{};
    if (seen.has(Member::person)) return Mention{person, std::move(words)};
    if (seen.has(Member::footnote)) return FootnoteReference{std::move(footnote)};
    if (!seen.has(Member::words)) return std::nullopt;
    return std::move(words);
}

} // namespace folkmoot::richtext
