#include "richtext/change_groups.hpp"

#include "richtext/text_tokens.hpp"
#include "richtext/tree_index.hpp"

#include <numeric>
#include <unordered_set>

namespace folkmoot::richtext {
namespace {

constexpr std::size_t words_between = 1; // that stay between two runs which are one change all the same

bool is_cell(const Block& block) {
    return std::holds_alternative<Cell>(block.node);
}
bool is_part_of_table(const Block& block) {
    return is_cell(block) || std::holds_alternative<Row>(block.node);
}
bool is_table(const Block& block) {
    return std::holds_alternative<Table>(block.node);
}

/// The part of a text between two units.
Text part_of(const Text& text, std::size_t from, std::size_t to) {
    Text part;
    std::size_t at = 0;
    for (const Inline& piece : text) {
        const std::size_t end = at + unit_count(piece);
        const std::size_t first = std::max(at, from), last = std::min(end, to);
        if (first < last) {
            const auto* run = std::get_if<std::string>(&piece.content);
            part.push_back(run ? Inline{run->substr(first - at, last - first), piece.style} : piece);
        }
        at = end;
    }
    return part;
}

std::size_t units_of(const Text& text) {
    return std::accumulate(text.begin(), text.end(), std::size_t{0},
        [](std::size_t sum, const Inline& piece) { return sum + unit_count(piece); });
}

std::string trimmed(const Text& text) {
    std::string words = plain_text(text);
    const auto first = words.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return words.substr(first, words.find_last_not_of(' ') - first + 1);
}

/// Joins steps until none that needs another is without it.
class Grouping {
public:
    Grouping(const EditScript& script, const Tree& from, const Tree& to)
        : script_{script}
        , from_{from}
        , to_{to}
        , group_(script.size()) {
        std::iota(group_.begin(), group_.end(), std::size_t{0});
    }

    std::vector<std::size_t> run() {
        for (std::size_t step = 0; step < script_.size(); ++step)
            note(step);
        join_neighbouring_words();
        for (std::size_t step = 0; step < script_.size(); ++step)
            std::visit([&](const auto& edit) { join(step, edit); }, script_[step]);
        join_cells();
        for (std::size_t& group : group_)
            group = root(group);
        return std::move(group_);
    }

private:
    std::size_t root(std::size_t step) {
        while (group_[step] != step)
            step = group_[step] = group_[group_[step]];
        return step;
    }
    void unite(std::size_t one, std::size_t other) {
        const std::size_t first = root(one), second = root(other);
        group_[std::max(first, second)] = std::min(first, second);
    }

    void note(std::size_t step) {
        if (const auto* insert = std::get_if<edit::Insert>(&script_[step]))
            note_inserted(insert->block, step);
        else if (const auto* erase = std::get_if<edit::Erase>(&script_[step]))
            erased_[erase->block] = step;
        else if (const auto* text = std::get_if<edit::EditText>(&script_[step]))
            texts_[text->block].push_back(step);
    }

    void note_inserted(const Block& block, std::size_t step) {
        inserted_[block.id] = step;
        for (const Block& inside : block.blocks)
            note_inserted(inside, step);
    }

    // The edits of a block stand behind each other, from its end to its start.
    void join_neighbouring_words() {
        for (const auto& [block, steps] : texts_) {
            const Text& text = from_.find(block)->block->text;
            for (std::size_t i = 1; i < steps.size(); ++i) {
                const auto& later = std::get<edit::EditText>(script_[steps[i - 1]]);
                const auto& earlier = std::get<edit::EditText>(script_[steps[i]]);
                const Text kept = part_of(text, earlier.at + earlier.erase, later.at);
                if (word_count(kept) <= words_between) unite(steps[i - 1], steps[i]);
            }
        }
    }

    // What is moved into something new needs it; what is moved out of what goes would go with it.
    void join(std::size_t step, const edit::Move& move) {
        if (const auto found = inserted_.find(move.parent); found != inserted_.end())
            unite(step, found->second);
        for (auto above = from_.find(move.block)->parent; above != BlockId::none;
            above = from_.find(above)->parent)
            if (const auto found = erased_.find(above); found != erased_.end()) unite(step, found->second);
        join_circles(step, move);
    }

    // Of two blocks that change places as inner and outer, neither can move without the other.
    void join_circles(std::size_t step, const edit::Move& move) {
        for (auto above = move.parent; above != BlockId::none;) {
            if (const auto moved = moved_.find(above); moved != moved_.end()) unite(step, moved->second);
            const auto* place = from_.find(above);
            above = place ? place->parent : BlockId::none;
        }
        moved_[move.block] = step;
    }

    // A paragraph that was split: its end is a new one behind it.
    void join(std::size_t step, const edit::Insert& insert) {
        const auto before = to_.find(insert.block.id)->before;
        const auto texts = texts_.find(before);
        if (texts == texts_.end() || insert.block.text.empty()) return;
        const Text& old = from_.find(before)->block->text;
        const auto& last = std::get<edit::EditText>(script_[texts->second.front()]);
        if (last.erase == 0 || last.at + last.erase != units_of(old)) return;
        if (trimmed(part_of(old, last.at, last.at + last.erase)) == trimmed(insert.block.text))
            unite(step, texts->second.front());
    }

    // Two that were joined: the second one's words stand at the end of the first.
    void join(std::size_t step, const edit::Erase& erase) {
        const auto* place = from_.find(erase.block);
        const auto texts = texts_.find(place->before);
        if (texts == texts_.end() || place->block->text.empty()) return;
        const auto& last = std::get<edit::EditText>(script_[texts->second.front()]);
        if (last.at + last.erase != units_of(from_.find(place->before)->block->text)) return;
        if (trimmed(last.insert) == trimmed(place->block->text)) unite(step, texts->second.front());
    }

    void join(std::size_t, const edit::SetNode&) { }
    void join(std::size_t, const edit::EditText&) { }

    // A table whose cells come, go, move or grow keeps its shape only as a whole.
    void join_cells() {
        std::unordered_map<BlockId, std::vector<std::size_t>> parts;
        std::unordered_set<BlockId> torn;
        for (std::size_t step = 0; step < script_.size(); ++step) {
            if (std::holds_alternative<edit::EditText>(script_[step])) continue;
            const auto id = block_of(script_[step]);
            for (const TreeIndex* side : {&from_, &to_}) {
                const auto* place = side->find(id);
                if (!place || !is_part_of_table(*place->block)) continue;
                const auto table = side->around(id, is_table);
                parts[table].push_back(step);
                if (is_cell(*place->block)) torn.insert(table);
            }
        }
        for (const auto& [table, steps] : parts)
            if (torn.contains(table))
                for (const std::size_t step : steps)
                    unite(steps.front(), step);
    }

    const EditScript& script_;
    TreeIndex from_;
    TreeIndex to_;
    std::vector<std::size_t> group_;
    std::unordered_map<BlockId, std::size_t> inserted_;
    std::unordered_map<BlockId, std::size_t> erased_;
    std::unordered_map<BlockId, std::size_t> moved_;
    std::unordered_map<BlockId, std::vector<std::size_t>> texts_;
};

} // namespace

BlockId block_of(const Edit& step) {
    return std::visit(
        [](const auto& edit) {
            if constexpr (requires { edit.block.id; })
                return edit.block.id;
            else
                return edit.block;
        },
        step);
}

std::vector<std::size_t> group_steps(const EditScript& script, const Tree& from, const Tree& to) {
    return Grouping{script, from, to}.run();
}

} // namespace folkmoot::richtext
