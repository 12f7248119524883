#pragma once
#include "page.hpp"

#include "folkmoot/richtext_forms.hpp"
#include "folkmoot/richtext_html.hpp"

namespace folkmoot::wiki {

/// A published text, printed once for all its readers; what differs between them is left open in the
/// fragment.
struct Printed {
    richtext::HtmlFragment fragment;
    std::vector<richtext::OutlineEntry> outline;
    ObjectId author;
    Time at;
};

/// The page's newest revision, printed; kept in memory by page, revision and language.
std::shared_ptr<const Printed> printed_page(ReadContext& context, const Granted<Page, View>& page);

} // namespace folkmoot::wiki
