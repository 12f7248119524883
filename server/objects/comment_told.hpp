#pragma once
#include "folkmoot/label.hpp"
#include "objects/comment.hpp"

namespace folkmoot::objects {

/// Why a comment concerns somebody; the first that holds.
enum class ToldWhy {
    mentioned,
    answered, ///< they said something in its thread
    own, ///< they made what it is about
    watched
};

/// Notes whom a new comment concerns; of those who watch what it is about or lies under, a thousand at most.
/// Whoever muted that is told only of what names them.
void note_told(WriteTx& tx, const ObjectRow& about, const CommentThread& thread, ObjectId comment,
    std::span<const ObjectId> mentioned);
/// Notes who was named in it later.
void note_mentioned(WriteTx& tx, ObjectId comment, std::span<const ObjectId> mentioned);
/// It leaves the bin for good.
void forget_told(WriteTx& tx, ObjectId comment);

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::ToldWhy>{std::string_view{"mentioned"},
    std::string_view{"answered"}, std::string_view{"own"}, std::string_view{"watched"}};

namespace folkmoot::objects {

/// Something that somebody said and the viewer has not been at since.
struct CommentNews {
    ObjectId comment;
    ToldWhy why = ToldWhy::watched;
    PersonLabel author;
    Time made;
    std::string excerpt;
    ObjectLabel about;
    static constexpr auto fields() {
        return std::array{field<&CommentNews::comment>("comment", "The comment"),
            field<&CommentNews::why>("why", "Why it concerns the viewer"),
            field<&CommentNews::author>("author", "Who wrote it"), field<&CommentNews::made>("made", "When"),
            field<&CommentNews::excerpt>("excerpt", "How it begins"),
            field<&CommentNews::about>("about", "What it is about")};
    }
};

/// What others said that concerns the viewer, in open threads and since the viewer opened what it is about,
/// the newest first, ten a page: only what they may read now.
Paged<CommentNews> list_comment_news(ReadTx& tx, const Viewer& viewer, std::string_view after);

} // namespace folkmoot::objects
