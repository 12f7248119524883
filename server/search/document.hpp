#pragma once
#include "folkmoot/search.hpp"

#include <xapian.h>

namespace folkmoot::search {

/// Of one object, how much is indexed at most; the rest of a longer text is not found.
inline constexpr std::size_t most_words = 100'000;
inline constexpr std::size_t most_different_words = 20'000;

/// One object as the index takes it: what its readers have or, apart from it, what its editors have written.
struct Entry {
    ObjectId object;
    std::string type;
    ObjectId space;
    ObjectId visibility;
    ObjectId author;
    Time updated;
    SearchText text;
    std::optional<std::int64_t> draft =
        {}; ///< how far its draft is written; nothing: it is what readers have
};

/// The term by which a document is replaced.
std::string own_term(const Entry& entry);

/// Makes index documents. For one thread.
class DocumentMaker {
public:
    Xapian::Document make(const Entry& entry) const;

private:
    Xapian::Stem english_{"english"};
};

} // namespace folkmoot::search
