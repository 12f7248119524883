#pragma once
// The texts of objects (ObjectAbilities::text), as their modules show them and take them in.
#include "folkmoot/context.hpp"
#include "folkmoot/importing.hpp"
#include "folkmoot/printing.hpp"
#include "folkmoot/search.hpp"

namespace folkmoot::objects {

/// A published text, printed once for all its readers; what differs between them is left open in the
/// fragment.
struct PrintedText {
    richtext::HtmlFragment fragment;
    std::vector<richtext::OutlineEntry> outline;
    std::string contents; ///< the headings as links; empty for a short text, or one that shows them itself
    ObjectId author; ///< of the revision
    Time at;
};

/// The object's newest revision in the request's language; kept in memory. Throws Code::internal for one that
/// was never published.
std::shared_ptr<const PrintedText> printed_text(ReadContext& context, const Standing& object);

/// Fills in a fragment of the object's text for one viewer: what they may not see prints only the author's
/// words.
std::string print_for(ReadTx& tx, const Viewer& viewer, const Standing& object,
    const richtext::HtmlFragment& fragment, Shown shown = Shown::inside);

/// A published text as everybody reads it, behind its contents where it is long.
std::string print_openly(ReadContext& context, const Standing& object);

/// The text that readers have; nothing in it before the first revision.
richtext::Tree published_text(ReadTx& tx, const Standing& object);

/// What everybody who sees the object finds it by: its title, and the words that readers have. For
/// Registry::search.
SearchText search_text(ReadTx& tx, const ObjectRow& object);

/// What the template below stands on.
std::int64_t publish_text(WriteContext& context, const Standing& object, ImportedText text);

} // namespace folkmoot::objects

namespace folkmoot {

/// Publishes a text that comes from elsewhere, and gives the revision: blocks that were there before are
/// known again, links by title led to their objects. A text that is published already, word for word and
/// under that title, stays as it is. Throws as `revise`, and what TextAbilities::publishing throws.
template <class T, ChangeAction A>
std::int64_t publish_text(WriteContext& context, const Granted<T, A>& object, ImportedText text) {
    return objects::publish_text(context, object.standing(), std::move(text));
}

} // namespace folkmoot
