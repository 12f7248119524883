// What a document takes, and what of that holds nothing any more.
#include "collab/yjs/document.hpp"
#include "collab/yjs/model.hpp"
#include "hex.hpp"

#include <gtest/gtest.h>

namespace folkmoot::yjs { namespace {

using test::from_hex;

Document document_of(std::initializer_list<const char*> updates) {
    Document document;
    for (const char* update : updates)
        EXPECT_TRUE(document.apply(from_hex(update), Limits{}, Budget{}));
    return document;
}

TEST(YjsMemory, WhatIsDeletedIsWastedOnceAndNotMore) {
    // A face, then a dash between its two halves, then nothing.
    const Document document = document_of({"01 01 01 00 04 01 01 74 04 f09f9880 00",
        "01 01 02 00 c4 01 00 01 01 01 2d 00", "00 02 02 01 00 01 01 01 00 02"});
    EXPECT_EQ(document.model().octets.used(), 0U);
    EXPECT_EQ(load(document.encode()).value().deletes(), (DeleteSet{{2, 0, 1}, {1, 0, 2}}));
}

TEST(YjsMemory, ADocumentThatIsLoadedHasLittleRoomThatNothingIsIn) {
    const Document typed = document_of({"01 01 01 00 04 01 01 74 05 68656c6c6f 00"});
    const Document loaded = load(typed.encode()).value();
    EXPECT_LE(loaded.wasted(), 8 * sizeof(Block));
    EXPECT_LT(loaded.memory(), 2048U);
}

TEST(YjsMemory, AWholeLogOfLettersIsWastedBlocksUntilItIsLoadedAgain) {
    Writer letters;
    letters.var_uint(1);
    letters.var_uint(1000);
    letters.var_uint(1);
    letters.var_uint(0);
    letters.raw(from_hex("04 01 01 74 01 61"));
    for (unsigned clock = 0; clock < 999; ++clock) {
        letters.raw(from_hex("84 01"));
        letters.var_uint(clock);
        letters.raw(from_hex("01 61"));
    }
    letters.var_uint(0);
    const Document log = load(letters.written()).value();
    EXPECT_EQ(log.blocks(), 1U);
    EXPECT_GT(log.wasted(), 900 * sizeof(Block));
    EXPECT_LT(load(log.encode()).value().memory(), log.memory() / 10);
}

}} // namespace folkmoot::yjs
