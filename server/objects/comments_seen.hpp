#pragma once
#include "objects/comment_view.hpp"

namespace folkmoot::objects {

/// A comment that a viewer sees, as the store has it.
struct SeenComment {
    ObjectId id;
    ObjectId thread;
    ObjectId author;
    Time created;
    std::int64_t revision = 0;
    ObjectId visibility;
    Json body;
    static constexpr auto fields() {
        return std::array{field<&SeenComment::id>("id", "The comment"),
            field<&SeenComment::thread>("thread", "Its thread"),
            field<&SeenComment::author>("author", "Who wrote it"),
            field<&SeenComment::created>("created", "When"),
            field<&SeenComment::revision>("revision", "Number of its last wording"),
            field<&SeenComment::visibility>("visibility", "Who sees it"),
            field<&SeenComment::body>("body", "Its words")};
    }
};

/// Which threads are asked for.
struct ThreadChoice {
    Resolution state = Resolution::open;
    /// Only those in which one of them said something; nothing: all.
    std::optional<std::vector<ObjectId>> authors = {};
};

/// The comments on one object that one viewer sees: present ones, of the visibilities that are theirs.
class CommentsSeen {
public:
    CommentsSeen(ReadTx& tx, const Viewer& viewer, const Standing& object);

    /// The threads that were started before this one, the newest first.
    std::vector<CommentThread> threads(const ThreadChoice& choice, ObjectId before, std::size_t most) const;
    /// How many there are, counted up to 1,000.
    std::int64_t count(const ThreadChoice& choice) const;
    /// Of each thread so many, the oldest first.
    std::vector<SeenComment> first_of_threads(std::span<const ObjectId> threads, std::size_t most) const;
    std::vector<SeenComment> of_thread(ObjectId thread, ObjectId after, std::size_t most) const;
    /// How many of each author.
    std::unordered_map<ObjectId, std::int64_t> count_by_author() const;

private:
    ReadTx& tx_;
    ObjectId object_;
    Binding seen_; ///< the visibilities, as `:ids`
};

/// Whether the viewer sees any comment in it.
bool sees_thread(ReadTx& tx, const Viewer& viewer, const CommentThread& thread);

} // namespace folkmoot::objects
