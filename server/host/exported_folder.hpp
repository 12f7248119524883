#pragma once
#include "files/storage.hpp"
#include "files/zip.hpp"
#include "folkmoot/context.hpp"

namespace folkmoot::host {

enum class WithDrafts { no, yes };

/// An object, and all that lies under it (ObjectAbilities::below) as far as the viewer would get by walking
/// from one thing to the next: each text as Markdown and HTML, what lies under an object and its files in a
/// folder of its name, and `contents.json`, which says of each what it is and where it was. Nothing that the
/// viewer does not see is in it, neither by name nor by number; a text without a revision comes only with
/// drafts, to those who may write it. Throws Code::too_large "objects.export_too_large" beyond 64 MiB of
/// texts, and as files::ZipStream.
std::vector<files::ZipEntry> export_folder(
    ReadContext& context, const Standing& top, const files::Storage& storage, WithDrafts drafts);

} // namespace folkmoot::host
