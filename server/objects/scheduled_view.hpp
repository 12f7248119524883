#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/label.hpp"
#include "objects/scheduled.hpp"

namespace folkmoot::objects {

/// What is scheduled for a text, as its editors see it.
struct ScheduledView {
    PersonLabel by;
    Time made;
    LocalMoment due;
    std::string note;
    bool minor = false;
    std::int64_t readers = 0;
    bool everybody = false;
    std::string html;
    std::int64_t added = 0;
    std::int64_t removed = 0;
    bool moved_on = false;
    std::optional<Time> failed;
    std::optional<PublishingFailure> failure;
    std::optional<PersonLabel> agreed_by;
    static constexpr auto fields() {
        return std::array{field<&ScheduledView::by>("by", "In whose name it will be published"),
            field<&ScheduledView::made>("made", "When its text was taken, or its moment changed last"),
            field<&ScheduledView::due>("due", "When it is published"),
            field<&ScheduledView::note>("note", "What changed, for the history"),
            field<&ScheduledView::minor>("minor", "Tells nobody"),
            field<&ScheduledView::readers>("readers", "How many people will be able to read it"),
            field<&ScheduledView::everybody>("everybody", "All the world will, without signing in"),
            field<&ScheduledView::html>("html", "What it will change, word by word"),
            field<&ScheduledView::added>("added", "Words added"),
            field<&ScheduledView::removed>("removed", "Words taken away"),
            field<&ScheduledView::moved_on>(
                "moved_on", "Its editors have written other words since: they are not in it"),
            field<&ScheduledView::failed>("failed", "When it could not be done"),
            field<&ScheduledView::failure>("failure", "Why"),
            field<&ScheduledView::agreed_by>("agreed_by", "Who agreed to it, where somebody else had to")};
    }
};

/// For whoever may write the object.
std::optional<ScheduledView> view_scheduled(ReadContext& context, const Written& object);

/// A publication that could not be done, as those are told who have to decide.
struct NotPublished {
    ObjectLabel object;
    LocalMoment due;
    PersonLabel by;
    PublishingFailure failure = PublishingFailure::refused;
    static constexpr auto fields() {
        return std::array{field<&NotPublished::object>("object", "What was not published"),
            field<&NotPublished::due>("due", "When it should have been"),
            field<&NotPublished::by>("by", "In whose name"),
            field<&NotPublished::failure>("failure", "Why not")};
    }
};
/// Those that the viewer was told of, of what they may write still; the latest first, at most twenty.
std::vector<NotPublished> not_published(ReadTx& tx, const Viewer& viewer);

} // namespace folkmoot::objects
