#include "collab/yjs/check.hpp"

#include "collab/yjs/circle.hpp"
#include "collab/yjs/struct_parts.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::yjs {
namespace {

constexpr std::array<std::string_view, 1> rich_text_roots{"default"};
/// Set on an object in JavaScript, it changes what the object is.
constexpr std::string_view dangerous_key = "__proto__";

class Check {
public:
    Check(const Update& update, const Document& document, const Policy& policy)
        : update_{update}
        , document_{document}
        , policy_{policy} { }

    Verdict run() {
        for (const Section& section : update_.sections)
            note_end(section);
        for (const Section& section : update_.sections)
            if (const Refusal refusal = check(section); refusal != Refusal::none) return {refusal, {}};
        if (has_circle(update_, document_)) return {Refusal::waits, {}};
        for (const DeleteRange& range : update_.deletes)
            if (range.end() > end_after(range.client)) return {Refusal::future_delete, {}};
        return {Refusal::none, std::move(added_)};
    }

private:
    /// How far a client will be known, if nothing is missing.
    void note_end(const Section& section) {
        Clock known = document_.clock_of(section.client);
        const Clock before = known;
        for (const Struct& item : structs_of(section)) {
            if (item.content == Content::skip || item.clock > known) continue;
            known = std::max(known, item.end());
        }
        if (known > before) added_.push_back({section.client, before, known});
    }

    std::span<const Struct> structs_of(const Section& section) const {
        return std::span{update_.structs}.subspan(section.first, section.count);
    }

    Clock end_after(ClientId client) const {
        const auto span = std::ranges::find(added_, client, &Applied::Span::client);
        return span == added_.end() ? document_.clock_of(client) : span->to;
    }

    Refusal check(const Section& section) const {
        const Clock known = document_.clock_of(section.client);
        const Clock end = end_after(section.client);
        for (const Struct& item : structs_of(section)) {
            // What a gap leaves out is not missed; what comes behind it is, and reaches past the end.
            if (item.end() <= known || item.content == Content::skip) continue;
            if (item.end() > end) return Refusal::waits;
            if (const Refusal refusal = check(item, item.clock < known); refusal != Refusal::none)
                return refusal;
        }
        return Refusal::none;
    }

    /// What goes on from something known needs nothing on its left.
    Refusal check(const Struct& item, bool goes_on) const {
        const auto lacks = [&](bool has, Id id) { return has && id.clock >= end_after(id.client); };
        if (lacks(item.has_origin && !goes_on, item.origin) || lacks(item.has_right_origin, item.right_origin)
            || lacks(item.has_parent_id && !goes_on, item.parent_id))
            return Refusal::waits;
        if (item.has_parent_name && std::ranges::find(policy_.roots, item.parent_name) == policy_.roots.end())
            return Refusal::root;
        if (item.key == dangerous_key) return Refusal::name;
        switch (item.content) {
        case Content::json:
        case Content::binary:
        case Content::doc:
            return Refusal::content;
        case Content::type:
            return type_kind(item.body) == TypeKind::xml_hook ? Refusal::content : Refusal::none;
        case Content::format:
            return format_parts(item.body).key == dangerous_key ? Refusal::name : Refusal::none;
        default:
            return Refusal::none;
        }
    }

    const Update& update_;
    const Document& document_;
    const Policy& policy_;
    std::vector<Applied::Span> added_;
};

} // namespace

Policy Policy::of_rich_text() {
    return {.roots = rich_text_roots};
}

Verdict check(const Update& update, const Document& document, const Policy& policy) {
    return Check{update, document, policy}.run();
}

} // namespace folkmoot::yjs
