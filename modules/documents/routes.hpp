#pragma once
#include "folkmoot/registry.hpp"

namespace folkmoot::documents {

/// A folder or document like that one, without what is in it, in a folder or a section's own.
ObjectId copy_entry(WriteContext& context, const ObjectRow& original, ObjectId into, std::string_view title);

void add_reading_routes(Registry& registry);
void add_arranging_routes(Registry& registry);

/// A new section's own folder.
void furnish(WriteContext& context, const Granted<Component, View>& section);
PublicPage print_public_page(
    ReadContext& context, const Granted<Component, View>& section, std::string_view rest);

/// How the house brings in what comes from elsewhere: a page with others below it is a folder.
ObjectId begin_import(WriteContext& context, const ImportedPage& page);
std::int64_t publish_import(WriteContext& context, ObjectId document, ImportedText text);

} // namespace folkmoot::documents
