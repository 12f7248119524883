#pragma once

namespace folkmoot {

/// When a permission counts.
enum class PermissionKind {
    look, ///< always: in frozen and archived spaces and in the recycle bin, too
    change, ///< only in an open space, and not in the bin
    govern, ///< also in frozen and archived spaces: who may do what there, and to open them again
    recover ///< in an open space; the only kind of change that works in the bin
};

} // namespace folkmoot
