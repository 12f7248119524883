#pragma once
#include "objects/outcome.hpp"

namespace folkmoot::objects {

/// What a revision of an outcome freezes beside its reason: kept as the revision's attributes, so that each
/// decision says by itself what it was, whatever became of the text since.
struct OutcomeFacts {
    PointVerdict verdict = PointVerdict::accepted;
    ObjectId owner;
    std::vector<ChangedPassage> changed;
};
Json write_facts(const OutcomeFacts& facts);
/// Throws Code::internal for what write_facts has not written.
OutcomeFacts read_facts(const Json& attributes);

} // namespace folkmoot::objects
