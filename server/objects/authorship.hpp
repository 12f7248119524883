#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/label.hpp"

namespace folkmoot::objects {

/// A run of a block's words that one person wrote at one time.
struct AuthoredWords {
    std::string words;
    std::int64_t by = 0;
    std::optional<Time> at;
    std::optional<ObjectId> suggestion;
    std::optional<std::int64_t> accepted_by;
    static constexpr auto fields() {
        return std::array{field<&AuthoredWords::words>("words", "The words"),
            field<&AuthoredWords::by>("by", "Who wrote them: a place in `people`"),
            field<&AuthoredWords::at>("at", "When they were saved; null: before what the log still tells"),
            field<&AuthoredWords::suggestion>("suggestion", "The suggestion they were accepted from"),
            field<&AuthoredWords::accepted_by>("accepted_by", "Who accepted them: a place in `people`")};
    }
};

/// Words of a block that somebody took away.
struct RemovedWords {
    std::string words;
    std::int64_t written_by = 0;
    std::int64_t by = 0;
    Time at;
    static constexpr auto fields() {
        return std::array{
            field<&RemovedWords::words>("words",
                "The words; the first 200 of their letters. Empty: they are older than what the log tells"),
            field<&RemovedWords::written_by>("written_by", "Who had written them: a place in `people`"),
            field<&RemovedWords::by>("by", "Who took them away: a place in `people`"),
            field<&RemovedWords::at>("at", "When")};
    }
};

/// The removed words that are shown of one block.
inline constexpr std::size_t most_removed = 50;

struct BlockAuthorship {
    std::string block;
    std::string kind;
    std::int64_t made_by = 0;
    std::optional<Time> made_at;
    std::vector<AuthoredWords> runs;
    std::vector<RemovedWords> removed;
    static constexpr auto fields() {
        return std::array{field<&BlockAuthorship::block>("block", "The block, as `data-block` has it"),
            field<&BlockAuthorship::kind>("kind", "Its kind, such as paragraph or heading"),
            field<&BlockAuthorship::made_by>("made_by", "Who put it there: a place in `people`"),
            field<&BlockAuthorship::made_at>("made_at", "When; null: before what the log still tells"),
            field<&BlockAuthorship::runs>("runs", "Its words, in their order", at_most(100'000)),
            field<&BlockAuthorship::removed>("removed", "What was taken out of it; at most 50", at_most(50))};
    }
};

/// A block that was there when the text was published before, and is not any more.
struct RemovedBlock {
    std::string block;
    std::string kind;
    std::string words;
    std::optional<std::int64_t> by;
    std::optional<Time> at;
    static constexpr auto fields() {
        return std::array{field<&RemovedBlock::block>("block", "The block"),
            field<&RemovedBlock::kind>("kind", "Its kind, such as paragraph or heading"),
            field<&RemovedBlock::words>("words", "Its words; the first 200 of their letters"),
            field<&RemovedBlock::by>(
                "by", "Who took it away: a place in `people`; null: the log does not tell any more"),
            field<&RemovedBlock::at>("at", "When; null: the log does not tell any more")};
    }
};

/// Who wrote a text. A person whom the viewer may not know has the id 0 and no name.
struct AuthorshipView {
    std::vector<BlockAuthorship> items;
    std::vector<RemovedBlock> removed;
    std::vector<PersonLabel> people;
    std::string next;
    bool whole = true;
    static constexpr auto fields() {
        return std::array{
            field<&AuthorshipView::items>("items", "Blocks with words of their own, in the order of reading"),
            field<&AuthorshipView::removed>("removed",
                "With the first page: blocks that were taken away since the publication before; at most 100",
                at_most(100)),
            field<&AuthorshipView::people>("people", "Those who are named", at_most(10'000)),
            field<&AuthorshipView::next>(
                "next", "Ask with it as `after` for the page behind; empty at the end"),
            field<&AuthorshipView::whole>("whole", "Whether the log still tells all of it")};
    }
};

/// Of the live draft, a hundred blocks a page. Nothing in it where nobody has written it live. Throws
/// Code::too_large for a text that the tree cannot hold.
AuthorshipView view_authorship(ReadContext& context, const Standing& object, std::string_view after);

/// Of a published revision. Where its text was written live, from the log; where it was published by other
/// ways, from the revisions before it: at most 50 of them and 8 MiB. Throws Code::not_found for one that
/// there is not.
AuthorshipView view_revision_authorship(
    ReadContext& context, const Standing& object, std::int64_t number, std::string_view after);

/// What one person did at one time.
struct EditingLine {
    PersonLabel by;
    Time from;
    Time to;
    std::int64_t blocks = 0;
    std::int64_t added = 0;
    std::int64_t removed = 0;
    std::optional<ObjectId> suggestion;
    std::optional<PersonLabel> accepted_by;
    std::int64_t before = 0;
    std::int64_t state = 0;
    bool kept = false;
    static constexpr auto fields() {
        return std::array{field<&EditingLine::by>("by", "Who"),
            field<&EditingLine::from>("from", "From when"), field<&EditingLine::to>("to", "Until when"),
            field<&EditingLine::blocks>("blocks", "How many blocks that are still there were changed"),
            field<&EditingLine::added>("added", "Letters written"),
            field<&EditingLine::removed>("removed", "Letters taken away"),
            field<&EditingLine::suggestion>("suggestion", "The suggestion that was accepted then"),
            field<&EditingLine::accepted_by>("accepted_by", "By whom"),
            field<&EditingLine::before>("before", "The state of the draft before it"),
            field<&EditingLine::state>("state", "The state behind it"),
            field<&EditingLine::kept>("kept", "Whether both can still be shown and brought back")};
    }
};

/// What was written between the published revisions, the newest first: by person, in sittings without a pause
/// of more than ten minutes; thirty a page.
Paged<EditingLine> list_edits(ReadContext& context, const Standing& object, std::string_view after);

} // namespace folkmoot::objects
