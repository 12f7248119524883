#pragma once
#include "search/document.hpp"

#include <filesystem>
#include <unordered_map>

namespace folkmoot::search {

/// How far an index has come. Kept inside it and committed with its documents, so the two never disagree.
struct Progress {
    std::int64_t seq = 0; ///< the last event that it has taken in
    std::string incarnation; ///< the life of the store that the number belongs to
    ObjectId scanned; ///< while being made: objects up to this one are in it
    bool ready = false; ///< every object is in it
    std::int64_t rights = 0; ///< the last change of a space's rights that it has noticed, microseconds
    std::vector<ObjectId> unsure; ///< spaces in which others than the named objects may have changed hands
};
Progress progress_of(const Xapian::Database& index);

/// One generation of the index, opened to be changed. For one thread; everything throws Xapian::Error.
class IndexWriter {
public:
    enum class Begin { anew, where_it_was };
    IndexWriter(const std::filesystem::path& path, Begin begin);

    const Progress& progress() const { return progress_; }
    /// Puts what readers have of an object in, or its draft, in place of what was there of that.
    void put(const Entry& entry);
    /// Takes all out that there is of an object.
    void remove(ObjectId object);
    void remove_draft(ObjectId object);
    /// The drafts that are in it, and how far each was written then.
    std::unordered_map<ObjectId, std::int64_t> drafts() const;
    /// What the index thinks of who sees what readers have of the object; nothing when it does not know it.
    std::optional<ObjectId> visibility_of(ObjectId object) const;
    /// Makes all since the last commit visible to searches, and durable.
    void commit(const Progress& progress);

private:
    Xapian::WritableDatabase index_;
    Progress progress_;
    DocumentMaker maker_;
};

} // namespace folkmoot::search
