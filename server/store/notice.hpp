#pragma once
#include <functional>
#include <string>

namespace folkmoot::store {

enum class Severity { info, warning, error };

/// A line for the log. It names statements, jobs, codes and figures, never a value of a row.
struct Notice {
    Severity severity;
    std::string text;
};

using Notices = std::function<void(const Notice&)>;

} // namespace folkmoot::store
