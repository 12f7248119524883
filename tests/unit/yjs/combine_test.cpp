// Merging without a document: what it gives is a fixed point of it.
#include "collab/yjs/combine.hpp"
#include "hex.hpp"

#include <gtest/gtest.h>

namespace folkmoot::yjs { namespace {

using test::from_hex;
using test::to_hex;

TEST(YjsMerging, ChangesNothingTheSecondTimeThoughTheEndOfAnEntryWasCutOff) {
    // Client 1 puts the value 1 under "k" of the map "m"; then come two deleted units under it, the first of
    // which another update tells as a text.
    const OwnedOctets entry = from_hex("01 01 01 00 | 28 01 01 6d 01 6b 01 7d 01 | 00");
    const OwnedOctets text = from_hex("01 01 01 01 | 84 01 00 01 65 | 00");
    const OwnedOctets two_deleted = from_hex("01 01 01 00 | 21 01 01 6d 01 6b 03 | 00");
    const std::vector<Octets> updates{entry, text, two_deleted};
    const auto merged = merge_updates(updates, Limits{});
    ASSERT_TRUE(merged);
    const auto twice = merge_updates(std::vector<Octets>{*merged}, Limits{});
    ASSERT_TRUE(twice);
    EXPECT_EQ(to_hex(*twice), to_hex(*merged));
}

}} // namespace folkmoot::yjs
