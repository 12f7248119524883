#pragma once
// A second person agrees to a text before all the world can read it, where its marking asks for that.
#include "objects/local_time.hpp"
#include "objects/publication.hpp"

namespace folkmoot::objects {

/// What publishing a text asks for.
enum class Agreement {
    not_needed,
    needed, ///< somebody else has to agree to the text
    nobody_else ///< and there is nobody else here who may
};

/// What keeps somebody from agreeing to what was asked.
enum class AgreementBlock {
    published_meanwhile, ///< readers have another text than then
    right_lost ///< whoever asked may not publish it any more
};

} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::Agreement>{
    std::string_view{"not_needed"}, std::string_view{"needed"}, std::string_view{"nobody_else"}};
template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::AgreementBlock>{
    std::string_view{"published_meanwhile"}, std::string_view{"right_lost"}};

namespace folkmoot::objects {

/// A text to which another person is asked to agree, without its text. There is one of an object at most.
struct PublicationRequest {
    ObjectId object;
    ObjectId id; ///< another one whenever somebody asks anew
    ObjectId person; ///< who asks, and in whose name it is published
    Time asked;
    std::string title;
    std::string note;
    bool minor = false;
    std::int64_t base_revision = 0; ///< what readers had then
    std::optional<std::int64_t>
        live_seq; ///< how far the live text went then; none: it did not come from there
    std::optional<std::int64_t> restored_from;
    std::optional<Time> due; ///< it is to be published then; nothing: once somebody agrees
    std::optional<std::string> due_on, due_at, zone; ///< the same, as it was said
    std::optional<Time> declined;
    std::optional<ObjectId> declined_by;
    std::string reason; ///< why it was declined
    std::optional<LocalMoment> moment() const;
    static constexpr auto fields() {
        return std::array{field<&PublicationRequest::object>("object", "The object"),
            field<&PublicationRequest::id>("id", "The request"),
            field<&PublicationRequest::person>("person", "Who asks"),
            field<&PublicationRequest::asked>("asked", "When"),
            field<&PublicationRequest::title>("title", "Its title"),
            field<&PublicationRequest::note>("note", "What changed"),
            field<&PublicationRequest::minor>("minor", "Tells nobody"),
            field<&PublicationRequest::base_revision>("base_revision", "What readers had then"),
            field<&PublicationRequest::live_seq>("live_seq", "How far the live text went then"),
            field<&PublicationRequest::restored_from>("restored_from", "The revision that it brings back"),
            field<&PublicationRequest::due>("due", "When it is to be published"),
            field<&PublicationRequest::due_on>("due_on", "The day, as it was said"),
            field<&PublicationRequest::due_at>("due_at", "The time, as it was said"),
            field<&PublicationRequest::zone>("zone", "The time zone, as it was said"),
            field<&PublicationRequest::declined>("declined", "When somebody declined"),
            field<&PublicationRequest::declined_by>("declined_by", "Who declined"),
            field<&PublicationRequest::reason>("reason", "Why")};
    }
};
std::optional<PublicationRequest> find_publication_request(ReadTx& tx, ObjectId object);
/// The text that would be published; throws Code::conflict where nothing is asked.
richtext::Tree requested_tree(ReadTx& tx, ObjectId object);

/// What publishing the object would ask of that person.
Agreement agreement_for(ReadTx& tx, const Viewer& viewer, const Written& object);
/// Throws Code::conflict, in words that say what to do, unless that person may publish it alone. What is done
/// at the machine by the site's operator asks nobody.
void require_no_agreement(WriteTx& tx, const Viewer& viewer, const Written& object);
/// What keeps others from agreeing to it now.
std::optional<AgreementBlock> block_of(
    const PublicationRequest& request, const Written& object, const std::optional<Standing>& asker);

/// How a text is to be published once somebody agrees.
struct Asking {
    std::optional<std::int64_t> restored_from = {};
    std::optional<LocalMoment> moment = {}; ///< of a live text only
};

// Changes, by whoever may write the object. Each says so in the audit log and to the object's editors.

/// Keeps the text as it is, in place of what the same person asked before; gives the request's id. Throws
/// Code::conflict where nobody has to agree or nobody else can, where somebody else asks already, where
/// readers have the text already, and what publishing it would throw.
ObjectId ask_agreement(
    WriteContext& context, const Written& object, PreparedText text, const Asking& how = {});
/// Agrees and publishes in the name of `asker`, or schedules that where its moment is still to come: the
/// answer's revision is 0 then. Throws Code::stale for another request than the one that is there,
/// Code::conflict where none waits any more or `block_of` says so, Code::forbidden for one's own.
PublicationAnswer agree(WriteContext& context, const Written& object, ObjectId request,
    const richtext::Tree& tree, const Viewer& asker);
/// Throws as `agree`.
void decline_agreement(
    WriteContext& context, const Written& object, ObjectId request, const std::string& reason);
/// For whoever asked. Throws Code::not_found where nothing is asked, Code::forbidden for others.
void take_request_back(WriteContext& context, const Written& object);
/// What is asked, if anything is, will not be agreed to: something else was published, or it was unpublished.
void end_publication_request(WriteTx& tx, const Standing& object, std::string_view why);

/// Those that wait, the oldest first, after that one; at most fifty.
struct RequestPlace {
    Time asked;
    ObjectId object;
};
std::vector<PublicationRequest> waiting_requests(ReadTx& tx, const RequestPlace& after);
/// Those of one's own that somebody declined.
std::vector<PublicationRequest> declined_requests(ReadTx& tx, ObjectId person);

} // namespace folkmoot::objects
