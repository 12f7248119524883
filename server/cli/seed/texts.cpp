#include "access/audience.hpp"
#include "cli/seed/seeding.hpp"
#include "cli/seed/words.hpp"
#include "host/commented.hpp"
#include "identity/viewer_maker.hpp"

#include "folkmoot/importing.hpp"
#include "folkmoot/own_marks.hpp"
#include "folkmoot/richtext_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace folkmoot::cli::seed {
namespace {

constexpr std::uint64_t words_of_chapters = 1'000'000'000; ///< streams of chance
constexpr std::int64_t texts_between = 4; ///< the chapter's own and the three that the others stand below
constexpr std::int64_t tags_in_use = 300;
constexpr std::int64_t writers_of_chapter = 4;
constexpr std::size_t chapters_between_reports = 10;

/// What is written in one transaction.
struct Chapter {
    std::int64_t space = 0; ///< its number
    std::int64_t number = 0; ///< among those of its section
    bool is_of_documents = false;
    Chance chance;
    ObjectId section;
    const PageImporter* importer = nullptr;
    access::AudienceChoice readers = {}; ///< in a community
    std::vector<Viewer> writers = {};
    std::vector<Viewer> outsiders = {}; ///< guests who comment
};

/// A text before it is written.
struct NewText {
    std::string title;
    richtext::Tree tree;
    bool holds_others = false;
    bool is_published = true;
    bool was_changed = false; ///< published twice
    std::vector<std::string> tags;
};

template <class List> const auto& one_of(Chance& chance, const List& list) {
    return list[static_cast<std::size_t>(chance.below(std::ssize(list)))];
}

richtext::Tree tree_of(const std::string& markdown) {
    auto tree = richtext::parse_markdown(markdown);
    if (!tree) throw std::runtime_error("an invented text is no Markdown: " + tree.error().message);
    return std::move(*tree);
}

Viewer staff_viewer(const Seeding& seeding, std::int64_t number) {
    return ViewerMaker::make({.kind = ViewerKind::staff,
        .person = seeding.staff[static_cast<std::size_t>(number)],
        .session = {},
        .organisation = {},
        .name = {}});
}

Viewer guest_viewer(const Seeding& seeding, std::int64_t number) {
    const auto body = seeding.plan.organisation_of_guest[static_cast<std::size_t>(number)];
    return ViewerMaker::make({.kind = ViewerKind::guest,
        .person = seeding.guests[static_cast<std::size_t>(number)],
        .session = {},
        .organisation = seeding.organisations[static_cast<std::size_t>(body)],
        .name = {},
        .second_factor = true});
}

const PageImporter& importer_of(const host::House& house, const std::string& module) {
    const auto* section = house.registries().find_section(module);
    if (section && section->importer.begin) return section->importer;
    throw std::runtime_error(fmt::format("the module {} is not in use: a department writes in it", module));
}

/// Most of what a community has is for everybody in it, some for one side, some for staff.
access::AudienceChoice drawn_readers(Chance& chance, const SeededSpace& space) {
    const auto drawn = chance.below(100);
    if (drawn < 60 || space.lanes.empty())
        return {.audience = access::Audience::everyone, .lane = {}, .name = {}};
    if (drawn < 85)
        return {.audience = access::Audience::lane, .lane = one_of(chance, space.lanes), .name = {}};
    return {.audience = access::Audience::staff, .lane = {}, .name = {}};
}

class TextWriter {
public:
    TextWriter(const Seeding& seeding, Chapter chapter)
        : seeding_{seeding}
        , chapter_{std::move(chapter)}
        , planned_{seeding.plan.spaces[static_cast<std::size_t>(chapter_.space)]}
        , space_{seeding.spaces[static_cast<std::size_t>(chapter_.space)]} {
        choose_people();
        for (std::int64_t i = 0; i < texts_in_chapter; ++i)
            texts_.push_back(new_text(i));
        before_writing_ = chapter_.chance;
    }

