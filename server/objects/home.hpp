#pragma once
#include "objects/agreeing_view.hpp"
#include "objects/ask_view.hpp"
#include "objects/comment_told.hpp"
#include "objects/large_deletion.hpp"
#include "objects/news.hpp"
#include "objects/own_drafts.hpp"
#include "objects/review.hpp"
#include "objects/scheduled_view.hpp"

namespace folkmoot::objects {

/// The first page after signing in.
struct Home {
    Paged<OwnAsk> for_you;
    std::vector<OwnAgreement> agreements;
    std::vector<OwnReview> reviews;
    std::vector<NotPublished> not_published;
    Paged<CommentNews> said_to_you;
    std::vector<DeletionNotice> deletions;
    std::vector<SpaceLabel> spaces;
    std::vector<ObjectLabel> carry_on;
    std::vector<ObjectLabel> starred;
    std::vector<OwnDraft> drafts;
    std::int64_t draft_count = 0;
    std::vector<SpaceNews> news;
    static constexpr auto fields() {
        return std::array{field<&Home::for_you>("for_you", "What one is asked to do, what is overdue first"),
            field<&Home::agreements>("agreements",
                "Texts that wait for one to agree, and those of one's own that others declined", at_most(40)),
            field<&Home::reviews>(
                "reviews", "Texts that one looks after and that are to be looked at again", at_most(20)),
            field<&Home::not_published>("not_published",
                "What was scheduled and could not be published, for those who decide", at_most(20)),
            field<&Home::said_to_you>("said_to_you", "Comments that concern one, the newest first"),
            field<&Home::deletions>("deletions", "Texts of one's spaces of which somebody deleted most"),
            field<&Home::spaces>("spaces", "The spaces one may see, by name; the first fifty"),
            field<&Home::carry_on>("carry_on", "The last five things opened"),
            field<&Home::starred>("starred", "The newest twenty stars"),
            field<&Home::drafts>("drafts", "The five drafts saved last"),
            field<&Home::draft_count>("draft_count", "How many drafts one has"),
            field<&Home::news>("news", "What others did, by space")};
    }
};

/// Needs a signed-in viewer: Code::unauthenticated otherwise.
Home home(ReadTx& tx, const Viewer& viewer);

} // namespace folkmoot::objects
