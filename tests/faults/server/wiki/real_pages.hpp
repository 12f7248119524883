#pragma once
#include "kit/temporary_folder.hpp"

#include <set>
#include <string>

namespace folkmoot::faults {

/// A folder of Markdown as people keep it: the files of the packages that this tree's tools brought along,
/// and of the reports of 17 departments where they lie beside the tree. Hostile ones can be put among them.
class RealPages {
public:
    /// So many copies of each, each in a folder of its own.
    explicit RealPages(int editions);

    std::filesystem::path path() const { return folder_ / "pages"; }
    /// Of all files that are to come in, from the folder on; empty when this machine has none.
    const std::set<std::string>& names() const { return names_; }
    /// Up to three words of the file that the fewest others have, with a plus sign between them; empty when
    /// even the rarest is in so many that a search need not show this one first.
    std::string rare_words(const std::string& name) const;

    /// Names and texts that nobody writes by mistake. Those of them that can be taken in are among names().
    void add_hostile();

private:
    void take(const std::filesystem::path& from, const std::string& into);
    void write(const std::string& name, const std::string& text);
    kit::TemporaryFolder folder_;
    std::set<std::string> names_;
};

} // namespace folkmoot::faults
