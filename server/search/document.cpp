#include "search/document.hpp"
#include "search/rank.hpp"
#include "search/terms.hpp"
#include "search/welsh.hpp"
#include "search/words.hpp"

namespace folkmoot::search {

namespace {

constexpr Xapian::termpos paragraph_gap = 50; ///< positions: no phrase reaches over it

enum class Place { title, text };

/// Collects one document's words.
class Words {
public:
    Words(Xapian::Document& document, const Xapian::Stem& english, std::string_view language,
        std::uint32_t week)
        : document_(document)
        , english_(english)
        , language_(language)
        , week_(week) { }

    void add(std::string_view text, Place place) {
        position_ += paragraph_gap;
        std::size_t from = 0;
        for_each_word(text, [&](Word&& word) {
            if (text.substr(from, word.begin - from).contains('\n')) position_ += paragraph_gap;
            from = word.end;
            return take(word.folded, place);
        });
    }

    void finish() {
        for (const auto& [term, use] : uses_)
            document_.add_term(term, use.packed());
    }

private:
    Go take(const std::string& word, Place place) {
        if (++words_ > most_words || uses_.size() >= most_different_words) return Go::stop;
        document_.add_posting(word, ++position_, 0);
        if (language_.starts_with("cy")) {
            count(term(TermKind::welsh, word), place);
            for (const auto& radical : welsh_radicals(word))
                count(term(TermKind::welsh, radical), place);
        } else {
            count(term(TermKind::stem, language_.starts_with("en") ? english_(word) : word), place);
        }
        if (place == Place::title)
            for (std::size_t length = 1; length <= std::min(longest_beginning, characters_in(word)); ++length)
                uses_.insert_or_assign(
                    term(TermKind::beginning, beginning_of(word, length)), WordUse{0, 1, week_});
        return Go::on;
    }

    void count(std::string term, Place place) {
        auto& use = uses_[std::move(term)];
        use.week = week_;
        ++(place == Place::title ? use.in_title : use.in_text);
    }

    Xapian::Document& document_;
    const Xapian::Stem& english_;
    std::string_view language_;
    std::uint32_t week_;
    std::unordered_map<std::string, WordUse> uses_;
    std::size_t words_ = 0;
    Xapian::termpos position_ = 0;
};

std::string sight_term(const Entry& entry) {
    if (!entry.draft) return term(TermKind::visibility, entry.visibility);
    return term(TermKind::draft_visibility, entry.visibility) + entry.type;
}

void add_slots(Xapian::Document& document, const Entry& entry) {
    auto visibility = slot_value(static_cast<std::uint64_t>(entry.visibility.value()));
    auto order = slot_value(static_cast<std::uint64_t>(std::max<std::int64_t>(0, micros(entry.updated))));
    const auto object = slot_value(static_cast<std::uint64_t>(entry.object.value()));
    order += object;
    if (entry.draft) {
        visibility += entry.type;
        order += draft_mark;
        document.set_data(std::to_string(*entry.draft));
    }
    document.add_value(visibility_slot, visibility);
    document.add_value(order_slot, order);
    document.add_value(object_slot, object);
}

} // namespace

std::string own_term(const Entry& entry) {
    return term(entry.draft ? TermKind::draft : TermKind::object, entry.object);
}

Xapian::Document DocumentMaker::make(const Entry& entry) const {
    Xapian::Document document;
    document.add_boolean_term(own_term(entry));
    document.add_boolean_term(term(TermKind::space, entry.space));
    document.add_boolean_term(sight_term(entry));
    document.add_boolean_term(term(TermKind::type, entry.type));
    document.add_boolean_term(term(TermKind::author, entry.author));
    for (const auto& tag : entry.text.tags)
        document.add_boolean_term(term(TermKind::tag, folded_tag(tag)));
    add_slots(document, entry);
    Words words(document, english_, entry.text.language, week_of(entry.updated));
    words.add(entry.text.title, Place::title);
    words.add(entry.text.body, Place::text);
    for (const auto& tag : entry.text.tags)
        words.add(tag, Place::text);
    words.finish();
    return document;
}

} // namespace folkmoot::search
