// What an update that is of a right form may still not do: said before anything is put in.
#include "collab/yjs/check.hpp"
#include "kit/made_update.hpp"

#include <gtest/gtest.h>

namespace folkmoot::yjs { namespace {

using test::any_item;
using test::embed_item;
using test::format_item;
using test::gc;
using test::item;
using test::MadeUpdate;
using test::skip;
using test::text_item;
using test::type_item;
using test::update_of;
using test::Where;

const Where here{.root = "default"};
const OwnedOctets any_null{126};

/// A document in which client 1 has written "abc".
class YjsCheck : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(document_.apply(update_of({text_item("abc", here)}), Limits{}, Budget{}));
    }

    Verdict verdict(Octets octets) {
        const auto update = read_update(octets, Limits{});
        EXPECT_TRUE(update) << say(update.error().reason);
        return update ? check(*update, document_, Policy::of_rich_text()) : Verdict{};
    }
    Refusal refusal(Octets octets) { return verdict(octets).refusal; }

    Document document_;
};

TEST_F(YjsCheck, AcceptsWhatAnEditorWrites) {
    const auto update = update_of(
        {type_item(TypeKind::xml_element, here, "paragraph"),
            type_item(TypeKind::xml_text, {.parent = Id{2, 0}}), text_item("words", {.parent = Id{2, 1}}),
            format_item("bold", "{}", {.origin = Id{2, 6}}), embed_item("{\"a\":1}", {.origin = Id{2, 7}}),
            any_item({.parent = Id{2, 0}, .key = "level"}, 1, any_null), gc(3)},
        2);
    EXPECT_EQ(refusal(update), Refusal::none);
}

TEST_F(YjsCheck, TellsWhichClocksOfWhichClientsWouldBeNew) {
    const auto update = MadeUpdate{}
                            .section(7, 0, {text_item("xy", {.origin = Id{1, 2}})})
                            .section(1, 0, {text_item("abc", here), text_item("de", {.origin = Id{1, 2}})})
                            .octets();
    EXPECT_EQ(verdict(update).added, (std::vector<Applied::Span>{{7, 0, 2}, {1, 3, 5}}));
    EXPECT_TRUE(verdict(update_of({text_item("abc", here)})).added.empty()) << "nothing of it is new";
}

TEST_F(YjsCheck, MissesNothingOfAGapWithNothingBehindIt) {
    for (const auto& update : {update_of({skip(3)}, 2), update_of({text_item("x", here), skip(3)}, 2)}) {
        EXPECT_EQ(refusal(update), Refusal::none);
        const auto applied = document_.apply(update, Limits{}, Budget{});
        ASSERT_TRUE(applied);
        EXPECT_FALSE(applied->waits);
    }
}

TEST_F(YjsCheck, RefusesWhatDependsOnSomethingThatIsMissing) {
    EXPECT_EQ(refusal(MadeUpdate{}.section(2, 1, {text_item("x", here)}).octets()), Refusal::waits);
    EXPECT_EQ(refusal(update_of({text_item("x", {.origin = Id{1, 3}})}, 2)), Refusal::waits);
    EXPECT_EQ(refusal(update_of({text_item("x", {.right_origin = Id{9, 0}})}, 2)), Refusal::waits);
    EXPECT_EQ(refusal(update_of({text_item("x", {.parent = Id{9, 0}})}, 2)), Refusal::waits);
    EXPECT_EQ(refusal(update_of({text_item("x", here), skip(1), text_item("y", here)}, 2)), Refusal::waits);
}

TEST_F(YjsCheck, RefusesStructsThatDependOnEachOtherInACircle) {
    const auto circle = MadeUpdate{}
                            .section(2, 0, {text_item("x", {.origin = Id{3, 0}})})
                            .section(3, 0, {text_item("y", {.origin = Id{2, 0}})})
                            .octets();
    EXPECT_EQ(refusal(circle), Refusal::waits);
    const auto crossed = MadeUpdate{}
                             .section(2, 0, {text_item("x", {.origin = Id{3, 1}}), text_item("x", here)})
                             .section(3, 0, {text_item("y", {.origin = Id{2, 1}}), text_item("y", here)})
                             .octets();
    EXPECT_EQ(refusal(crossed), Refusal::waits);
}

TEST_F(YjsCheck, RefusesToDeleteWhatNobodyHasMade) {
    EXPECT_EQ(refusal(MadeUpdate{}.deletes(1, 0, 4).octets()), Refusal::future_delete);
    EXPECT_EQ(refusal(MadeUpdate{}.deletes(9, 0, 1).octets()), Refusal::future_delete);
    EXPECT_EQ(refusal(MadeUpdate{}.deletes(1, 0, 3).octets()), Refusal::none);
    const auto own = MadeUpdate{}.section(2, 0, {text_item("xy", here)}).deletes(2, 0, 2).octets();
    EXPECT_EQ(refusal(own), Refusal::none) << "what the same update brings can be deleted by it";
}

TEST_F(YjsCheck, RefusesContentThatEditorsDoNotWrite) {
    const OwnedOctets json{1, 4, 'n', 'u', 'l', 'l'};
    const OwnedOctets binary{1, 0};
    const OwnedOctets document{1, 'g', 118, 0};
    EXPECT_EQ(refusal(update_of({item(Content::json, here, json)}, 2)), Refusal::content);
    EXPECT_EQ(refusal(update_of({item(Content::binary, here, binary)}, 2)), Refusal::content);
    EXPECT_EQ(refusal(update_of({item(Content::doc, here, document)}, 2)), Refusal::content);
    EXPECT_EQ(refusal(update_of({type_item(TypeKind::xml_hook, here, "h")}, 2)), Refusal::content);
}

TEST_F(YjsCheck, RefusesRootsThatAreNotOfThisKindOfDocument) {
    EXPECT_EQ(refusal(update_of({text_item("x", {.root = "another"})}, 2)), Refusal::root);
    EXPECT_EQ(refusal(update_of({text_item("x", {.root = ""})}, 2)), Refusal::root);
}

TEST_F(YjsCheck, RefusesKeysThatAreMoreThanKeysInJavaScript) {
    EXPECT_EQ(refusal(update_of({any_item({.root = "default", .key = "__proto__"}, 1, any_null)}, 2)),
        Refusal::name);
    EXPECT_EQ(refusal(update_of({format_item("__proto__", "true", here)}, 2)), Refusal::name);
}

TEST_F(YjsCheck, SaysNothingOfWhatIsKnownAlready) {
    const auto known = update_of({text_item("x", {.root = "of old"})}, 2);
    ASSERT_TRUE(document_.apply(known, Limits{}, Budget{}));
    EXPECT_EQ(refusal(known), Refusal::none);
}

}} // namespace folkmoot::yjs
