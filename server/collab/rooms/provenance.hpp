#pragma once
// Who wrote and who deleted what in a live document, and when, from its log.
#include "collab/rooms/log.hpp"
#include "collab/yjs/update.hpp"

#include <unordered_map>

namespace folkmoot::collab {

/// One save of one person.
struct SavedPart {
    std::int64_t seq = 0;
    ObjectId person;
    Time saved;
};

/// Units of one client that were saved together.
struct SavedSpan {
    yjs::Clock from = 0;
    yjs::Clock to = 0;
    std::size_t part = 0; ///< in `parts`
};

/// The log of a document, or its newest part: at most 10,000 saves and 16 MiB. What was written before that
/// has an owner and no time.
class Provenance {
public:
    /// `from` is the first save wanted. Throws Code::internal "collab.log_unreadable".
    static Provenance of(ReadTx&, ObjectId document, std::int64_t from = 0);

    /// The save that brought a unit, and the first that took it away. Null: not in this part of the log.
    const SavedPart* written(const yjs::Id&) const;
    const SavedPart* removed(const yjs::Id&) const;
    /// The letters among these units of one client, as far as they are in this part of the log.
    std::string words(yjs::ClientId, yjs::Clock from, yjs::Clock to) const;
    /// Whether it goes back to where it was asked for.
    bool is_whole() const { return whole_; }
    const std::vector<SavedPart>& parts() const { return parts_; }
    /// What one save was the first to bring, and to take away.
    const std::vector<yjs::DeleteRange>& spans_of(std::size_t part) const { return brought_[part]; }
    const std::vector<yjs::DeleteRange>& removals_of(std::size_t part) const { return taken_[part]; }

private:
    using Spans = std::unordered_map<yjs::ClientId, std::vector<SavedSpan>>;
    void add(const LoggedContribution&);
    void add(const yjs::Update&);
    static void settle(Spans&, std::vector<std::vector<yjs::DeleteRange>>& of_parts);
    const SavedPart* find(const Spans&, const yjs::Id&) const;

    struct Letters {
        yjs::Clock from = 0;
        yjs::Clock to = 0;
        std::string text;
    };
    std::vector<SavedPart> parts_;
    std::vector<std::vector<yjs::DeleteRange>> brought_;
    std::vector<std::vector<yjs::DeleteRange>> taken_;
    Spans written_;
    Spans removed_;
    std::unordered_map<yjs::ClientId, std::vector<Letters>> letters_;
    bool whole_ = true;
};

} // namespace folkmoot::collab
