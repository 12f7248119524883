#include "objects/suggestion.hpp"

#include "collab/rooms/log.hpp"
#include "folkmoot/resting.hpp"
#include "objects/purge.hpp"
#include "objects/suggestion_event.hpp"
#include "objects/text_limits.hpp"
#include "objects/told_of.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::objects {
namespace {

constexpr std::int64_t most_of_author = 20; ///< open ones of one person on one object
/// Those that are being written, too, so that each of them can be sent; of one audience, so that a refusal
/// tells nothing of others.
constexpr std::int64_t most_of_audience = 1'000;

constexpr Sql select_writing{
    "select id from suggestion where author = :author and about = :about and state = "
    "'writing' order by id limit 1"};
constexpr Sql count_of_author{
    "select count(*) from suggestion where author = :author and about = :about and state = 'open'"};
constexpr Sql count_of_audience{
    "select count(*) from (select s.id from suggestion s join object o on o.id = s.id where s.about = :about "
    "and s.state in ('writing', 'open') and o.visibility = :visibility and o.deleted is null limit :most) "
    "counted"};
constexpr Sql insert_suggestion{
    "insert into suggestion (id, about, author, state, begun_from, base_revision, note, sent_at) values "
    "(:id, :about, :author, :state, :begun_from, :base_revision, :note, :sent_at)"};
constexpr Sql insert_text{"insert into suggestion_text (suggestion, base) values (:suggestion, :base)"};
constexpr Sql set_visibility_of{"update object set visibility = :visibility where id = :id"};
constexpr Sql withdraw_open{
    "update suggestion_change set outcome = 'withdrawn', decided_at = :now, decided_by = :by where "
    "suggestion = :id and outcome = 'open'"};
constexpr Sql settle{"update suggestion set state = 'settled' where id = :id"};
constexpr Sql delete_changes{"delete from suggestion_change where suggestion = :id"};
constexpr Sql delete_text{"delete from suggestion_text where suggestion = :id"};
constexpr Sql delete_suggestion{"delete from suggestion where id = :id"};

void require_suggesting(ReadTx& tx, const SuggestedOn& on, bool may) {
    if (!may) access::refuse_writing(tx, on.object.object(), "suggestions.may_not");
}

void require_room_for_one(WriteTx& tx, ObjectId author, ObjectId about, ObjectId visibility) {
    const auto own = tx.value<std::int64_t>(count_of_author, bind("author", author), bind("about", about));
    const auto all = tx.value<std::int64_t>(count_of_audience, bind("about", about),
        bind("visibility", visibility), bind("most", most_of_audience));
    if (own.value_or(0) >= most_of_author || all.value_or(0) >= most_of_audience)
        throw Problem(Code::conflict, "suggestions.too_many");
}

} // namespace

bool may_read(const Viewer& viewer, const SuggestedOn& on, const Suggestion& suggestion) {
    if (suggestion.author == viewer.person()) return true;
    if (suggestion.state == SuggestionState::writing) return false;
    return suggestion.begun_from == BegunFrom::published || on.edits;
}

bool may_write(const Viewer& viewer, const SuggestedOn& on, const Suggestion& suggestion) {
    return on.may_suggest && suggestion.author == viewer.person()
        && suggestion.state == SuggestionState::writing;
}

SuggestionBeginning prepare_beginning(ReadTx& tx, const SuggestedOn& on, IdMint& ids) {
    const ObjectRow& about = on.object.object();
    SuggestionBeginning beginning{.begun_from = on.edits ? BegunFrom::draft : BegunFrom::published,
        .base_revision = about.revision,
        .base = {},
        .naming = std::nullopt,
        .live = {}};
    if (on.edits) {
        const auto draft = collab::open_draft(tx, about, ids);
        beginning.naming = collab::name_draft(draft);
        beginning.base = draft.tree;
    } else {
        beginning.base = collab::published_tree(tx, about.id, about.revision);
        richtext::give_ids(beginning.base, [&] { return richtext::BlockId{ids.next().value()}; });
    }
    const auto client = collab::house_client(ids.next());
    beginning.live = {.follows = 0,
        .state = collab::first_state(beginning.base, client),
        .author = {client, about.updated_by}};
    return beginning;
}

