#include "objects/departure.hpp"

#include "folkmoot/access.hpp"

#include "folkmoot/richtext_forms.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace folkmoot::objects {
namespace {

constexpr std::array forgotten{
    Sql{"delete from star where person = :person"},
    Sql{"delete from watch where person = :person"},
    Sql{"delete from visit where person = :person"},
    Sql{"delete from draft where person = :person"},
    Sql{"delete from comment_told where person = :person"},
    Sql{"delete from failed_publication_told where person = :person"},
    Sql{"delete from large_deletion_notice where person = :person"},
    Sql{"delete from asked_person where person = :person and answer is null"},
    Sql{"delete from space_contact where person = :person"},
    Sql{"delete from idempotency where person = :person"},
};

/// A stored tree: of which object, which of its texts, and the tree.
struct StoredText {
    ObjectId object;
    std::int64_t number = 0;
    std::string body;
    static constexpr auto fields() {
        return std::array{field<&StoredText::object>("object", "Of what"),
            field<&StoredText::number>("number", "Which of its texts"),
            field<&StoredText::body>("body", "The tree")};
    }
};
/// Where trees are stored: how those that have a word are found, and how one is put back.
struct Shelf {
    Sql select;
    Sql put;
    bool is_json = true; ///< the column's type; a revision's is text
};
constexpr std::array shelves{
    Shelf{Sql{"select object, number, body from object_revision where body like :sign "
              "and (object > :object or (object = :object and number > :number)) "
              "order by object, number limit 50"},
        Sql{"update object_revision set body = :body where object = :object and number = :number"}, false},
    Shelf{Sql{"select object, live_seq, body from scheduled_publication where body like :sign "
              "and (object > :object or (object = :object and live_seq > :number)) "
              "order by object, live_seq limit 50"},
        Sql{"update scheduled_publication set body = :body where object = :object and live_seq = :number"},
        false},
    Shelf{Sql{"select object, base_revision, body from publication_request where body like :sign "
              "and (object > :object or (object = :object and base_revision > :number)) "
              "order by object, base_revision limit 50"},
        Sql{"update publication_request set body = :body where object = :object and base_revision = :number"},
        false},
    Shelf{Sql{"select object, seq, cast(body as text) from draft_state where cast(body as text) like :sign "
              "and (object > :object or (object = :object and seq > :number)) order by object, seq limit 50"},
        Sql{"update draft_state set body = :body where object = :object and seq = :number"}},
    Shelf{Sql{"select document, seq, cast(body as text) from large_deletion where cast(body as text) like "
              ":sign "
              "and (document > :object or (document = :object and seq > :number)) "
              "order by document, seq limit 50"},
        Sql{"update large_deletion set body = :body where document = :object and seq = :number"}},
    Shelf{Sql{"select suggestion, 0, cast(base as text) from suggestion_text where cast(base as text) like "
              ":sign "
              "and (suggestion > :object or (suggestion = :object and 0 > :number)) "
              "order by suggestion limit 50"},
        Sql{"update suggestion_text set base = :body where suggestion = :object and :number = 0"}},
    Shelf{Sql{"select suggestion, 0, cast(sent as text) from suggestion_text where cast(sent as text) like "
              ":sign "
              "and (suggestion > :object or (suggestion = :object and 0 > :number)) "
              "order by suggestion limit 50"},
        Sql{"update suggestion_text set sent = :body where suggestion = :object and :number = 0"}},
    Shelf{Sql{"select suggestion, number, cast(text_before as text) from suggestion_change "
              "where cast(text_before as text) like :sign "
              "and (suggestion > :object or (suggestion = :object and number > :number)) "
              "order by suggestion, number limit 50"},
        Sql{"update suggestion_change set text_before = :body where suggestion = :object and number = "
            ":number"}},
    Shelf{Sql{"select suggestion, number, cast(text_after as text) from suggestion_change "
              "where cast(text_after as text) like :sign "
              "and (suggestion > :object or (suggestion = :object and number > :number)) "
              "order by suggestion, number limit 50"},
        Sql{"update suggestion_change set text_after = :body where suggestion = :object and number = "
            ":number"}},
};

/// The tree with those words where the person is mentioned, or nothing where nobody mentions them otherwise.
std::optional<std::string> renamed(const std::string& body, ObjectId person, std::string_view words) {
    auto tree = richtext::read_json(body);
    if (!tree) return {};
    bool changed = false;
    richtext::each_block(tree->blocks, [&](richtext::Block& block) {
        for (auto& piece : block.text) {
            auto* mention = std::get_if<richtext::Mention>(&piece.content);
            if (!mention || mention->person != person.value() || mention->label == words) continue;
            mention->label = words;
            changed = true;
        }
    });
    return changed ? std::optional{richtext::write_json(*tree)} : std::nullopt;
}

void rename_on(WriteTx& tx, const Shelf& shelf, ObjectId person, std::string_view words,
    std::vector<ObjectId>& changed) {
    const std::string sign = fmt::format("%\"person\":%\"{}\"%", person.value());
    StoredText last{.number = -1};
    for (;;) {
        const auto page = tx.rows<StoredText>(
            shelf.select, bind("sign", sign), bind("object", last.object), bind("number", last.number));
        for (const auto& stored : page) {
            auto body = renamed(stored.body, person, words);
            if (!body) continue;
            if (shelf.is_json)
                tx.run(shelf.put, bind("body", Json{*std::move(body)}), bind("object", stored.object),
                    bind("number", stored.number));
            else
                tx.run(shelf.put, bind("body", *body), bind("object", stored.object),
                    bind("number", stored.number));
            changed.push_back(stored.object);
        }
        if (page.empty()) return;
        last = page.back();
    }
}

} // namespace

void forget_own(WriteTx& tx, ObjectId person) {
    for (const Sql& sql : forgotten)
        tx.run(sql, bind("person", person));
}

std::int64_t rename_mentions(WriteTx& tx, ObjectId person, std::string_view words) {
    std::vector<ObjectId> changed;
    for (const Shelf& shelf : shelves)
        rename_on(tx, shelf, person, words, changed);
    std::ranges::sort(changed);
    changed.erase(std::ranges::unique(changed).begin(), changed.end());
    for (const auto id : changed)
        tx.emit(access::load<ObjectRow>(tx, id), MentionRenamed{person});
    return std::ssize(changed);
}

} // namespace folkmoot::objects
