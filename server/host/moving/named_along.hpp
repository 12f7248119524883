#pragma once
#include "host/moving/tables.hpp"

#include <set>

namespace folkmoot::host::moving {

/// People, groups and organisations, who come along as far as something in an export names them.
class NamedAlong {
public:
    using Read = std::function<void(const std::function<void(ReadTx&)>&)>;
    void note(const Shape& shape, const void* row);
    void note_mentions(const std::string& text);
    /// Those whom the others belong to or depend on. `read` runs what it gets in a transaction.
    void complete(const Read& read);

    std::vector<ObjectId> organisations() const { return {organisations_.begin(), organisations_.end()}; }
    std::vector<ObjectId> groups() const { return {groups_.begin(), groups_.end()}; }
    /// Staff first: guests name them as their sponsors.
    const std::vector<ObjectId>& people() const { return in_order_; }

private:
    void note(std::string_view field, ObjectId id);
    std::set<ObjectId> people_, groups_, organisations_;
    std::vector<ObjectId> in_order_;
};

/// So many ids at a time.
template <class Work> void in_thousands(const std::vector<ObjectId>& ids, const Work& work) {
    constexpr std::size_t most = 1'000;
    for (std::size_t from = 0; from < ids.size(); from += most)
        work(std::span{ids}.subspan(from, std::min(most, ids.size() - from)));
}

} // namespace folkmoot::host::moving
