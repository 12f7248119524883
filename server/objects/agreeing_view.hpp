#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/label.hpp"
#include "objects/agreeing.hpp"

namespace folkmoot::objects {

/// A text to which another person is asked to agree, as the object's editors see it.
struct PublicationRequestView {
    ObjectId id;
    PersonLabel by;
    bool own = false;
    Time asked;
    std::string title;
    std::string note;
    bool minor = false;
    std::optional<std::int64_t> restored_from;
    std::optional<LocalMoment> due;
    std::string html;
    std::int64_t added = 0;
    std::int64_t removed = 0;
    bool moved_on = false;
    std::optional<AgreementBlock> blocked;
    std::optional<Time> declined;
    std::optional<PersonLabel> declined_by;
    std::string reason;
    std::vector<std::string> can;
    static constexpr auto fields() {
        return std::array{field<&PublicationRequestView::id>("id", "The request, as it stands now"),
            field<&PublicationRequestView::by>("by", "Who asks, and in whose name it will be published"),
            field<&PublicationRequestView::own>("own", "The viewer asks"),
            field<&PublicationRequestView::asked>("asked", "When its text was taken"),
            field<&PublicationRequestView::title>("title", "Its title"),
            field<&PublicationRequestView::note>("note", "What changed, for the history"),
            field<&PublicationRequestView::minor>("minor", "Tells nobody"),
            field<&PublicationRequestView::restored_from>(
                "restored_from", "The older revision that it brings back"),
            field<&PublicationRequestView::due>(
                "due", "When it is to be published; null: once somebody agrees, as where that is over"),
            field<&PublicationRequestView::html>("html", "What it will change, word by word"),
            field<&PublicationRequestView::added>("added", "Words added"),
            field<&PublicationRequestView::removed>("removed", "Words taken away"),
            field<&PublicationRequestView::moved_on>(
                "moved_on", "Its editors have written other words since: they are not in it"),
            field<&PublicationRequestView::blocked>("blocked", "What keeps others from agreeing"),
            field<&PublicationRequestView::declined>("declined", "When somebody declined"),
            field<&PublicationRequestView::declined_by>("declined_by", "Who declined"),
            field<&PublicationRequestView::reason>("reason", "Why"),
            field<&PublicationRequestView::can>(
                "can", "What the viewer may do: `agree`, `decline`, `take_back`, `ask`")};
    }
};

/// For whoever may write the object. `asker` as their account is now; nothing where it is out of use.
PublicationRequestView view_publication_request(ReadContext& context, const Written& object,
    const PublicationRequest& request, const std::optional<Viewer>& asker);

/// On one's first page: what one may agree to, and what others declined of one's own.
struct OwnAgreement {
    ObjectLabel object;
    PersonLabel by;
    Time asked;
    std::optional<Time> declined;
    std::optional<PersonLabel> declined_by;
    std::string reason;
    static constexpr auto fields() {
        return std::array{field<&OwnAgreement::object>("object", "Of what"),
            field<&OwnAgreement::by>("by", "Who asks"), field<&OwnAgreement::asked>("asked", "When"),
            field<&OwnAgreement::declined>("declined", "When it was declined; null: it waits for one"),
            field<&OwnAgreement::declined_by>("declined_by", "Who declined"),
            field<&OwnAgreement::reason>("reason", "Why")};
    }
};
/// Of one's own those that were declined, then those that wait, the oldest first; at most twenty of each.
std::vector<OwnAgreement> own_agreements(ReadTx& tx, const Viewer& viewer);

} // namespace folkmoot::objects
