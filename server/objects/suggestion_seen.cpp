#include "objects/suggestion_seen.hpp"

namespace folkmoot::objects {
namespace {

constexpr Sql select_suggestion_sights{
    "select distinct o.visibility from suggestion s join object o on o.id = s.id where "
    "s.about = :about and o.deleted is null"};
constexpr Sql select_page{
    "select s.id, s.about, s.author, s.state, s.begun_from, s.base_revision, s.note, s.sent_at from "
    "suggestion s join object o on o.id = s.id where s.about = :about and s.state = :state and s.id < "
    ":before "
    "and o.deleted is null and (s.begun_from = 'published' or s.author = :person or :edits = 1) and "
    "o.visibility in (select value from json_each(:ids)) order by s.id desc limit :most",
    "select s.id, s.about, s.author, s.state, s.begun_from, s.base_revision, s.note, s.sent_at from "
    "suggestion s join object o on o.id = s.id where s.about = :about and s.state = :state and s.id < "
    ":before "
    "and o.deleted is null and (s.begun_from = 'published' or s.author = :person or :edits = 1) and "
    "o.visibility in (select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint)) order by s.id "
    "desc limit :most"};
constexpr Sql count_in_state{
    "select count(*) from (select 1 as one from suggestion s join object o on o.id = s.id where s.about = "
    ":about and s.state = :state and o.deleted is null and (s.begun_from = 'published' or s.author = :person "
    "or :edits = 1) and o.visibility in (select value from json_each(:ids)) limit 1000) counted",
    "select count(*) from (select 1 as one from suggestion s join object o on o.id = s.id where s.about = "
    ":about and s.state = :state and o.deleted is null and (s.begun_from = 'published' or s.author = :person "
    "or :edits = 1) and o.visibility in (select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as "
    "bigint)) limit 1000) counted"};
std::string_view named(SuggestionState state) {
    return names_of<SuggestionState>[static_cast<std::size_t>(state)];
}

} // namespace

SuggestionsSeen::SuggestionsSeen(ReadTx& tx, const Viewer& viewer, const SuggestedOn& on)
    : tx_(tx)
    , about_(on.object.object().id)
    , person_(viewer.person())
    , edits_(on.edits ? 1 : 0) {
    auto sights = tx.values<ObjectId>(select_suggestion_sights, bind("about", about_));
    std::erase_if(sights,
        [&](ObjectId sight) { return !access::is_visible(tx, viewer, on.object.object().space, sight); });
    seen_ = bind_ids(sights);
}

std::vector<Suggestion> SuggestionsSeen::page(
    SuggestionState state, ObjectId before, std::size_t most) const {
    return tx_.rows<Suggestion>(select_page, bind("about", about_), bind("state", named(state)),
        bind("before", before), bind("person", person_), bind("edits", edits_), seen_,
        bind("most", static_cast<std::int64_t>(most)));
}

std::int64_t SuggestionsSeen::count(SuggestionState state) const {
    return tx_
        .value<std::int64_t>(count_in_state, bind("about", about_), bind("state", named(state)),
            bind("person", person_), bind("edits", edits_), seen_)
        .value_or(0);
}

} // namespace folkmoot::objects
