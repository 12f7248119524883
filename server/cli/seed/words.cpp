#include "cli/seed/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace folkmoot::cli::seed {
namespace {

constexpr auto known = std::to_array<std::string_view>({"the", "of", "and", "to", "in", "for", "a", "is",
    "on", "that", "with", "by", "be", "as", "are", "from", "this", "will", "at", "or", "have", "has", "not",
    "it", "which", "their", "been", "should", "was", "we", "policy", "public", "local", "funding",
    "department", "review", "evidence", "service", "plan", "programme", "cost", "risk", "flood", "water",
    "river", "coast", "report", "board", "minister", "draft", "option", "change", "impact", "support", "team",
    "people", "organisation", "authority", "council", "region", "data", "year", "years", "response",
    "consultation", "proposal", "scheme", "standard", "guidance", "quality", "resilience", "property",
    "community", "business", "household", "landowner", "farmer", "insurer", "engineer", "adviser", "analyst",
    "partner", "stakeholder", "agreement", "decision", "delivery", "target", "measure", "outcome", "benefit",
    "budget", "grant", "levy", "charge", "tariff", "licence", "permit", "inspection", "monitoring", "survey",
    "sample", "bathing", "drainage", "sewer", "defence", "barrier", "estuary", "wetland", "habitat",
    "species", "nature", "restoration", "erosion", "rainfall", "forecast", "warning", "incident", "recovery",
    "insurance", "repair", "maintenance", "asset", "bridge", "culvert", "embankment", "pump", "reservoir",
    "catchment", "upland", "lowland", "valley", "town", "village", "city", "school", "hospital", "road",
    "rail", "harbour", "port", "energy", "carbon", "climate", "adaptation", "planning", "permission",
    "development", "housing", "land", "soil", "peat", "forest", "farm", "fishery", "tourism", "recreation",
    "access", "rights", "duty", "power", "statute", "regulation", "amendment", "clause", "schedule",
    "section", "parliament", "committee", "question", "answer", "debate", "petition", "submission",
    "briefing", "annex", "paragraph", "summary", "recommendation", "finding", "conclusion", "assumption",
    "estimate", "scenario", "baseline", "model", "method", "uncertainty", "confidence", "threshold",
    "trigger", "priority", "criteria", "score", "weight", "timetable", "milestone", "dependency", "issue",
    "owner", "lead", "sponsor", "contact", "meeting", "action", "minutes", "agenda", "workshop", "visit",
    "pilot", "trial", "evaluation", "lesson", "practice", "training", "skill", "capacity", "contract",
    "supplier", "tender", "framework", "payment", "invoice", "audit", "assurance", "accounting",
    "forecasting", "spending", "saving", "efficiency", "fairness", "equality", "welsh", "language",
    "accessible", "plain", "digital", "online", "paper", "letter", "telephone", "map", "chart", "table",
    "figure", "photograph", "appendix", "glossary", "source", "reference"});

constexpr auto syllables = std::to_array<std::string_view>({"ba", "bren", "car", "dol", "el", "fen", "gar",
    "hel", "in", "jor", "kel", "lam", "mor", "nant", "or", "pen", "rhos", "sel", "tal", "ven"});

constexpr auto first_names =
    std::to_array<std::string_view>({"Anna", "Bethan", "Carys", "David", "Eleri", "Farah", "Gwen", "Huw",
        "Ifan", "Jane", "Kofi", "Laura", "Mohammed", "Nia", "Olu", "Priya", "Rhys", "Sarah", "Tomasz", "Una",
        "Victor", "Wei", "Yusuf", "Zoe", "Alan", "Brigid", "Ciaran", "Dilys", "Emeka", "Fiona"});
constexpr auto last_names = std::to_array<std::string_view>(
    {"Jones", "Smith", "Patel", "Williams", "Khan", "Evans", "Brown", "Okafor", "Davies", "Singh", "Thomas",
        "Murphy", "Lewis", "Ahmed", "Roberts", "Taylor", "Hughes", "Wilson", "Nowak", "Morgan", "Campbell",
        "Edwards", "Chen", "Owen", "Stewart", "Begum", "Griffiths", "Walker", "Adeyemi", "Parry", "Wright",
        "Clarke", "Rees", "Robinson", "Bevan", "Thompson", "Pritchard", "Hall", "Llewellyn", "Green"});

std::string capital(std::string text) {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// `from` leaves out the words that only join others.
std::string any_word(Chance& chance, std::int64_t from = 0) {
    return word(from + chance.rank_below(words_known - from));
}

constexpr std::int64_t joining_words = 30;

std::string sentence(Chance& chance) {
    std::string text = capital(any_word(chance));
    const auto more = 6 + chance.below(18);
    for (std::int64_t i = 0; i < more; ++i)
        text += (chance.percent(5) ? ", " : " ") + any_word(chance);
    return text + ".";
}

std::string sentences(Chance& chance, std::int64_t count) {
    std::string text = sentence(chance);
    for (std::int64_t i = 1; i < count; ++i)
        text += " " + sentence(chance);
    return text;
}

std::string list(Chance& chance) {
    std::string text;
    const auto items = 2 + chance.below(6);
    for (std::int64_t i = 0; i < items; ++i)
        text += "- " + sentence(chance) + "\n";
    return text + "\n";
}

std::string table(Chance& chance) {
    std::string text = fmt::format("| {} | {} | {} |\n|---|---|---|\n", any_word(chance, joining_words),
        any_word(chance, joining_words), any_word(chance, joining_words));
    const auto rows = 2 + chance.below(8);
    for (std::int64_t i = 0; i < rows; ++i)
        text += fmt::format("| {} | {} | {} |\n", any_word(chance, joining_words), chance.below(10'000),
            any_word(chance, joining_words));
    return text + "\n";
}

} // namespace

std::string word(std::int64_t number) {
    if (number < std::ssize(known)) return std::string{known[static_cast<std::size_t>(number)]};
    std::string text;
    for (auto left = static_cast<std::size_t>(number - std::ssize(known)) + 1; left > 0;
        left /= syllables.size())
        text += syllables[left % syllables.size()];
    return text + "a";
}

std::string title_words(Chance& chance) {
    std::string text = capital(any_word(chance, joining_words));
    const auto more = 1 + chance.below(3);
    for (std::int64_t i = 0; i < more; ++i)
        text += " " + any_word(chance, joining_words);
    return text;
}

std::string person_name(Chance& chance) {
    return fmt::format("{} {}", first_names[static_cast<std::size_t>(chance.rank_below(first_names.size()))],
        last_names[static_cast<std::size_t>(chance.rank_below(last_names.size()))]);
}

std::string page_text(Chance& chance, const std::vector<std::string>& linked) {
    std::string text;
    const auto paragraphs = 1 + chance.rank_below(24);
    for (std::int64_t i = 0; i < paragraphs; ++i) {
        if (i > 0 && i % 4 == 0) text += "## " + title_words(chance) + "\n\n";
        if (chance.percent(6))
            text += list(chance);
        else if (chance.percent(3))
            text += table(chance);
        text += sentences(chance, 2 + chance.below(4)) + "\n\n";
    }
    if (!linked.empty() && chance.percent(40))
        text +=
            fmt::format("See [[{}]].\n", linked[static_cast<std::size_t>(chance.below(std::ssize(linked)))]);
    return text;
}

std::string comment_words(Chance& chance) {
    return sentences(chance, 1 + chance.rank_below(5));
}

} // namespace folkmoot::cli::seed