    ObjectId author() const { return chapter_.writers.front().person(); }
    ObjectId write(WriteTx& tx);

private:
    void choose_people();
    NewText new_text(std::int64_t number);
    ObjectId volume(WriteContext& context) const;
    ObjectId begin(WriteContext& context, ObjectId parent, const NewText& text) const;
    void publish(WriteContext& context, ObjectId id, const NewText& text) const;
    void comment(WriteTx& tx, ObjectId id);
    objects::WantedAudience wanted_by(const Viewer& viewer);
    /// Nobody publishes there alone; the operator, who fills the site, may.
    bool is_read_by_all() const { return planned_.kind == access::SpaceKind::public_space; }
    bool is_community() const { return planned_.kind == access::SpaceKind::community; }

    const Seeding& seeding_;
    Chapter chapter_;
    const PlannedSpace& planned_;
    const SeededSpace& space_;
    std::vector<NewText> texts_;
    Chance before_writing_{0}; ///< writing draws on from here, however often its transaction is run
};

void TextWriter::choose_people() {
    auto& chance = chapter_.chance;
    chapter_.writers.push_back(
        staff_viewer(seeding_, planned_.members.empty() ? planned_.owner : one_of(chance, planned_.members)));
    while (std::ssize(chapter_.writers) < writers_of_chapter)
        chapter_.writers.push_back(staff_viewer(seeding_,
            planned_.members.empty() || chance.percent(20) ? planned_.owner
                                                           : one_of(chance, planned_.members)));
    if (!is_community()) return;
    chapter_.readers = drawn_readers(chance, space_);
    if (chapter_.readers.audience == access::Audience::everyone && !space_.guests.empty())
        for (int i = 0; i < 2; ++i)
            chapter_.outsiders.push_back(guest_viewer(seeding_, one_of(chance, space_.guests)));
}

NewText TextWriter::new_text(std::int64_t number) {
    auto& chance = chapter_.chance;
    NewText text{.title = fmt::format(
                     "{} {}-{}-{}", title_words(chance), chapter_.space + 1, chapter_.number + 1, number + 1),
        .tree = {},
        .holds_others = number < texts_between,
        .is_published = number + 1 < texts_in_chapter, // one that nobody has finished
        .was_changed = chance.percent(30),
        .tags = {}};
    std::vector<std::string> others;
    if (!chapter_.is_of_documents)
        for (const auto& other : texts_)
            others.push_back(other.title);
    text.tree = tree_of(page_text(chance, others));
    for (auto tags = chance.below(4); tags > 0; --tags)
        text.tags.push_back(word(30 + chance.rank_below(tags_in_use)));
    return text;
}

/// The page or folder at the section's top that the chapter stands in, made by the first that does.
ObjectId TextWriter::volume(WriteContext& context) const {
    const auto number = chapter_.number / chapters_in_volume;
    const auto key = fmt::format(
        "volume {} {} {}", chapter_.space, chapter_.is_of_documents ? "documents" : "wiki", number);
    if (const auto known = objects::find_imported(context.tx, Seeding::source, key)) return known->object;
    const auto id = chapter_.importer->begin(context,
        {.section = chapter_.section,
            .title = fmt::format("Volume {}", number + 1),
            .language = "en",
            .has_pages_below = true});
    if (is_community())
        access::set_first_audience(context.tx,
            access::require_standing(context.tx, Seeding::viewer(), id, "", View::permission),
            access::Audience::everyone, {});
    chapter_.importer->publish(context, id,
        {.title = fmt::format("Volume {}", number + 1), .tree = tree_of("What was written next.")});
    objects::put_imported(context.tx, Seeding::source, key, {.object = id, .checksum = {}});
    return id;
}

ObjectId TextWriter::begin(WriteContext& context, ObjectId parent, const NewText& text) const {
    const auto id = chapter_.importer->begin(context,
        {.section = chapter_.section,
            .parent = parent,
            .title = text.title,
            .language = "en",
            .has_pages_below = text.holds_others});
    if (is_community())
        access::set_first_audience(context.tx,
            access::require_standing(context.tx, Seeding::viewer(), id, "", View::permission),
            chapter_.readers.audience, chapter_.readers.lane);
    return id;
}

void TextWriter::publish(WriteContext& context, ObjectId id, const NewText& text) const {
    if (!text.is_published) return;
    if (text.was_changed) {
        auto before = text.tree;
        before.blocks.resize(std::max<std::size_t>(1, before.blocks.size() / 2));
        chapter_.importer->publish(context, id, {.title = text.title, .tree = std::move(before)});
    }
    chapter_.importer->publish(
        context, id, {.title = text.title, .tree = text.tree, .note = {}, .tags = text.tags});
}

/// Outside people and those who speak with one side reach those; staff say whom they write to.
objects::WantedAudience TextWriter::wanted_by(const Viewer& viewer) {
    if (!is_community() || viewer.kind() == ViewerKind::guest) return {};
    if (chapter_.readers.audience == access::Audience::staff || chapter_.chance.percent(40))
        return {access::Audience::staff, {}};
    return {chapter_.readers.audience,
        chapter_.readers.audience == access::Audience::lane ? std::optional{chapter_.readers.lane}
                                                            : std::nullopt};
}

void TextWriter::comment(WriteTx& tx, ObjectId id) {
    auto& chance = chapter_.chance;
    const auto& viewer = !chapter_.outsiders.empty() && chance.percent(40)
        ? one_of(chance, chapter_.outsiders)
        : one_of(chance, chapter_.writers);
    Seeding::act(tx, viewer.person());
    const auto commented = host::require_commented(tx, viewer, id);
    objects::start_thread(tx, viewer, commented,
        {.text = objects::read_comment(comment_words(chance), seeding_.house.ids()),
            .wanted = wanted_by(viewer),
            .anchor = {}});
}

ObjectId TextWriter::write(WriteTx& tx) {
    chapter_.chance = before_writing_;
    RequestInfo request{.id = "seed", .language = "en"};
    WriteContext context{.tx = tx,
        .viewer = is_read_by_all() ? Seeding::viewer() : chapter_.writers.front(),
        .request = request,
        .services = seeding_.house.services()};
    const ObjectId below = volume(context);
    std::vector<ObjectId> ids;
    for (std::int64_t i = 0; i < texts_in_chapter; ++i) {
        const auto& text = texts_[static_cast<std::size_t>(i)];
        const auto above = i < texts_between ? 0 : 1 + i % (texts_between - 1);
        const ObjectId parent = i == 0 ? below : ids[static_cast<std::size_t>(above)];
        ids.push_back(begin(context, parent, text));
        publish(context, ids.back(), text);
    }
    objects::follow(tx, chapter_.writers.front(),
        access::require_standing(tx, Seeding::viewer(), ids.front(), "", View::permission),
        objects::Following::watch, objects::Reach::below);
    for (std::int64_t i = 0; i < comments_in_chapter; ++i)
        comment(tx,
            ids[static_cast<std::size_t>(
                texts_between + chapter_.chance.rank_below(texts_in_chapter - texts_between - 1))]);
    return ids.front();
}

} // namespace

