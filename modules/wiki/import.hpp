#pragma once
#include "page.hpp"

#include "folkmoot/importing.hpp"

namespace folkmoot::wiki {

/// Pages from elsewhere; see PageImporter. `begin` asks for wiki.create, the others for wiki.edit.
ObjectId begin_import(WriteContext& context, const ImportedPage& page);
std::int64_t publish_import(WriteContext& context, ObjectId page, ImportedText text);
void lead_import(WriteContext& context, ObjectId page, std::string_view title);

} // namespace folkmoot::wiki
