#include "folkmoot/tag.hpp"

#include "objects/text_limits.hpp"

#include <set>

namespace folkmoot::objects {
namespace {

constexpr Sql select_tags{
    "select tag.name from object_tag join tag on tag.id = object_tag.tag where object_tag.object = :object"
    " order by tag.name"};
constexpr Sql find_tag{"select id from tag where name = :name"};
constexpr Sql insert_tag{"insert into tag (id, name) values (:id, :name) on conflict do nothing"};
constexpr Sql add_tag{"insert into object_tag (object, tag) values (:object, :tag) on conflict do nothing"};
constexpr Sql remove_tag{"delete from object_tag where object = :object and tag = :tag"};

std::string plain(std::string_view tag) {
    while (tag.starts_with(' '))
        tag.remove_prefix(1);
    while (tag.ends_with(' '))
        tag.remove_suffix(1);
    std::string result{tag};
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::set<std::string> checked(const std::vector<std::string>& tags) {
    std::set<std::string> result;
    for (const auto& tag : tags)
        result.insert(plain(tag));
    const bool bad = result.size() > most_tags || std::ranges::any_of(result, [](const std::string& tag) {
        const bool control =
            std::ranges::any_of(tag, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
        return tag.empty() || control || characters(tag) > longest_tag;
    });
    if (bad)
        throw Problem(Code::bad_input, "objects.tags_invalid")
            .with_field({"tags", "objects.tags_invalid", {{"most", std::to_string(most_tags)}}});
    return result;
}

ObjectId intern(WriteTx& tx, const std::string& name) {
    if (const auto known = tx.value<ObjectId>(find_tag, bind("name", name))) return *known;
    tx.run(insert_tag, bind("id", tx.new_id()), bind("name", name));
    return tx.value<ObjectId>(find_tag, bind("name", name)).value();
}

} // namespace

void set_tags(WriteTx& tx, const Standing& object, const std::vector<std::string>& tags) {
    auto wanted = checked(tags);
    const ObjectId id = object.object().id;
    bool changed = false;
    for (const auto& tag : tags_of(tx, object)) {
        if (wanted.erase(tag) == 1) continue;
        tx.run(remove_tag, bind("object", id), bind("tag", intern(tx, tag)));
        changed = true;
    }
    for (const auto& tag : wanted)
        tx.run(add_tag, bind("object", id), bind("tag", intern(tx, tag)));
    if (changed || !wanted.empty()) tx.emit(object.object(), ObjectTagged{id});
}

std::vector<std::string> tags_of(ReadTx& tx, const Standing& object) {
    return tx.values<std::string>(select_tags, bind("object", object.object().id));
}

} // namespace folkmoot::objects
