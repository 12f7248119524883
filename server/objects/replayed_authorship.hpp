#pragma once
#include "folkmoot/objects.hpp"
#include "folkmoot/richtext.hpp"
#include "objects/authorship.hpp"
#include "objects/named_authors.hpp"

namespace folkmoot::objects {

/// Who wrote a revision, found by going through those before it.
struct ReplayedAuthorship {
    richtext::Tree text; ///< of the revision
    std::vector<BlockAuthorship> blocks; ///< those with words of their own, in the order of reading
    bool whole = true; ///< whether it goes back to where each word began
};

/// Begins with the newest revision before it whose authors the log of its live document tells, or with the
/// oldest of the last 50 (8 MiB of texts at most), and follows the words from revision to revision: what is
/// new in one is its publisher's.
ReplayedAuthorship replay_authorship(
    ReadTx& tx, const Standing& object, const Revision& revision, NamedAuthors& people);

} // namespace folkmoot::objects
