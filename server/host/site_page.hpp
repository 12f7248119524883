#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::host {

/// A page of the footer: the accessibility statement, the privacy notice and so on.
struct SitePage {
    std::string slug; ///< "privacy": it answers at /about/privacy
    std::string language; ///< "en" or "cy"
    std::string title;
    Json body; ///< the rich text tree
};

/// Writes the page's next version in the name of the transaction's actor; earlier ones stay.
void put_site_page(WriteTx& tx, const SitePage& page);
/// The version that is shown; 0: there is no such page in that language.
std::int64_t site_page_version(ReadTx& tx, std::string_view slug, std::string_view language);

} // namespace folkmoot::host
