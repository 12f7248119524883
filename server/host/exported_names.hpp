#pragma once
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

namespace folkmoot::host {

/// A name, and what stands behind it.
struct ExportedName {
    std::string stem;
    std::string extension; ///< with its dot; may be empty
    std::string text() const { return stem + extension; }
};

/// A title or a file's name as every common file system takes it (Windows is the strictest): one line without
/// separators, wildcards, control and invisible characters, without dots, hyphens and spaces at its ends; no
/// device's name; a stem of at most 120 octets of valid UTF-8, never empty. A title has no extension.
ExportedName exported_title(std::string_view title);
ExportedName exported_file_name(std::string_view name);

/// The names in one folder of an archive: no two of them differ only in letters being large or small.
class ExportedNames {
public:
    /// A stem with which all of the extensions are free, and are taken from now on: the one given or, where
    /// another has it, with a number: "Minutes (2)".
    std::string take(const std::string& stem, std::initializer_list<std::string_view> extensions);

private:
    std::set<std::string, std::less<>> taken_;
};

} // namespace folkmoot::host
