#include "folkmoot/shown_text.hpp"

#include "collab/rooms/log.hpp"
#include "folkmoot/own_marks.hpp"
#include "folkmoot/publishing.hpp"
#include "folkmoot/tag.hpp"
#include "objects/review.hpp"

#include <algorithm>

namespace folkmoot::objects {
namespace {

constexpr Sql with_revisions{"select distinct object from object_revision where object in "
                             "(select value from json_each(:ids))",
    "select distinct object from object_revision where object in "
    "(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))"};

/// What is planned of a text beside its title.
struct Planned {
    ObjectId object;
    std::string plan;
    static constexpr auto fields() {
        return std::array{
            field<&Planned::object>("object", "Of which"), field<&Planned::plan>("plan", "What is planned")};
    }
};
#define PLANNED(IDS)                                                                                         \
    "select object, 'publication' as plan from scheduled_publication where object in " IDS " union all "     \
    "select object, 'agreement' as plan from publication_request where object in " IDS " union all "         \
    "select object, 'review' as plan from review where due <= :soon and object in " IDS
constexpr Sql planned_among{PLANNED("(select value from json_each(:ids))"),
    PLANNED("(select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint))")};
#undef PLANNED

std::vector<Planned> plans(ReadTx& tx, std::span<const ObjectId> objects) {
    if (objects.empty()) return {};
    return tx.rows<Planned>(planned_among, bind_ids(objects), bind("soon", tx.now() + review_notice));
}

bool may_write(ReadTx& tx, const Standing& object) {
    const auto text = written(tx, object).text;
    return !text.write.empty() && object.can(text.write);
}

} // namespace

SectionLabel label_section(const Component& section) {
    return {.id = section.id, .name = section.name, .slug = section.slug};
}

std::vector<TextStanding> text_standings(ReadTx& tx, std::span<const Standing> objects) {
    std::vector<ObjectId> unseen, written;
    for (const auto& object : objects) {
        if (object.object().revision == 0) unseen.push_back(object.object().id);
        if (may_write(tx, object)) written.push_back(object.object().id);
    }
    const auto published_before =
        unseen.empty() ? unseen : tx.values<ObjectId>(with_revisions, bind_ids(unseen));
    const auto ahead = written.empty() ? written : collab::documents_ahead(tx, written);
    const auto planned = plans(tx, written);
    const auto is_planned = [&](ObjectId id, std::string_view plan) {
        return std::ranges::any_of(
            planned, [&](const Planned& each) { return each.object == id && each.plan == plan; });
    };
    const auto is_in = [](const auto& ids, ObjectId id) { return std::ranges::find(ids, id) != ids.end(); };
    std::vector<TextStanding> standings;
    for (const auto& object : objects) {
        const auto& row = object.object();
        const auto without =
            is_in(published_before, row.id) ? TextState::unpublished : TextState::never_published;
        standings.push_back({.state = row.revision > 0 ? TextState::published : without,
            .ahead = is_in(ahead, row.id),
            .scheduled = is_planned(row.id, "publication"),
            .to_review = is_planned(row.id, "review"),
            .to_agree = is_planned(row.id, "agreement")});
    }
    return standings;
}

TextStanding text_standing(ReadTx& tx, const Standing& object) {
    return text_standings(tx, std::span{&object, 1}).front();
}

PlaceLink link_to(ReadTx& tx, const Standing& object) {
    return {.id = object.object().id, .title = object.object().title, .address = address_of(tx, object)};
}

ShownText show_text(ReadContext& context, const Standing& object) {
    if (object.object().revision == 0) return {};
    const auto printed = printed_text(context, object);
    ShownText shown{.html = print_for(context.tx, context.viewer, object, printed->fragment),
        .published = PublishedBy{.by = label_person(context.tx, printed->author), .at = printed->at}};
    shown.contents = contents_of(printed->outline);
    return shown;
}

std::vector<ContentsEntry> contents_of(std::span<const richtext::OutlineEntry> outline) {
    const auto prefix = richtext::HtmlOptions{}.id_prefix;
    std::vector<ContentsEntry> contents;
    for (const auto& entry : outline)
        contents.push_back({.id = prefix + entry.anchor, .level = entry.level, .text = entry.words});
    return contents;
}

TextView view_text(ReadContext& context, const Standing& object) {
    ReadTx& tx = context.tx;
    const ObjectRow& row = object.object();
    const auto section = tx.require<Component, View>(context.viewer, row.component.value());
    const auto marks = own_marks(tx, context.viewer, row.id);
    const auto standing = text_standing(tx, object);
    auto text = show_text(context, object);
    return {.id = row.id,
        .title = row.title,
        .address = address_of(tx, object),
        .component = label_section(*section),
        .space = label_space(tx, row.space),
        .html = std::move(text.html),
        .language = row.language,
        .revision = row.revision,
        .state = standing.state,
        .ahead = standing.ahead,
        .scheduled = standing.scheduled,
        .to_review = standing.to_review,
        .to_agree = standing.to_agree,
        .second_person = may_write(tx, object) && access::needs_second_person(tx, row),
        .published = std::move(text.published),
        .contents = std::move(text.contents),
        .starred = marks.starred,
        .watched = marks.following == Following::watch,
        .watched_below = marks.below,
        .restricted = row.scope == row.id,
        .readers = readers_of(tx, object),
        .everybody = row.revision > 0 && access::read_by_everybody(tx, object, Lifecycle::live),
        .audience = audience_of(tx, context.viewer, object),
        .draft_saved = marks.draft_saved,
        .tags = tags_of(tx, object),
        .can = object.can()};
}

std::optional<ReadersView> audience_of(ReadTx& tx, const Viewer& viewer, const Standing& object) {
    const auto audience = access::audiences_shown(tx, viewer, std::span{&object, 1}).front();
    return audience ? std::optional{view_readers(*audience)} : std::nullopt;
}

std::int64_t readers_of(ReadTx& tx, const Standing& object) {
    if (!object.can("core.view_people")) return 0;
    const auto& row = object.object();
    const bool drafted = row.revision == 0 && access::lifecycle_of(tx, row.visibility) == Lifecycle::draft;
    return access::count_readers(tx, object, drafted ? Lifecycle::draft : Lifecycle::live);
}

} // namespace folkmoot::objects
