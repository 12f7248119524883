#pragma once
// A text on its way to its readers: merged with what others published meanwhile, saved as a revision.
#include "objects/written.hpp"

#include "folkmoot/live_text.hpp"

namespace folkmoot::objects {
/// How a text goes together with what others published since it was begun: they published nothing, or it does
/// by itself, or somebody has to choose.
enum class Merge { none, clean, conflict };
/// Where a text to be published is: in the request, or in what the object's editors write together.
enum class TextSource { markdown, live };
} // namespace folkmoot::objects

template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::Merge>{
    std::string_view{"none"}, std::string_view{"clean"}, std::string_view{"conflict"}};
template <>
inline constexpr std::array folkmoot::names_of<folkmoot::objects::TextSource>{
    std::string_view{"markdown"}, std::string_view{"live"}};

namespace folkmoot::objects {

/// What a writer wants to publish: a text, and the revision it was begun from.
struct Publication {
    ObjectId object;
    std::string title;
    TextSource source = TextSource::markdown;
    std::string markdown;
    std::int64_t base_revision = 0;
    std::string note;
    bool minor = false;
    static constexpr auto fields() {
        return std::array{field<&Publication::object>("object", "The object"),
            field<&Publication::title>("title", "Its title", length(1, 200)),
            field<&Publication::source>("source", "Where its text is", or_default),
            field<&Publication::markdown>("markdown", "Its text in Markdown; of a live text, nothing",
                length(0, 1 << 20), lines, or_default),
            field<&Publication::base_revision>("base_revision",
                "The revision it was begun from; of a live text, 0", range(0, 1 << 30), or_default),
            field<&Publication::note>("note", "What changed, for the history", length(0, 500), or_default),
            field<&Publication::minor>("minor", "A minor change: tells nobody", or_default)};
    }
};

/// One place where the writer and somebody else changed the same thing; each side whole, in Markdown.
struct ConflictView {
    std::string block;
    std::string base;
    std::string mine;
    std::string theirs;
    static constexpr auto fields() {
        return std::array{field<&ConflictView::block>("block", "The block"),
            field<&ConflictView::base>("base", "As it was when the writer began"),
            field<&ConflictView::mine>("mine", "As the writer has it"),
            field<&ConflictView::theirs>("theirs", "As others have it now")};
    }
};

/// A text on its way to be published: read, its blocks known again, and merged with what others published
/// meanwhile.
struct PreparedText {
    Publication in;
    std::int64_t head = 0; ///< the published revision that it was merged with
    bool merged = false; ///< others had published since
    richtext::Tree published; ///< the text of `head`
    richtext::Tree tree; ///< what would be published
    std::vector<ConflictView> conflicts;
    std::optional<LiveText> live; ///< where it is one
};

/// What a writer typed. Throws Code::bad_input with the field `markdown` and the line.
richtext::Tree parse_markdown(std::string_view markdown);

/// For whoever may write the object: throws as require_writing, Code::conflict "objects.nothing_live" for a
/// live text that nobody has begun, Code::bad_input for Markdown that cannot be read, or a base revision that
/// there never was.
PreparedText prepare_text(ReadTx& tx, const Viewer& viewer, IdMint& ids, const Publication& in);

/// Pictures without an alternative text, which readers who cannot see them would miss.
std::size_t pictures_without_words(const richtext::Tree& tree);
/// Throws Code::bad_input where there are any.
void require_described_pictures(const richtext::Tree& tree);

struct PublicationAnswer {
    ObjectId id;
    std::int64_t revision = 0;
    std::int64_t told = 0;
    bool merged = false;
    static constexpr auto fields() {
        return std::array{field<&PublicationAnswer::id>("id", "The object"),
            field<&PublicationAnswer::revision>("revision", "The new revision"),
            field<&PublicationAnswer::told>("told", "How many people are told"),
            field<&PublicationAnswer::merged>("merged", "Whether changes of others are in it, too")};
    }
};

/// Publishes a prepared text. Throws Code::conflict "objects.edit_conflict" with the member `conflicts` when
/// it cannot be merged; nothing is lost then, the writer's draft stays as it is.
PublicationAnswer publish(WriteContext& context, const Written& object, PreparedText text);

/// What publishing does whichever way the text came: title, links, revision, event. What was scheduled before
/// is out of date then, and ends. Throws Code::conflict where all the world would read it and nobody has
/// agreed who had to (agreeing.hpp). Gives the revision.
std::int64_t put_revision(
    WriteContext& context, const Written& object, const richtext::Tree& tree, NewRevision revision);

/// Publishes an older revision's text again, as a new revision; the blocks that are the same keep their ids.
std::int64_t restore_revision(
    WriteContext& context, const Written& object, std::int64_t number, const std::string& note);

} // namespace folkmoot::objects
