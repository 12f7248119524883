#include "objects/outcome_view.hpp"

#include "folkmoot/printing.hpp"
#include "objects/blocks.hpp"
#include "objects/outcome_facts.hpp"

#include <set>

namespace folkmoot::objects {
namespace {

constexpr Sql select_of_comments{
    "select w.about, o.id, r.number, r.created, r.body, r.attributes from outcome w "
    "join object o on o.id = w.id join object_revision r on r.object = o.id and r.number = o.revision "
    "where w.about in (select value from json_each(:ids)) and o.deleted is null",
    "select w.about, o.id, r.number, r.created, r.body, r.attributes from outcome w "
    "join object o on o.id = w.id join object_revision r on r.object = o.id and r.number = o.revision "
    "where w.about in (select cast(jsonb_array_elements_text(cast(:ids as jsonb)) as bigint)) "
    "and o.deleted is null"};
constexpr Sql select_history{
    "select w.about, w.id, r.number, r.created, r.body, r.attributes from outcome w "
    "join object_revision r on r.object = w.id where w.about = :about order by r.number desc limit 51"};
constexpr Sql select_reason{"select r.body from object o join object_revision r on r.object = o.id and "
                            "r.number = o.revision where o.id = :id"};

struct DecisionRow {
    ObjectId about;
    ObjectId id;
    std::int64_t revision = 0;
    Time decided;
    Json body;
    Json attributes;
    static constexpr auto fields() {
        return std::array{field<&DecisionRow::about>("about", "The comment"),
            field<&DecisionRow::id>("id", "The outcome"),
            field<&DecisionRow::revision>("number", "Which decision"),
            field<&DecisionRow::decided>("created", "When"), field<&DecisionRow::body>("body", "Why"),
            field<&DecisionRow::attributes>("attributes", "What, and what it changed")};
    }
};

std::vector<OutcomeView> present(ReadContext& context, const std::vector<DecisionRow>& rows) {
    std::vector<OutcomeFacts> facts;
    std::vector<ObjectId> owners;
    for (const auto& row : rows) {
        facts.push_back(read_facts(row.attributes));
        owners.push_back(facts.back().owner);
    }
    auto names = label_people(context.tx, owners);
    std::vector<OutcomeView> views;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto tree = read_text(rows[i].body);
        auto options = html_options(context.services, context.request.language, tree);
        options.block_ids = richtext::HtmlOptions::BlockIds::absent;
        options.id_prefix = "o" + rows[i].id.text() + "-" + std::to_string(rows[i].revision) + "-";
        views.push_back({.id = rows[i].id,
            .revision = rows[i].revision,
            .verdict = facts[i].verdict,
            .html = richtext::print_html(tree, PrintFacts{context.tx, context.viewer}, options),
            .markdown = richtext::print_markdown(tree),
            .owner = std::move(names[i]),
            .decided = rows[i].decided,
            .changed = std::move(facts[i].changed)});
    }
    return views;
}

/// Those whose outcome the viewer sees; it may have rules of its own.
void keep_seen(ReadContext& context, std::vector<DecisionRow>& rows) {
    constexpr std::size_t at_once = 1'000;
    std::vector<ObjectId> ids;
    for (const auto& row : rows)
        ids.push_back(row.id);
    std::set<ObjectId> seen;
    for (std::size_t from = 0; from < ids.size(); from += at_once)
        for (const auto& one : access::find_standings(context.tx, context.viewer,
                 std::span{ids}.subspan(from, std::min(at_once, ids.size() - from)),
                 Outcome::object_type().name))
            seen.insert(one.object().id);
    std::erase_if(rows, [&](const DecisionRow& row) { return !seen.contains(row.id); });
}

richtext::Block emphasised(std::string words) {
    return paragraph(std::move(words), richtext::Mark::emphasis);
}

richtext::Block quoted(std::string words) {
    richtext::Block quote{.node = richtext::Quote{}};
    quote.blocks.push_back({.node = richtext::Paragraph{}});
    quote.blocks.back().text.push_back({.content = std::move(words), .style = {}});
    return quote;
}

} // namespace

std::unordered_map<ObjectId, OutcomeView> outcomes_about(
    ReadContext& context, std::span<const ObjectId> comments) {
    std::unordered_map<ObjectId, OutcomeView> found;
    if (comments.empty()) return found;
    auto rows = context.tx.rows<DecisionRow>(select_of_comments, bind_ids(comments));
    if (rows.empty()) return found;
    keep_seen(context, rows);
    auto views = present(context, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
        found.emplace(rows[i].about, std::move(views[i]));
    return found;
}

OutcomeHistory outcome_history(ReadContext& context, const Granted<Comment, View>& comment) {
    auto rows = context.tx.rows<DecisionRow>(select_history, bind("about", comment.id()));
    OutcomeHistory history;
    if (rows.empty()) return history;
    keep_seen(context, rows); // one in the bin is seen by whoever may bring it back
    history.earlier = present(context, rows);
    if (history.earlier.empty() || outcomes_below(context.tx, comment.id()).empty()) return history;
    history.outcome = std::move(history.earlier.front());
    history.earlier.erase(history.earlier.begin());
    return history;
}

std::optional<richtext::Tree> find_reason(ReadTx& tx, ObjectId outcome) {
    const auto body = tx.value<Json>(select_reason, bind("id", outcome));
    return body ? std::optional{read_text(*body)} : std::nullopt;
}

std::vector<richtext::Block> outcome_as_text(ReadContext& context, const OutcomeView& outcome) {
    const auto say = [&](std::string_view key,
                         const std::vector<std::pair<std::string, std::string>>& values = {}) {
        return context.services.message(key, context.request.language, values);
    };
    static constexpr std::array verdicts{"outcomes.accepted", "outcomes.partly", "outcomes.not_accepted"};
    std::vector<richtext::Block> blocks;
    blocks.push_back(emphasised(say("outcomes.export",
        {{"verdict", say(verdicts.at(static_cast<std::size_t>(outcome.verdict)))},
            {"name", outcome.owner.name}, {"date", to_rfc3339(outcome.decided).substr(0, 10)}})));
    if (auto reason = richtext::parse_markdown(outcome.markdown))
        std::ranges::move(reason->blocks, std::back_inserter(blocks));
    for (const auto& passage : outcome.changed) {
        if (!passage.before.empty()) {
            blocks.push_back(emphasised(say("outcomes.it_said")));
            blocks.push_back(quoted(passage.before));
        }
        blocks.push_back(
            emphasised(say(passage.after.empty() ? "outcomes.it_has_gone" : "outcomes.it_says")));
        if (!passage.after.empty()) blocks.push_back(quoted(passage.after));
    }
    return blocks;
}

} // namespace folkmoot::objects