std::vector<access::AudienceChoice> readers_of_suggestion(
    ReadTx& tx, const Viewer& viewer, const SuggestedOn& on) {
    auto choices = access::audiences_under(tx, viewer, on.object);
    const auto is_staff = [](const auto& one) { return one.audience == access::Audience::staff; };
    if (on.edits && std::ranges::any_of(choices, is_staff))
        std::erase_if(choices, [&](const auto& one) { return !is_staff(one); });
    return choices;
}

std::optional<ObjectId> find_writing(ReadTx& tx, ObjectId person, ObjectId about) {
    return tx.value<ObjectId>(select_writing, bind("author", person), bind("about", about));
}

ObjectId begin_suggestion(WriteTx& tx, const Viewer& viewer, const SuggestedOn& on,
    const WantedAudience& wanted, const SuggestionBeginning& beginning) {
    require_suggesting(tx, on, on.may_suggest);
    const ObjectRow& about = on.object.object();
    if (const auto writing = find_writing(tx, viewer.person(), about.id)) return *writing;
    if (beginning.begun_from == BegunFrom::draft) require_suggesting(tx, on, on.edits);
    const auto readers = choose_readers(readers_of_suggestion(tx, viewer, on), wanted);
    auto visibility = access::visibility_for_audience(
        tx, on.object, readers, access::lifecycle_of(tx, on.object.object().visibility));
    // The draft's words, and that somebody suggests some for it, are for those who see drafts.
    if (beginning.begun_from == BegunFrom::draft)
        visibility = access::visibility_with(tx, visibility, Lifecycle::draft);
    require_room_for_one(tx, viewer.person(), about.id, visibility);
    const Json base{richtext::write_json(beginning.base)};
    check_size(base.text, largest_body);
    if (beginning.naming) collab::save_change(tx, *beginning.naming, viewer.person());
    const auto row = create(tx, on.object,
        {.type = Suggestion::object_type().name, .title = about.title, .lifecycle = Lifecycle::live});
    if (row.visibility != visibility)
        tx.run(set_visibility_of, bind("visibility", visibility), bind("id", row.id));
    tx.run_with(insert_suggestion,
        Suggestion{.id = row.id,
            .about = about.id,
            .author = viewer.person(),
            .begun_from = beginning.begun_from,
            .base_revision = beginning.base_revision,
            .note = {},
            .sent_at = {}});
    tx.run(insert_text, bind("suggestion", row.id), bind("base", base));
    collab::begin_document(tx, row.id, beginning.live.follows, beginning.live.state, beginning.live.author);
    return row.id;
}

void withdraw_suggestion(
    WriteTx& tx, const Viewer& viewer, const SuggestedOn& on, const Granted<Suggestion, View>& suggestion) {
    require_suggesting(tx, on, suggestion->author == viewer.person());
    access::require_open(tx, on.object.object().space);
    const ObjectRow& row = suggestion.object();
    if (suggestion->state == SuggestionState::writing) {
        forget_suggestion(tx, row);
        collab::forget_document(tx, row.id);
        return purge(tx, row);
    }
    if (suggestion->state == SuggestionState::settled) throw Problem(Code::conflict, "suggestions.decided");
    tx.run(withdraw_open, bind("now", tx.now()), bind("by", viewer.person()), bind("id", row.id));
    tx.run(settle, bind("id", row.id));
    tell_of(tx, on.object.object(), row.visibility, SuggestionWithdrawn{row.id});
}

void forget_suggestion(WriteTx& tx, const ObjectRow& suggestion) {
    for (const Sql& sql : {delete_changes, delete_text, delete_suggestion})
        tx.run(sql, bind("id", suggestion.id));
}

} // namespace folkmoot::objects
