#include "transport/body_decoder.hpp"

namespace folkmoot::transport::testing {

using DecoderState = BodyDecoder::State;

namespace {

constexpr std::size_t plenty = 1 << 20;

struct Outcome {
    DecoderState state;
    std::string body;
    std::string rest;
};

Outcome decode_chunked(std::string_view bytes, std::size_t step, std::uint64_t limit = plenty) {
    BodyDecoder decoder(Framing::chunked, 0, limit);
    Outcome outcome{DecoderState::more, {}, {}};
    for (std::size_t at = 0; at < bytes.size() && outcome.state == DecoderState::more; at += step) {
        outcome.rest += bytes.substr(at, step);
        outcome.state = decoder.feed(outcome.rest, outcome.body, plenty);
        if (outcome.state == DecoderState::complete && at + step < bytes.size())
            outcome.rest += bytes.substr(at + step);
    }
    return outcome;
}

} // namespace

TEST(BodyDecoding, ALengthTakesThatManyBytesAndLeavesTheNextRequest) {
    BodyDecoder decoder(Framing::length, 5, plenty);
    std::string input = "hel";
    std::string body;
    EXPECT_EQ(decoder.feed(input, body, plenty), DecoderState::more);
    input += "loGET / ";
    EXPECT_EQ(decoder.feed(input, body, plenty), DecoderState::complete);
    EXPECT_EQ(body, "hello");
    EXPECT_EQ(input, "GET / ");
}

TEST(BodyDecoding, ChunksAreTheSameHoweverTheyArrive) {
    const std::string bytes = "5\r\nhello\r\n00A\r\n0123456789\r\n0\r\n\r\nGET /";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        const auto outcome = decode_chunked(bytes, step);
        EXPECT_EQ(outcome.state, DecoderState::complete) << step;
        EXPECT_EQ(outcome.body, "hello0123456789") << step;
        EXPECT_EQ(outcome.rest, "GET /") << step;
    }
}

TEST(BodyDecoding, RefusesChunksThatParsersReadDifferently) {
    for (const std::string_view bytes : {"5;ext=1\r\nhello\r\n0\r\n\r\n", "5 \r\nhello\r\n0\r\n\r\n",
             " 5\r\nhello\r\n0\r\n\r\n", "+5\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n",
             "5\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n", "\r\n5\r\nhello\r\n",
             "g\r\n", "123456789\r\nx", "0\r\nTrailer: x\r\n\r\n", "0\r\nX", "5\r\nhello\n\r\n"}) {
        EXPECT_EQ(decode_chunked(bytes, 1).state, DecoderState::malformed) << bytes;
        EXPECT_EQ(decode_chunked(bytes, bytes.size()).state, DecoderState::malformed) << bytes;
    }
}

TEST(BodyDecoding, ALimitHoldsBeforeTheBytesAreThere) {
    EXPECT_EQ(decode_chunked("FFFFFFFF\r\n", 1, 1000).state, DecoderState::too_large);
    EXPECT_EQ(decode_chunked("5\r\nhello\r\n6\r\n", 1, 10).state, DecoderState::too_large);
    EXPECT_EQ(decode_chunked("5\r\nhello\r\n5\r\nhello\r\n0\r\n\r\n", 1, 10).state, DecoderState::complete);
    BodyDecoder decoder(Framing::length, 11, 10);
    std::string input;
    std::string body;
    EXPECT_EQ(decoder.feed(input, body, plenty), DecoderState::too_large);
}

TEST(BodyDecoding, NeverGivesMoreThanThereIsRoomFor) {
    BodyDecoder decoder(Framing::chunked, 0, plenty);
    std::string input = "A\r\n0123456789\r\n0\r\n\r\n";
    std::string body;
    EXPECT_EQ(decoder.feed(input, body, 4), DecoderState::more);
    EXPECT_EQ(body, "0123");
    EXPECT_EQ(decoder.feed(input, body, 100), DecoderState::complete);
    EXPECT_EQ(body, "0123456789");
}

} // namespace folkmoot::transport::testing
