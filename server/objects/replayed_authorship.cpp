#include "objects/replayed_authorship.hpp"

#include "collab/rooms/house_edit.hpp"
#include "collab/rooms/past_states.hpp"
#include "folkmoot/printing.hpp"
#include "folkmoot/richtext_diff.hpp"
#include "objects/authorship_reader.hpp"
#include "richtext/schema.hpp"

#include <unordered_set>

namespace folkmoot::objects {
namespace {

constexpr std::size_t most_revisions = 50;
constexpr std::size_t most_octets_replayed = std::size_t{8} << 20;

/// One revision on the way.
struct Stage {
    ObjectId author;
    Time at;
    richtext::Tree text;
};

/// Follows each unit of each block's text from revision to revision.
class Replay {
public:
    explicit Replay(NamedAuthors& people)
        : people_(people) { }

    void begin(const Stage& stage) { add_all(stage.text.blocks, source_of(stage)); }
    void begin(const std::vector<BlockAuthorship>& known) {
        for (const auto& block : known) {
            Labels& labels = blocks_[richtext::BlockId{std::stoll(block.block)}];
            labels.made = source(
                {.words = {}, .by = block.made_by, .at = block.made_at, .suggestion = {}, .accepted_by = {}});
            for (AuthoredWords run : block.runs) {
                const auto size = run.words.size();
                run.words.clear();
                labels.units.insert(labels.units.end(), size, source(std::move(run)));
            }
            labels.removed = block.removed;
        }
    }

    void step(const Stage& before, const Stage& next) {
        const auto script = richtext::edit_script(before.text, next.text);
        if (!script) throw Problem(Code::internal, "richtext.stored_text_unreadable");
        old_.clear();
        richtext::each_block(
            before.text.blocks, [&](const richtext::Block& block) { old_.emplace(block.id, &block); });
        now_ = &next;
        new_source_ = source_of(next);
        for (const auto& one : *script)
            std::visit([&](const auto& edit) { take(edit); }, one);
    }

    std::vector<BlockAuthorship> finish(const richtext::Tree& text) {
        std::vector<BlockAuthorship> found;
        show(text.blocks, found);
        return found;
    }

private:
    using Source = std::uint32_t;
    struct Labels {
        Source made = 0;
        std::vector<Source> units;
        std::vector<RemovedWords> removed;
    };

    Source source(AuthoredWords of) {
        sources_.push_back(std::move(of));
        return static_cast<Source>(sources_.size() - 1);
    }
    Source source_of(const Stage& stage) {
        return source({.words = {},
            .by = people_.place_of(stage.author),
            .at = stage.at,
            .suggestion = {},
            .accepted_by = {}});
    }
    void add_all(const std::vector<richtext::Block>& blocks, Source from) {
        richtext::each_block(blocks, [&](const richtext::Block& block) {
            blocks_[block.id] = {from, std::vector<Source>(words_by_unit(block.text).size(), from), {}};
        });
    }

    void take(const richtext::edit::Insert& step) { add_all({step.block}, new_source_); }
    void take(const richtext::edit::EditText& step) {
        Labels& labels = blocks_[step.block];
        const auto old = old_.find(step.block);
        const std::string words = old == old_.end() ? std::string{} : words_by_unit(old->second->text);
        const auto at = std::min(step.at, labels.units.size());
        const auto erase = std::min(step.erase, labels.units.size() - at);
        if (erase > 0 && labels.removed.size() < most_removed && at + erase <= words.size())
            labels.removed.push_back({.words = first_words(words.substr(at, erase)),
                .written_by = sources_[labels.units[at]].by,
                .by = people_.place_of(now_->author),
                .at = now_->at});
        const auto from = labels.units.begin() + static_cast<std::ptrdiff_t>(at);
        const auto behind = labels.units.erase(from, from + static_cast<std::ptrdiff_t>(erase));
        labels.units.insert(behind, words_by_unit(step.insert).size(), new_source_);
    }
    void take(const auto&) { }

    void show(const std::vector<richtext::Block>& blocks, std::vector<BlockAuthorship>& found) {
        for (const auto& block : blocks) {
            if (!block.text.empty()) found.push_back(show(block));
            show(block.blocks, found);
        }
    }
    BlockAuthorship show(const richtext::Block& block) {
        Labels& labels = blocks_[block.id];
        const std::string words = words_by_unit(block.text);
        labels.units.resize(words.size(), labels.units.empty() ? labels.made : labels.units.back());
        const auto& made = sources_[labels.made];
        BlockAuthorship shown{.block = std::to_string(static_cast<std::int64_t>(block.id)),
            .kind = std::string{richtext::rule(block).name},
            .made_by = made.by,
            .made_at = made.at,
            .runs = {},
            .removed = std::move(labels.removed)};
        for (std::size_t at = 0; at < words.size();) {
            std::size_t end = at + 1;
            while (end < words.size() && labels.units[end] == labels.units[at])
                ++end;
            shown.runs.push_back(sources_[labels.units[at]]);
            shown.runs.back().words = words.substr(at, end - at);
            at = end;
        }
        return shown;
    }

    NamedAuthors& people_;
    std::vector<AuthoredWords> sources_;
    std::unordered_map<richtext::BlockId, Labels> blocks_;
    std::unordered_map<richtext::BlockId, const richtext::Block*> old_;
    const Stage* now_ = nullptr;
    Source new_source_ = 0;
};

Stage stage_of(const Revision& revision) {
    return {.author = revision.author, .at = revision.created, .text = read_text(revision.body)};
}

} // namespace

ReplayedAuthorship replay_authorship(
    ReadTx& tx, const Standing& object, const Revision& revision, NamedAuthors& people) {
    const ObjectId id = object.object().id;
    Replay replay{people};
    std::vector<Stage> stages{stage_of(revision)}; // the newest first
    std::size_t octets = revision.body.text.size();
    ReplayedAuthorship found;
    std::int64_t number = revision.number;
    bool begun = false;
    while (!begun && number > 1 && stages.size() < most_revisions) {
        const auto before = find_revision(tx, object, --number);
        if (!before || (octets += before->body.text.size()) > most_octets_replayed) break;
        stages.push_back(stage_of(*before));
        const auto place = collab::find_revision_place(tx, id, number);
        if (!place || !place->exact) continue;
        if (const auto stored = collab::find_document_of(tx, id, *place)) {
            const auto content = collab::open_stored(*stored);
            AuthorshipReader reader{tx, people, id, content};
            replay.begin(reader.read_all(0, std::numeric_limits<std::size_t>::max()));
            found.whole = reader.is_whole();
            begun = true;
        }
    }
    if (!begun) {
        replay.begin(stages.back());
        found.whole = number <= 1;
    }
    for (std::size_t at = stages.size() - 1; at-- > 0;)
        replay.step(stages[at + 1], stages[at]);
    found.blocks = replay.finish(stages.front().text);
    found.text = std::move(stages.front().text);
    return found;
}

} // namespace folkmoot::objects
