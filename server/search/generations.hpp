#pragma once
#include <filesystem>
#include <vector>

namespace folkmoot::search {

/// The folder of the index. An index is made anew beside the one that serves, so it lies in numbered
/// sub-folders; which of them is complete, the index itself says (Progress::ready).
class Generations {
public:
    explicit Generations(std::filesystem::path root);
    /// From the oldest to the newest.
    std::vector<unsigned> list() const;
    std::filesystem::path path_of(unsigned generation) const;
    void remove(unsigned generation) const;

private:
    std::filesystem::path root_;
};

} // namespace folkmoot::search