bool seed_texts(Seeding& seeding, const Progress& progress) {
    const auto& chapters = seeding.plan.chapters;
    const auto& wiki = importer_of(seeding.house, "wiki");
    const auto& documents = importer_of(seeding.house, "documents");
    const auto step = (seeding.until - seeding.begun) / std::ssize(chapters);
    std::vector<std::int64_t> written(seeding.spaces.size());
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        const auto space = static_cast<std::size_t>(chapters[i]);
        const auto before = written[space]++; // every fourth is of documents
        const bool is_of_documents = before % 4 == 3;
        const auto key = fmt::format("chapter {}", i);
        if (!seeding.read([&](ReadTx& tx) { return objects::find_imported(tx, Seeding::source, key); })) {
            const Time at = seeding.begun + step * static_cast<std::int64_t>(i);
            TextWriter writer{seeding,
                {.space = chapters[i],
                    .number = is_of_documents ? before / 4 : before - before / 4,
                    .is_of_documents = is_of_documents,
                    .chance = Chance{seeding.plan.seed, words_of_chapters + i},
                    .section = is_of_documents ? seeding.spaces[space].documents : seeding.spaces[space].wiki,
                    .importer = is_of_documents ? &documents : &wiki}};
            seeding.write(at, writer.author(), [&](WriteTx& tx) {
                objects::put_imported(tx, Seeding::source, key, {.object = writer.write(tx), .checksum = {}});
            });
        }
        if (i % chapters_between_reports == 0
            && !progress(static_cast<std::int64_t>(i + 1) * objects_in_chapter,
                std::ssize(chapters) * objects_in_chapter))
            return false;
    }
    return true;
}

} // namespace folkmoot::cli::seed
