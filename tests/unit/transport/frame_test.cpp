#include "transport/frame.hpp"
#include "transport/send_queue.hpp"

namespace folkmoot::transport::testing {

using FrameState = FrameReader::State;

namespace {

/// A frame as a client sends it, masked.
std::string masked_frame(unsigned first_byte, std::string_view payload) {
    std::string frame{static_cast<char>(first_byte)};
    if (payload.size() <= 125)
        frame += static_cast<char>(0x80 | payload.size());
    else
        frame += {static_cast<char>(0x80 | 126), static_cast<char>(payload.size() >> 8),
            static_cast<char>(payload.size() & 0xFF)};
    const std::string_view mask = "\x11\x22\x33\x44";
    frame += mask;
    for (std::size_t at = 0; at < payload.size(); ++at)
        frame += static_cast<char>(payload[at] ^ mask[at % 4]);
    return frame;
}

/// What a sequence of bytes leads to: the payloads, then "more" or the code of the failure.
std::vector<std::string> read_all(std::string bytes, std::size_t limit = 1000) {
    FrameReader reader(limit);
    std::vector<std::string> seen;
    std::string_view rest = bytes;
    while (true) {
        const auto state = reader.step(rest);
        if (state == FrameState::more) break;
        if (state == FrameState::failed) {
            seen.push_back(fmt::format("failed {}", static_cast<unsigned>(reader.failure())));
            break;
        }
        if (const auto incoming = reader.take())
            seen.push_back(fmt::format("{} {}", static_cast<unsigned>(incoming->opcode), incoming->payload));
    }
    return seen;
}

using Seen = std::vector<std::string>;

} // namespace

TEST(WebSocketFrames, MessagesComeWholeAndInOrder) {
    EXPECT_EQ(read_all(masked_frame(0x81, "one") + masked_frame(0x82, "two") + masked_frame(0x81, "")),
        (Seen{"1 one", "2 two", "1 "}));
    EXPECT_EQ(read_all(masked_frame(0x81, std::string(300, 'x'))), (Seen{"1 " + std::string(300, 'x')}));
}

TEST(WebSocketFrames, FragmentsAreJoinedAndControlFramesMayComeBetween) {
    EXPECT_EQ(read_all(masked_frame(0x01, "Hel") + masked_frame(0x89, "ping") + masked_frame(0x00, "l")
                  + masked_frame(0x80, "o")),
        (Seen{"9 ping", "1 Hello"}));
    EXPECT_EQ(read_all(masked_frame(0x01, "\xC3") + masked_frame(0x80, "\xA9")), (Seen{"1 \xC3\xA9"}));
}

TEST(WebSocketFrames, AnIncompleteFrameWaits) {
    const auto whole = masked_frame(0x81, std::string(200, 'x'));
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_EQ(read_all(whole.substr(0, size)), Seen{}) << size;
}

TEST(WebSocketFrames, BreachesOfTheProtocolAreNamed) {
    EXPECT_EQ(read_all(std::string("\x81\x03one", 5)), Seen{"failed 1002"}) << "not masked";
    EXPECT_EQ(read_all(masked_frame(0xC1, "x")), Seen{"failed 1002"}) << "a reserved bit";
    EXPECT_EQ(read_all(masked_frame(0x83, "x")), Seen{"failed 1002"}) << "an unknown opcode";
    EXPECT_EQ(read_all(masked_frame(0x80, "x")), Seen{"failed 1002"}) << "continues nothing";
    EXPECT_EQ(read_all(masked_frame(0x01, "x") + masked_frame(0x81, "y")), Seen{"failed 1002"})
        << "a message inside a message";
    EXPECT_EQ(read_all(masked_frame(0x09, "x")), Seen{"failed 1002"}) << "a ping in fragments";
    EXPECT_EQ(read_all(masked_frame(0x89, std::string(126, 'x'))), Seen{"failed 1002"}) << "a ping too long";
    EXPECT_EQ(read_all(std::string("\x81\xFE\x00\x05mask12345", 13)), Seen{"failed 1002"})
        << "a length not shortest";
    EXPECT_EQ(read_all(masked_frame(0x81, "\xFF")), Seen{"failed 1007"}) << "not UTF-8";
}

TEST(WebSocketFrames, TheLimitHoldsForFramesAndForMessages) {
    EXPECT_EQ(read_all(masked_frame(0x82, std::string(1001, 'x'))), Seen{"failed 1009"});
    EXPECT_EQ(read_all(masked_frame(0x02, std::string(600, 'x')) + masked_frame(0x80, std::string(401, 'x'))),
        Seen{"failed 1009"});
    EXPECT_EQ(read_all(std::string("\x82\xFF\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFFmask", 14)), Seen{"failed 1009"});
}

TEST(WebSocketFrames, CloseCodesAreReadStrictly) {
    EXPECT_EQ(read_close(""), 1005);
    EXPECT_EQ(read_close(print_close(CloseCode::going_away, "bye")), 1001);
    EXPECT_EQ(read_close("\x0F\xA0"), 4000);
    EXPECT_EQ(read_close("x"), 1002);
    EXPECT_EQ(read_close("\x03\xEE"), 1002) << "1006 is never sent";
    EXPECT_EQ(read_close(print_close(CloseCode::normal, "") + "\xFF"), 1002);
    const auto cut = print_close(CloseCode::normal, std::string(122, 'x') + "\xC3\xA9");
    EXPECT_EQ(cut.size(), 124U) << "cut before the character that does not fit";
}

TEST(WebSocketFrames, HeadersUseTheShortestLength) {
    EXPECT_EQ(FrameHeader(Opcode::text, 125).bytes(), std::string_view("\x81\x7D", 2));
    EXPECT_EQ(FrameHeader(Opcode::binary, 126).bytes(), std::string_view("\x82\x7E\x00\x7E", 4));
    EXPECT_EQ(FrameHeader(Opcode::binary, 65536).bytes(), std::string_view("\x82\x7F\0\0\0\0\0\x01\0\0", 10));
}

TEST(SendQueueing, ARepeatedWriteOffersTheSameBytesAgain) {
    SendQueue queue;
    queue.push({Opcode::text, std::make_shared<const std::string>("one")});
    std::array<char, 64> room{};
    const std::string first(queue.next(room));
    queue.push({Opcode::text, std::make_shared<const std::string>("two")});
    EXPECT_TRUE(queue.next(room).starts_with(first));
}

TEST(SendQueueing, BytesComeOutInOrderHoweverManyAreWritten) {
    for (std::size_t step = 1; step < 12; ++step) {
        SendQueue queue;
        for (const auto* text : {"one", "", "three"})
            queue.push({Opcode::text, std::make_shared<const std::string>(text)});
        std::string written;
        SendQueue::Sent sent;
        while (!queue.is_empty()) {
            std::array<char, 7> room{};
            const auto offered = queue.next(room).substr(0, step);
            written += offered;
            const auto now = queue.step(offered.size());
            sent.messages += now.messages;
            sent.bytes += now.bytes;
        }
        EXPECT_EQ(written, std::string("\x81\x03one\x81\x00\x81\x05three", 14)) << step;
        EXPECT_EQ(sent.messages, 3U);
        EXPECT_EQ(sent.bytes, 8U);
    }
}

TEST(SendQueueing, DroppingKeepsWhatTlsMayAlreadyHold) {
    SendQueue queue;
    for (int index = 0; index < 10; ++index)
        queue.push({Opcode::binary, std::make_shared<const std::string>(100, 'x')});
    std::array<char, 150> room{};
    queue.next(room); // reaches into the second frame
    const auto dropped = queue.drop_unbegun();
    EXPECT_EQ(dropped.messages, 8U);
    EXPECT_EQ(dropped.bytes, 800U);
    EXPECT_EQ(queue.step(150).messages, 1U);
}

} // namespace folkmoot::transport::testing
