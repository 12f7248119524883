#pragma once
// What every type of object can do, written once. The changes take a Granted of the module's own permission,
// so the check cannot be forgotten; they write rows, the module emits the events in its own words.
#include "folkmoot/audience.hpp"

namespace folkmoot {

/// What is being made.
struct NewObject {
    std::string_view type; ///< `<module>.<noun>`
    std::string title; ///< 1 to 200 characters
    Lifecycle lifecycle = Lifecycle::draft; ///< a draft is seen by its editors only, until its first revision
    std::string language = {}; ///< BCP 47; empty: as the parent's
    std::optional<access::AudienceChoice> audience =
        {}; ///< nothing: as the parent's, or as a section's first
    std::optional<std::int64_t> sort = {}; ///< lists run from the greatest down; empty: the newest first
};

/// How much a revision matters to others.
enum class Weight {
    normal,
    minor ///< tells nobody
};

/// What is being published.
struct NewRevision {
    std::string title; ///< 1 to 200 characters
    Json body = {}; ///< the rich text tree; at most 4 MiB
    std::string note = {}; ///< at most 500 characters
    Weight weight = Weight::normal;
    std::optional<std::int64_t> restored_from = {}; ///< the number of the revision it brings back
    Json attributes = {"{}"}; ///< what else of the object the revision freezes; at most 64 KiB
    std::optional<ObjectId> agreed_by = {}; ///< who agreed to it before all the world could read it
};

/// One frozen state of an object.
struct Revision {
    std::int64_t number = 0;
    ObjectId author;
    Time created;
    std::string title;
    std::string note;
    bool minor = false;
    std::optional<std::int64_t> restored_from;
    Json body;
    Json attributes;
    std::optional<ObjectId> agreed_by;
    static constexpr auto fields() {
        return std::array{field<&Revision::number>("number", "Counts from 1 within the object"),
            field<&Revision::author>("author", "Who published it"),
            field<&Revision::created>("created", "When"), field<&Revision::title>("title", "The title then"),
            field<&Revision::note>("note", "What the author said of it"),
            field<&Revision::minor>("minor", "Told nobody"),
            field<&Revision::restored_from>("restored_from", "The revision it brought back"),
            field<&Revision::body>("body", "The text"),
            field<&Revision::attributes>("attributes", "What else it froze"),
            field<&Revision::agreed_by>("agreed_by", "Who agreed to it before it was public")};
    }
};

namespace objects {
// What the templates below stand on.
ObjectRow create(WriteTx& tx, const Standing& parent, const NewObject& object);
std::int64_t revise(WriteTx& tx, const Standing& object, const NewRevision& revision);
std::int64_t rename(WriteTx& tx, const Standing& object, std::string_view title);
std::optional<Revision> find_revision(ReadTx& tx, const Standing& object, std::int64_t number);

/// For If-Match: Code::precondition_required when the request named no revision, Code::stale when another one
/// is published by now.
void require_match(const ObjectRow& object, std::int64_t if_match);

/// Puts what goes along with a deleted object (its children) into the recycle bin, too, and back out of it.
/// Those already there, or already back, stay as they are.
void move_along_to_bin(WriteTx& tx, std::span<const ObjectId> objects);
void restore_along(WriteTx& tx, std::span<const ObjectId> objects);
} // namespace objects

/// Makes the object's row under a section or another object: same space, same rules of access as the parent.
/// Throws Code::bad_input for a title beyond the limits. The module writes its own row and emits its event.
template <class T, ChangeAction A>
ObjectRow create_object(WriteTx& tx, const Granted<T, A>& parent, const NewObject& object) {
    return objects::create(tx, parent.standing(), object);
}
/// Publishes the next revision and gives its number. A draft becomes visible to its readers with the first.
/// Throws Code::bad_input and Code::too_large beyond the limits of NewRevision, Code::stale when somebody
/// else has published since the Granted was made, Code::conflict "objects.in_bin".
template <class T, ChangeAction A>
std::int64_t revise(WriteTx& tx, const Granted<T, A>& object, const NewRevision& revision) {
    return objects::revise(tx, object.standing(), revision);
}
/// Gives it another title: a minor revision with the same text when it was published. Gives the revision.
/// Throws as `revise`.
template <class T, ChangeAction A>
std::int64_t rename_object(WriteTx& tx, const Granted<T, A>& object, std::string_view title) {
    return objects::rename(tx, object.standing(), title);
}
/// The revision of that number, or nothing.
template <class T, class A>
std::optional<Revision> find_revision(ReadTx& tx, const Granted<T, A>& object, std::int64_t number) {
    return objects::find_revision(tx, object.standing(), number);
}
} // namespace folkmoot
