#include "host/moving/pages_out.hpp"

#include "folkmoot/richtext_forms.hpp"
#include "host/exported_names.hpp"
#include "host/moving/tables.hpp"

#include <fmt/format.h>

namespace folkmoot::host::moving {
namespace {

constexpr std::size_t pages_at_once = 1'000;

struct PlaceRow {
    ObjectId id;
    std::string title;
    std::string space;
    std::string section;
    static constexpr auto fields() {
        return std::array{field<&PlaceRow::id>("id", "The object"),
            field<&PlaceRow::title>("title", "Its title"), field<&PlaceRow::space>("space", "Its space"),
            field<&PlaceRow::section>("section", "Its section")};
    }
    std::string path() const {
        return fmt::format("pages/{}/{}/{} {}", space, section, exported_title(title).stem, id.text());
    }
};

struct PictureRow {
    ObjectId file;
    std::string blob;
    std::int64_t size = 0;
    Bytes key;
    std::string name;
    static constexpr auto fields() {
        return std::array{field<&PictureRow::file>("file", "The file"),
            field<&PictureRow::blob>("blob", "Its content"), field<&PictureRow::size>("size", "Octets"),
            field<&PictureRow::key>("key", "Its key"), field<&PictureRow::name>("name", "Its name")};
    }
};

constexpr Sql places_of_objects =
    OF_IDS("select o.id, o.title, s.slug, c.slug from object o join space s on s.id = o.space "
           "join component c on c.id = o.component "
           "where o.deleted is null and o.revision > 0 and o.id in ",
        "");
constexpr Sql pictures =
    OF_IDS("select f.id, b.id, b.size, b.key, v.name from file f join object o on o.id = f.id "
           "join file_version v on v.object = f.id and v.number = f.latest join blob b on b.id = v.blob "
           "where o.deleted is null and f.id in ",
        "");

std::vector<ObjectId> unique(std::vector<ObjectId> ids) {
    std::ranges::sort(ids);
    const auto twice = std::ranges::unique(ids);
    ids.erase(twice.begin(), twice.end());
    return ids;
}

void in_pieces(const std::vector<ObjectId>& ids, const std::function<void(std::span<const ObjectId>)>& work) {
    for (std::size_t from = 0; from < ids.size(); from += pages_at_once)
        work(std::span{ids}.subspan(from, std::min(pages_at_once, ids.size() - from)));
}

} // namespace

void PagesOut::read(ReadContext& context, std::span<const ObjectId> objects) {
    texts_.clear();
    places_.clear();
    pictures_.clear();
    for (const ObjectId id : objects) {
        auto standing = access::find_standing(context.tx, context.viewer, id, {});
        if (!standing || standing->object().revision == 0) continue;
        auto object = objects::written(context.tx, *standing);
        if (object.text.write.empty()) continue;
        auto tree = published_to_export(context, object);
        texts_.push_back({std::move(object), std::move(tree)});
    }
    find_places(context.tx);
}

void PagesOut::find_places(ReadTx& tx) {
    std::vector<ObjectId> objects, files;
    for (const auto& text : texts_) {
        objects.push_back(text.object.id());
        const auto found = richtext::references(text.tree.tree);
        for (const auto* some : {&found.objects, &found.embeds})
            for (const auto id : *some)
                objects.emplace_back(id);
        for (const auto id : found.files)
            files.emplace_back(id);
    }
    in_pieces(unique(std::move(objects)), [&](std::span<const ObjectId> ids) {
        for (const auto& row : tx.rows<PlaceRow>(places_of_objects, bind_ids(ids)))
            places_.emplace(row.id, row.path());
    });
    in_pieces(unique(std::move(files)), [&](std::span<const ObjectId> ids) {
        for (auto& row : tx.rows<PictureRow>(pictures, bind_ids(ids)))
            pictures_.push_back(
                {row.file, {std::move(row.blob), row.size, std::move(row.key), std::move(row.name)}, {}});
    });
}

void PagesOut::place_pictures() {
    for (auto& picture : pictures_)
        picture.path = contents_.path_of(picture.content);
}

void PagesOut::print(ReadContext& context) {
    ExportedLinks links{context};
    for (const auto& [id, path] : places_)
        links.put_text(id, path);
    for (const auto& picture : pictures_)
        links.put(picture.file, picture.path);
    for (auto& text : texts_) {
        const auto place = places_.find(text.object.id());
        if (place == places_.end()) continue;
        parcel_.put(place->second + ".md", as_markdown(links, text.object, text.tree, place->second));
        parcel_.put(
            place->second + ".html", as_html(links, text.object, std::move(text.tree), place->second));
    }
}

} // namespace folkmoot::host::moving
