#include "objects/copying.hpp"

#include "collab/rooms/draft_edit.hpp"
#include "files/copy.hpp"
#include "folkmoot/live_text.hpp"
#include "folkmoot/publishing.hpp"
#include "folkmoot/tag.hpp"
#include "objects/text_links.hpp"
#include "objects/type_abilities.hpp"

namespace folkmoot::objects {
namespace {

using Became = std::map<richtext::TargetId, richtext::TargetId>;

void lead_elsewhere(richtext::TargetId& target, const Became& became) {
    if (const auto found = became.find(target); found != became.end()) target = found->second;
}

/// An address of this site names a file or an object by its id.
std::optional<richtext::TargetId> id_in(std::string_view href) {
    constexpr std::string_view files{"/api/v1/files/"};
    constexpr std::size_t id_length = 13;
    std::size_t from = 0;
    if (href.starts_with(files))
        from = files.size();
    else if (href.starts_with("/s/"))
        from = href.rfind('/') + 1;
    else
        return std::nullopt;
    const auto id = ObjectId::parse(href.substr(from, id_length));
    return id ? std::optional{id->value()} : std::nullopt;
}

void lead_elsewhere(richtext::Link& link, const Became& became) {
    if (auto* object = std::get_if<richtext::ObjectLink>(&link))
        return lead_elsewhere(object->object, became);
    auto* web = std::get_if<richtext::WebLink>(&link);
    const auto id = web ? id_in(web->href) : std::nullopt;
    const auto found = id ? became.find(*id) : became.end();
    if (found == became.end()) return;
    const ObjectId copy{found->second};
    if (web->href.starts_with("/s/"))
        link = richtext::ObjectLink{.object = copy.value()};
    else
        web->href.replace(web->href.find(ObjectId{*id}.text()), copy.text().size(), copy.text());
}

/// Links, embedded objects and pictures among what was copied lead to the copies.
void lead_to_copies(richtext::Tree& tree, const Became& became) {
    richtext::each_block(tree.blocks, [&](richtext::Block& block) {
        if (auto* figure = std::get_if<richtext::Figure>(&block.node)) lead_elsewhere(figure->file, became);
        if (auto* embed = std::get_if<richtext::Embed>(&block.node)) lead_elsewhere(embed->object, became);
        for (auto& piece : block.text)
            lead_elsewhere(piece.style.link, became);
    });
}

/// One act of copying, in one transaction.
class Copier {
public:
    Copier(WriteContext& context, const Copying& copying)
        : context_(context)
        , tx_(context.tx)
        , copying_(copying) { }

    Copied run(const std::vector<Original>& originals) {
        for (const auto& original : originals)
            place(original);
        for (const auto& original : originals)
            copy_text(original);
        return {.id = copies_.at(originals.front().object.object().id),
            .objects = std::ssize(originals),
            .files = files_};
    }

private:
    Standing standing_of(ObjectId copy) const {
        return tx_.require<ObjectRow, View>(context_.viewer, copy).standing();
    }

    void place(const Original& original) {
        const auto& row = original.object.object();
        const auto* abilities = tx_.kept<TypeAbilities>().find(row.type);
        const auto into = original.in ? copies_.at(*original.in) : copying_.into;
        const auto& title = original.in || copying_.title.empty() ? row.title : copying_.title;
        const auto copy = abilities->copied(context_, row, into, title);
        copies_.emplace(row.id, copy);
        became_.emplace(row.id.value(), copy.value());
        if (original.files.empty()) return;
        const auto parent = standing_of(copy);
        for (const auto& file : original.files) {
            became_.emplace(file.id.value(),
                files::copy_file(tx_, context_.viewer, file, parent, content_of(file, parent)).value());
            ++files_;
        }
    }

    std::optional<files::StoredContent> content_of(const File& file, const Standing& parent) const {
        if (copying_.contents.empty() && same_space(file, parent)) return std::nullopt;
        const auto kept = copying_.contents.find(file.blob);
        if (kept == copying_.contents.end()) throw Problem(Code::conflict, "objects.copy_changed");
        return kept->second;
    }
    bool same_space(const File& file, const Standing& parent) const {
        return access::load<ObjectRow>(tx_, file.parent).space == parent.object().space;
    }

    /// What readers have or, of what was never published, what its editors have written.
    std::optional<richtext::Tree> text_of(const Written& original) const {
        if (original.row().revision > 0) return published_text(tx_, original.object);
        if (!original.object.can(original.text.write)) return std::nullopt;
        auto live = live::find(tx_, original.object, context_.services.ids());
        return live ? std::optional{std::move(live->tree)} : std::nullopt;
    }

    void copy_text(const Original& original) {
        const auto from = written(tx_, original.object);
        const auto id = copies_.at(from.id());
        const auto tags = tags_of(tx_, original.object);
        if (!tags.empty()) set_tags(tx_, standing_of(id), tags);
        if (from.text.write.empty()) return;
        auto tree = text_of(from);
        if (!tree) return;
        richtext::drop_ids(tree->blocks);
        lead_to_copies(*tree, became_);
        const auto copy = require_writing(tx_, context_.viewer, id);
        if (copying_.state == CopiesAre::published && from.row().revision > 0)
            publish_text(context_, copy.object, {.title = copy.row().title, .tree = std::move(*tree)});
        else
            write_draft(copy, std::move(*tree));
    }

    void write_draft(const Written& copy, richtext::Tree tree) {
        auto& ids = context_.services.ids();
        resolve_titles(tx_, context_.viewer, copy, tree);
        richtext::give_ids(tree, [&] { return richtext::BlockId{ids.next().value()}; });
        const auto change = collab::change_draft(collab::open_draft(tx_, copy.row(), ids), tree, ids);
        collab::save_change(tx_, change, context_.viewer.person());
    }

    WriteContext& context_;
    WriteTx& tx_;
    const Copying& copying_;
    std::map<ObjectId, ObjectId> copies_;
    Became became_; ///< the same, and files, as texts name them
    std::int64_t files_ = 0;
};

} // namespace

Copied copy(WriteContext& context, const std::vector<Original>& originals, const Copying& copying) {
    return Copier{context, copying}.run(originals);
}

} // namespace folkmoot::objects
