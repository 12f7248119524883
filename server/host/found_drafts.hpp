#pragma once
#include "folkmoot/clock.hpp"
#include "search/drafts.hpp"

namespace folkmoot::host {

/// The live texts of the house, as the search index reads them.
class FoundDrafts final : public search::Drafts {
public:
    explicit FoundDrafts(IdMint& ids)
        : ids_(ids) { }

    std::vector<search::DraftPlace> list(ReadTx&, ObjectId after) const override;
    std::vector<ObjectId> among(ReadTx&, std::span<const ObjectId> objects) const override;
    std::optional<search::DraftText> find(ReadTx&, const ObjectRow&) const override;

private:
    IdMint& ids_;
};

} // namespace folkmoot::host
