#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::objects {

// What happens to comments is told of the object they are about, with the comment's own visibility: who has
// that object on screen hears of it, if they may see the comment.

struct CommentMade {
    static constexpr std::string_view name{"core.comment_made"};
    ObjectId comment;
    ObjectId thread;
    std::vector<ObjectId> mentioned;
    static constexpr auto fields() {
        return std::array{field<&CommentMade::comment>("comment", "The comment"),
            field<&CommentMade::thread>("thread", "Its thread"),
            field<&CommentMade::mentioned>("mentioned", "Who is named in it")};
    }
};
struct CommentEdited {
    static constexpr std::string_view name{"core.comment_edited"};
    ObjectId comment;
    std::vector<ObjectId> mentioned;
    static constexpr auto fields() {
        return std::array{field<&CommentEdited::comment>("comment", "The comment"),
            field<&CommentEdited::mentioned>("mentioned", "Who is named in it and was not before")};
    }
};
struct CommentDeleted {
    static constexpr std::string_view name{"core.comment_deleted"};
    ObjectId comment;
    static constexpr auto fields() {
        return std::array{field<&CommentDeleted::comment>("comment", "The comment")};
    }
};
struct CommentRestored {
    static constexpr std::string_view name{"core.comment_restored"};
    ObjectId comment;
    static constexpr auto fields() {
        return std::array{field<&CommentRestored::comment>("comment", "The comment")};
    }
};
struct ThreadResolved {
    static constexpr std::string_view name{"core.thread_resolved"};
    ObjectId thread;
    static constexpr auto fields() {
        return std::array{field<&ThreadResolved::thread>("thread", "The thread")};
    }
};
struct ThreadReopened {
    static constexpr std::string_view name{"core.thread_reopened"};
    ObjectId thread;
    static constexpr auto fields() {
        return std::array{field<&ThreadReopened::thread>("thread", "The thread")};
    }
};

} // namespace folkmoot::objects
