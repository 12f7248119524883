#include "search/index_writer.hpp"
#include "search/terms.hpp"

#include <charconv>

namespace folkmoot::search {

namespace {

/// A change of what is indexed, or how, makes every index anew.
constexpr std::string_view form = "2";

constexpr std::size_t id_length = 13;

std::int64_t number(const std::string& text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<ObjectId> ids(std::string_view text) {
    std::vector<ObjectId> found;
    for (; !text.empty(); text.remove_prefix(std::min(text.size(), id_length + 1)))
        if (const auto id = ObjectId::parse(text.substr(0, id_length))) found.push_back(*id);
    return found;
}

std::string text_of(const std::vector<ObjectId>& ids) {
    std::string text;
    for (ObjectId id : ids)
        text += id.text() + ' ';
    return text;
}

} // namespace

Progress progress_of(const Xapian::Database& index) {
    if (index.get_metadata("form") != form) return {};
    return {.seq = number(index.get_metadata("seq")),
        .incarnation = index.get_metadata("incarnation"),
        .scanned = ObjectId{number(index.get_metadata("scanned"))},
        .ready = index.get_metadata("ready") == "yes",
        .rights = number(index.get_metadata("rights")),
        .unsure = ids(index.get_metadata("unsure"))};
}

IndexWriter::IndexWriter(const std::filesystem::path& path, Begin begin)
    : index_(path.string(), begin == Begin::anew ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_OPEN)
    , progress_(progress_of(index_)) { }

void IndexWriter::put(const Entry& entry) {
    index_.replace_document(own_term(entry), maker_.make(entry));
}

void IndexWriter::remove(ObjectId object) {
    index_.delete_document(term(TermKind::object, object));
    remove_draft(object);
}

void IndexWriter::remove_draft(ObjectId object) {
    index_.delete_document(term(TermKind::draft, object));
}

std::unordered_map<ObjectId, std::int64_t> IndexWriter::drafts() const {
    std::unordered_map<ObjectId, std::int64_t> found;
    const std::string prefix{static_cast<char>(TermKind::draft)};
    for (auto own = index_.allterms_begin(prefix); own != index_.allterms_end(prefix); ++own) {
        const auto object = ObjectId::parse(std::string_view{*own}.substr(prefix.size()));
        const auto document = index_.postlist_begin(*own);
        if (object && document != index_.postlist_end(*own))
            found.emplace(*object, number(index_.get_document(*document).get_data()));
    }
    return found;
}

std::optional<ObjectId> IndexWriter::visibility_of(ObjectId object) const {
    const auto own = term(TermKind::object, object);
    const auto document = index_.postlist_begin(own);
    if (document == index_.postlist_end(own)) return std::nullopt;
    const auto value = index_.get_document(*document).get_value(visibility_slot);
    return ObjectId{static_cast<std::int64_t>(slot_number(value))};
}

void IndexWriter::commit(const Progress& progress) {
    index_.set_metadata("form", std::string{form});
    index_.set_metadata("seq", std::to_string(progress.seq));
    index_.set_metadata("incarnation", progress.incarnation);
    index_.set_metadata("scanned", std::to_string(progress.scanned.value()));
    index_.set_metadata("ready", progress.ready ? "yes" : "no");
    index_.set_metadata("rights", std::to_string(progress.rights));
    index_.set_metadata("unsure", text_of(progress.unsure));
    index_.commit();
    progress_ = progress;
}

} // namespace folkmoot::search
