#include "search/generations.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace folkmoot::search {

Generations::Generations(std::filesystem::path root)
    : root_(std::move(root)) {
    std::filesystem::create_directories(root_);
    std::filesystem::permissions(root_, std::filesystem::perms::owner_all);
}

std::vector<unsigned> Generations::list() const {
    std::vector<unsigned> found;
    for (const auto& entry : std::filesystem::directory_iterator(root_)) {
        const auto name = entry.path().filename().string();
        unsigned number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc{} && end == name.data() + name.size()) found.push_back(number);
    }
    std::ranges::sort(found);
    return found;
}

std::filesystem::path Generations::path_of(unsigned generation) const {
    return root_ / std::to_string(generation);
}

void Generations::remove(unsigned generation) const {
    // What cannot be removed now is removed with the next generation.
    std::error_code ignored;
    std::filesystem::remove_all(path_of(generation), ignored);
}

} // namespace folkmoot::search
