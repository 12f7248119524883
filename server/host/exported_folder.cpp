#include "host/exported_folder.hpp"

#include "files/file.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/registry.hpp"
#include "folkmoot/shown_text.hpp"
#include "host/blob_octets.hpp"
#include "host/exported_names.hpp"
#include "host/exported_text.hpp"
#include "objects/type_abilities.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace folkmoot::host {
namespace {

constexpr std::size_t most_text = std::size_t{64} << 20U; ///< octets
constexpr Sql agreed_to{"select agreed_by from object_revision where object = :object and number = :number "
                        "and agreed_by is not null"};
constexpr std::size_t standings_at_once = 1'000; ///< objects whose standing is asked with one statement

/// A text whose place in the archive is known, and which is still to be printed.
struct PlacedText {
    objects::Written object;
    ExportedText text = ExportedText::published;
    std::string path; ///< without an extension
    std::size_t entry = 0; ///< as Markdown; behind it as HTML
};

class FolderExport {
public:
    FolderExport(ReadContext& context, const files::Storage& storage, WithDrafts drafts)
        : context_(context)
        , storage_(storage)
        , drafts_(drafts)
        , links_(context) { }

    std::vector<files::ZipEntry> of(const Standing& top) {
        find_below(top.object());
        ExportedNames names;
        add(top, "", names);
        for (const auto& text : texts_) // now that it is known where everything stands
            print(text);
        const auto body = contents_.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
        entries_.push_back({.path = names.take("contents", {".json"}) + ".json",
            .changed = context_.tx.now(),
            .body = body});
        return std::move(entries_);
    }

private:
    void find_below(const ObjectRow& top) {
        const auto* abilities = context_.tx.kept<objects::TypeAbilities>().find(top.type);
        if (!abilities || !abilities->below) return;
        const auto placed = abilities->below(context_.tx, top.id);
        std::map<ObjectId, ObjectId> place;
        for (const auto& one : placed)
            place.emplace(one.id, one.in);
        const auto ids = objects_of(placed);
        for (std::size_t from = 0; from < ids.size(); from += standings_at_once) {
            const auto some = std::span{ids}.subspan(from, std::min(standings_at_once, ids.size() - from));
            for (auto& seen : access::find_standings(context_.tx, context_.viewer, some, {}))
                if (!seen.object().deleted) below_[place.at(seen.object().id)].push_back(std::move(seen));
        }
        for (auto& [in, standings] : below_)
            std::ranges::sort(standings, {},
                [](const auto& one) { return std::pair{one.object().title, one.object().id}; });
    }

    /// One object with all under it. `folder` is where it stands: empty or with a slash at its end.
    void add(const Standing& object, const std::string& folder, ExportedNames& names) {
        const auto& row = object.object();
        const auto written = objects::written(context_.tx, object);
        const bool has_text = !written.text.write.empty();
        const auto stem = exported_title(row.title).stem;
        const auto name = has_text ? names.take(stem, {"", ".md", ".html"}) : names.take(stem, {""});
        if (has_text) {
            add_texts(written, folder, name, names);
        } else {
            links_.put(row.id, folder + name + "/");
            say(row, folder + name + "/");
        }
        add_inside(object, folder + name + "/", has_text);
    }

    void add_inside(const Standing& object, const std::string& folder, bool only_where_needed) {
        const auto& row = object.object();
        const auto inside = below_.find(row.id);
        const auto files = files::list_files(context_.tx, object);
        const bool is_empty = inside == below_.end() && files.empty();
        if (only_where_needed && is_empty) return;
        entries_.push_back({.path = folder, .changed = row.updated});
        ExportedNames names;
        if (inside != below_.end())
            for (const auto& one : inside->second)
                add(one, folder, names);
        for (const auto& file : files)
            add_file(file, folder, names);
    }

    void add_texts(const objects::Written& object, const std::string& folder, const std::string& name,
        ExportedNames& names) {
        if (object.row().revision > 0) add_text(object, ExportedText::published, folder + name);
        if (drafts_ == WithDrafts::no || !object.object.can(object.text.write)) return;
        const auto standing = objects::text_standing(context_.tx, object.object);
        if (object.row().revision > 0 && !standing.ahead) return;
        const auto draft = draft_to_export(context_, object);
        if (!draft) return;
        const auto stem = exported_title(draft->title).stem;
        add_text(object, ExportedText::draft, folder + names.take(stem, {".md", ".html"}));
    }

    void add_text(const objects::Written& object, ExportedText text, const std::string& path) {
        const auto& row = object.row();
        links_.put_text(row.id, path);
        texts_.push_back({.object = object, .text = text, .path = path, .entry = entries_.size()});
        for (const auto* extension : {".md", ".html"})
            entries_.push_back({.path = path + extension, .changed = row.updated});
        say(row, path + ".md");
    }

    /// A draft is read once more here, so that never more than one text is held at a time.
    void print(const PlacedText& placed) {
        const auto& object = placed.object;
        auto text = placed.text == ExportedText::published ? published_to_export(context_, object)
                                                           : draft_to_export(context_, object).value();
        put_body(placed.entry, as_markdown(links_, object, text, placed.path));
        put_body(placed.entry + 1, as_html(links_, object, std::move(text), placed.path));
    }

    void put_body(std::size_t entry, std::string body) {
        text_ += body.size();
        if (text_ > most_text) throw Problem(Code::too_large, "objects.export_too_large");
        entries_[entry].body = std::move(body);
    }

    /// Of a file that is not to be served there is only its line.
    void add_file(const File& file, const std::string& folder, ExportedNames& names) {
        const auto name = exported_file_name(file.name);
        const auto path = folder + names.take(name.stem, {name.extension}) + name.extension;
        const auto state = names_of<FileState>[static_cast<std::size_t>(file.state)];
        contents_.push_back({{"path", path}, {"object", file.id.text()}, {"type", File::object_type().name},
            {"title", file.name}, {"size", file.size}, {"state", state},
            {"updated", to_rfc3339(file.created)}});
        if (file.state != FileState::clean) return;
        const auto seen = files::require_file(context_.tx, context_.viewer, file.id);
        links_.put(file.id, path);
        entries_.push_back({.path = path,
            .changed = file.created,
            .size = static_cast<std::uint64_t>(file.size),
            .open = [&storage = storage_, seen] { return open_octets(storage, seen); }});
    }

    void say(const ObjectRow& row, const std::string& path) {
        contents_.push_back({{"path", path}, {"object", row.id.text()}, {"type", row.type},
            {"title", row.title}, {"language", row.language}, {"revision", row.revision},
            {"updated", to_rfc3339(row.updated)}});
        const auto agreed =
            context_.tx.value<ObjectId>(agreed_to, bind("object", row.id), bind("number", row.revision));
        if (agreed) contents_.back()["agreed_by"] = objects::label_person(context_.tx, *agreed).name;
    }

    ReadContext& context_;
    const files::Storage& storage_;
    WithDrafts drafts_;
    std::map<ObjectId, std::vector<Standing>> below_; ///< by what they lie in
    ExportedLinks links_;
    std::vector<PlacedText> texts_;
    std::vector<files::ZipEntry> entries_;
    nlohmann::json contents_ = nlohmann::json::array();
    std::size_t text_ = 0;
};

} // namespace

std::vector<files::ZipEntry> export_folder(
    ReadContext& context, const Standing& top, const files::Storage& storage, WithDrafts drafts) {
    return FolderExport{context, storage, drafts}.of(top);
}

} // namespace folkmoot::host
