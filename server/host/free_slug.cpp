#include "host/free_slug.hpp"

#include "folkmoot/label.hpp"
#include "folkmoot/problem.hpp"

#include <fmt/format.h>

namespace folkmoot::host {

std::string free_slug(
    std::string_view name, std::string_view otherwise, const std::function<bool(const std::string&)>& taken) {
    std::string stem = objects::slug(name).substr(0, 50);
    while (!stem.empty() && (stem.back() == '-' || stem.front() < 'a' || stem.front() > 'z'))
        stem = stem.back() == '-' ? stem.substr(0, stem.size() - 1) : stem.substr(1);
    if (stem.size() < 2) stem = otherwise;
    std::string slug = stem;
    for (int number = 2; number < 1000; ++number) {
        if (!taken(slug)) return slug;
        slug = fmt::format("{}-{}", stem, number);
    }
    throw Problem(Code::conflict, "core.slug_taken");
}

} // namespace folkmoot::host
