#include "host/public_memory.hpp"

#include "host/entity_tag.hpp"

namespace folkmoot::host {

std::optional<PrintedPublicly> PublicMemory::find(const Key& key, Time now) {
    const auto stand = tide_.stand();
    if (!stand) return std::nullopt;
    auto kept = pages_.get(key);
    if (!kept || kept->stand != *stand || now >= kept->until) return std::nullopt;
    return std::move(kept->page);
}

PrintedPublicly PublicMemory::keep(
    Key key, std::string html, std::optional<std::uint64_t> stand, Time now, Time until) {
    std::string tag = entity_tag(-1, html);
    PrintedPublicly page{.html = std::make_shared<const std::string>(std::move(html)), .tag = std::move(tag)};
    if (stand)
        pages_.put(std::move(key), {.page = page, .stand = *stand, .until = std::min(until, now + longest)});
    return page;
}

} // namespace folkmoot::host
