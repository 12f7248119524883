#pragma once
#include "access/lru.hpp"
#include "host/public_tide.hpp"
#include "transport/message.hpp"

namespace folkmoot::host {

/// A public page as it was printed.
struct PrintedPublicly {
    transport::SharedText html;
    std::string tag; ///< its ETag: the same for the same octets
};

/// The public pages printed last, whole: every anonymous visitor gets the same octets. A page counts until
/// the tide moves, or a right in its space begins or ends by the clock, and for ten seconds at most.
class PublicMemory {
public:
    explicit PublicMemory(const PublicTide& tide)
        : tide_(tide) { }

    struct Key {
        std::string path;
        std::string language;
        bool operator==(const Key&) const = default;
    };

    std::optional<PrintedPublicly> find(const Key& key, Time now);

    /// Where the tide stood before the store was read for a page; to be given to `keep` with what was read.
    std::optional<std::uint64_t> stand() const { return tide_.stand(); }
    PrintedPublicly keep(Key key, std::string html, std::optional<std::uint64_t> stand, Time now, Time until);

    static constexpr std::size_t most_octets = 64U * 1024 * 1024;
    static constexpr std::chrono::seconds longest{10};

private:
    struct Kept {
        PrintedPublicly page;
        std::uint64_t stand = 0;
        Time until;
        std::size_t weight() const { return page.html->size() + 512; }
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            return std::hash<std::string>{}(key.path) ^ (std::hash<std::string>{}(key.language) << 1U);
        }
    };

    const PublicTide& tide_;
    access::Lru<Key, Kept, KeyHash> pages_{most_octets};
};

} // namespace folkmoot::host
