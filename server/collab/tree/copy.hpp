#pragma once
#include "collab/yjs/edit.hpp"

#include <functional>

namespace folkmoot::collab {

/// Told of each type that was copied and of its copy.
using OnCopied = std::function<void(yjs::TypeNumber from, yjs::TypeNumber to)>;

/// Copies a text or an element and what is live in it, attributes and formats as they are written, so that
/// what this server does not know is copied too. Attributes that are types of their own are left out. Gives
/// the copy; none for what is neither a text nor an element. Recursion goes as deep as types are nested,
/// which is 64.
yjs::TypeNumber copy_type(yjs::Edit&, yjs::TypeNumber from, yjs::TypeNumber parent, yjs::BlockNumber behind,
    const OnCopied& on_copied);

/// Copies what is live of a list from one block on, to the end of another list whose last block is `behind`.
void copy_list(yjs::Edit&, yjs::BlockNumber first, yjs::TypeNumber parent, yjs::BlockNumber behind,
    const OnCopied& on_copied);

} // namespace folkmoot::collab
