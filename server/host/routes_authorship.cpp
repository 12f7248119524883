#include "host/core_routes.hpp"
#include "objects/authorship.hpp"
#include "objects/written.hpp"

namespace folkmoot::host {
namespace {

struct AskAuthorship {
    ObjectId object;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&AskAuthorship::object>("object", "The object"),
            field<&AskAuthorship::after>("after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

objects::AuthorshipView show_authorship(ReadContext& context, const AskAuthorship& in) {
    return objects::view_authorship(
        context, objects::require_drafting(context.tx, context.viewer, in.object).object, in.after);
}

struct AskRevisionAuthorship {
    ObjectId object;
    std::int64_t number = 0;
    std::string after;
    static constexpr auto fields() {
        return std::array{field<&AskRevisionAuthorship::object>("object", "The object"),
            field<&AskRevisionAuthorship::number>("number", "Which revision", range(1, 1 << 30)),
            field<&AskRevisionAuthorship::after>(
                "after", "`next` of the page before", length(0, 1000), or_default)};
    }
};

/// For those who may write it: what was removed may never have been published.
objects::AuthorshipView show_revision_authorship(ReadContext& context, const AskRevisionAuthorship& in) {
    const auto object = objects::require_drafting(context.tx, context.viewer, in.object);
    return objects::view_revision_authorship(context, object.object, in.number, in.after);
}

Paged<objects::EditingLine> show_edits(ReadContext& context, const AskAuthorship& in) {
    return objects::list_edits(
        context, objects::require_drafting(context.tx, context.viewer, in.object).object, in.after);
}

} // namespace

void add_authorship_routes(Registry& r) {
    r.get("/objects/{object}/authorship", Access::to_any<View>("object"), show_authorship,
         "Who wrote and who removed which words of the draft, and when")
        .costly();
    r.get("/objects/{object}/revisions/{number}/authorship", Access::to_any<View>("object"),
         show_revision_authorship, "Who wrote and who removed which words of a revision, and when")
        .costly();
    r.get("/objects/{object}/edits", Access::to_any<View>("object"), show_edits,
         "What was written in the draft, by person and time")
        .costly();
}

} // namespace folkmoot::host
