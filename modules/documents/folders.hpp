#pragma once
#include "entry.hpp"

#include "folkmoot/registry.hpp"

namespace folkmoot::documents {

/// The folder of the whole section; none only while the section is being made.
std::optional<ObjectId> section_folder(ReadTx& tx, ObjectId component);

/// The folder that an entry stands in; none for the section's own.
std::optional<ObjectId> folder_of(ReadTx& tx, ObjectId entry);

/// Only says where the entry stands, without asking.
void put_into_folder(WriteTx& tx, ObjectId entry, ObjectId folder);

/// The folders above an entry, from the section's own down, as far up as the viewer may see them.
std::vector<Standing> folders_above(ReadTx& tx, const Viewer& viewer, std::optional<ObjectId> folder);

/// All that lies in a folder and in the folders in it, deleted things too; more than 5,000 is Code::too_large
/// "documents.too_much".
std::vector<PlacedBelow> entries_below(ReadTx& tx, ObjectId folder);

/// Puts an entry, with all that lies in it, into another folder of its section, whose access rules it takes
/// on unless it has rules of its own. Code::conflict "documents.cycle" when that folder is the moved one
/// itself or lies in it, "documents.other_section", "documents.section_folder" for the section's own,
/// "documents.too_deep" beyond 50 levels.
void move_folder(
    WriteContext& context, const Granted<Folder, Arrange>& folder, const Granted<Folder, Create>& to);
void move_document(
    WriteContext& context, const Granted<Document, Arrange>& document, const Granted<Folder, Create>& to);

} // namespace folkmoot::documents
