#include "files/octet_range.hpp"

namespace folkmoot::files {

namespace {
constexpr std::uint64_t content_size = 1000;
AskedRange octets(std::uint64_t first, std::uint64_t last) {
    return OctetRange{first, last};
}
} // namespace

TEST(OctetRangeField, NamesOneRangeOfTheContent) {
    EXPECT_EQ(parse_range("bytes=0-499", content_size), octets(0, 499));
    EXPECT_EQ(parse_range("bytes=500-", content_size), octets(500, 999));
    EXPECT_EQ(parse_range("bytes=990-5000", content_size), octets(990, 999));
    EXPECT_EQ(parse_range("bytes=-1", content_size), octets(999, 999));
    EXPECT_EQ(parse_range("bytes=-5000", content_size), octets(0, 999));
}

TEST(OctetRangeField, BeyondTheEndCannotBeSatisfied) {
    EXPECT_EQ(parse_range("bytes=1000-", content_size), AskedRange{RangeNotSatisfiable{}});
    EXPECT_EQ(parse_range("bytes=-0", content_size), AskedRange{RangeNotSatisfiable{}});
    EXPECT_EQ(parse_range("bytes=0-", 0), AskedRange{RangeNotSatisfiable{}});
    EXPECT_EQ(parse_range("bytes=-5", 0), AskedRange{RangeNotSatisfiable{}});
}

TEST(OctetRangeField, NotUnderstoodMeansTheWholeContent) {
    for (const char* field :
        {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-3", "bytes=0-1,4-5", "items=0-1",
            "bytes= 0-1", "bytes=+1-2", "bytes=1--2", "bytes=99999999999999999999-", "bytes=0-0x"})
        EXPECT_EQ(parse_range(field, content_size), AskedRange{WholeContent{}}) << field;
}

} // namespace folkmoot::files
