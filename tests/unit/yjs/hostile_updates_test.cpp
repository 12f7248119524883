// Updates of a right form that are meant to cost or to break: each has a ceiling of steps and of memory,
// which do not depend on the machine.
#include "collab/yjs/check.hpp"
#include "collab/yjs/view.hpp"
#include "kit/made_update.hpp"
#include "kit/yjs_invariants.hpp"

#include <gtest/gtest.h>

namespace folkmoot::yjs { namespace {

using test::any_item;
using test::gc;
using test::item;
using test::MadeUpdate;
using test::skip;
using test::text_item;
using test::type_item;
using test::update_of;
using test::Where;

const OwnedOctets null_value{126};

struct Cost {
    Reason reason = Reason::none;
    std::uint64_t steps = 0;
};

/// Applies an update with the usual budget.
Cost cost_of(Document& document, Octets octets, const Limits& limits = {}) {
    const auto update = read_update(octets, limits);
    if (!update) return {update.error().reason, 0};
    Budget budget;
    Applied applied;
    const auto done = document.apply(*update, budget, applied);
    return {done ? Reason::none : done.error().reason, Budget::usual - budget.left()};
}

Document document_of(Octets octets) {
    Document document;
    EXPECT_EQ(cost_of(document, octets).reason, Reason::none);
    return document;
}

/// `depth` elements, each in the one before.
OwnedOctets nested_elements(Clock depth) {
    std::vector<OwnedOctets> structs{type_item(TypeKind::xml_element, {.root = "x"}, "p")};
    for (Clock n = 1; n < depth; ++n)
        structs.push_back(type_item(TypeKind::xml_element, {.parent = Id{1, n - 1}}, "p"));
    return update_of(structs);
}

TEST(YjsDepth, OfSixtyFourTypesIsKeptAndDeletedWithAllInIt) {
    Document document = document_of(nested_elements(64));
    ASSERT_EQ(cost_of(document, MadeUpdate{}.deletes(1, 0, 1).octets()).reason, Reason::none);
    EXPECT_EQ(document.blocks(), 2u) << "the outermost is deleted, the others are one collected run";
    EXPECT_EQ(kit::breach_of(document), "");
}

TEST(YjsDepth, OfMoreTypesIsRefused) {
    Document document;
    EXPECT_EQ(cost_of(document, nested_elements(65)).reason, Reason::too_deep);
    Document another;
    EXPECT_EQ(cost_of(another, nested_elements(10'000)).reason, Reason::too_deep);
}

TEST(YjsParents, ThatAreNoTypesAreRefused) {
    Document document = document_of(update_of({text_item("ab")}));
    EXPECT_EQ(cost_of(document, update_of({text_item("x", {.parent = Id{1, 1}})}, 2)).reason,
        Reason::parent_without_kind);
}

TEST(YjsParents, ThatAreDeletedTakeWhatIsPutInThemAlong) {
    Document document = document_of(nested_elements(3));
    ASSERT_EQ(cost_of(document, MadeUpdate{}.deletes(1, 0, 1).octets()).reason, Reason::none);
    for (Clock parent = 0; parent < 3; ++parent) {
        const auto late = update_of({text_item("late", {.parent = Id{1, parent}})}, 2 + parent);
        EXPECT_EQ(cost_of(document, late).reason, Reason::none);
    }
    EXPECT_EQ(view(document, "x", RootKind::xml), "[]");
    EXPECT_EQ(kit::breach_of(document), "");
}

// Somewhere between what stands in two places: what became of it would depend on what each peer has
// collected.
TEST(YjsNeighbours, OfDifferentParentsOrKeysAreRefused) {
    const OwnedOctets two_roots =
        MadeUpdate{}
            .section(
                1, 0, {text_item("a"), text_item("b", {.root = "u"}), any_item({.key = "k"}, 1, null_value)})
            .octets();
    Document roots = document_of(two_roots);
    const auto between_roots = text_item("x", {.origin = Id{1, 0}, .right_origin = Id{1, 1}});
    const auto before = roots.encode();
    EXPECT_EQ(cost_of(roots, update_of({between_roots}, 2)).reason, Reason::two_parents);
    EXPECT_EQ(roots.encode(), before) << "of whoever made nothing that was taken, nothing is listed";
    Document keys = document_of(two_roots);
    const auto between_keys = text_item("x", {.origin = Id{1, 0}, .right_origin = Id{1, 2}});
    EXPECT_EQ(cost_of(keys, update_of({between_keys}, 2)).reason, Reason::two_parents);
}

// What stands behind something that is gone is put nowhere; the letter before which it was to stand is split
// all the same, as by every Yjs, or its copies and ours would differ.
TEST(YjsNeighbours, AreSplitAlsoByWhatIsPutNowhere) {
    Document document = document_of(update_of({gc(5), text_item("\U0001F600")}));
    const auto nowhere = text_item("x", {.origin = Id{1, 0}, .right_origin = Id{1, 6}});
    EXPECT_EQ(cost_of(document, update_of({nowhere}, 2)).reason, Reason::none);
    EXPECT_EQ(view(document, "t", RootKind::text).value(), "[{\"insert\":\"\uFFFD\uFFFD\"}]");
}

// Before what it stands behind: it goes to one place, whether what it refers to has been split before or not.
TEST(YjsNeighbours, ThatAreTheWrongWayRoundDoNotMatter) {
    const auto crossed = update_of({text_item("x", {.origin = Id{1, 2}, .right_origin = Id{1, 1}})}, 2);
    Document whole = document_of(update_of({text_item("abcd")}));
    ASSERT_EQ(cost_of(whole, crossed).reason, Reason::none);
    EXPECT_EQ(view(whole, "t", RootKind::text), R"([{"insert":"abcdx"}])");
    EXPECT_EQ(kit::breach_of(whole), "");
}

// Yjs joins values that are deleted; alive, only the last of them is the key's.
TEST(YjsKeys, WithManyValuesAtOnceHaveTheLast) {
    const OwnedOctets three{125, 1, 125, 2, 125, 3};
    Document document = document_of(update_of({any_item({.root = "m", .key = "k"}, 3, three)}));
    EXPECT_EQ(view(document, "m", RootKind::map), R"({"k":3})");
    EXPECT_EQ(document.deletes(), (DeleteSet{{1, 0, 2}}));
    EXPECT_EQ(kit::breach_of(document), "");
}

// One client puts many things at the beginning, knowing of none of them; then another does. Each of the
// second's is compared with each of the first's.
TEST(YjsCost, OfManyInsertionsAtOnePlaceIsLimited) {
    Document document;
    std::vector<OwnedOctets> first, second;
    for (Clock n = 0; n < 20'000; ++n) {
        first.push_back(text_item("a"));
        second.push_back(
            n == 0 ? text_item("b", {.right_origin = Id{1, 0}}) : text_item("b", {.right_origin = Id{1, n}}));
    }
    ASSERT_EQ(cost_of(document, update_of(first)).reason, Reason::none);
    const Cost cost = cost_of(document, update_of(second, 2));
    EXPECT_EQ(cost.reason, Reason::over_budget);
    EXPECT_LE(cost.steps, Budget::usual);
}

// Each struct of a client waits for one of the next client, up and down through all sections.
TEST(YjsCost, OfAChainThroughManyClientsIsLinear) {
    constexpr Clock structs = 700;
    constexpr ClientId clients = 60;
    const auto chain = [](Clock count) {
        MadeUpdate update;
        for (ClientId client = 1; client <= clients; ++client) {
            std::vector<OwnedOctets> made;
            for (Clock n = 0; n < count; ++n) {
                Where where;
                if (client > 1)
                    where.origin = Id{client - 1, n};
                else if (n > 0)
                    where.origin = Id{clients, n - 1};
                made.push_back(text_item("x", where));
            }
            update.section(client, 0, made);
        }
        return update.octets();
    };
    Document tenth, whole;
    const Cost of_tenth = cost_of(tenth, chain(structs / 10));
    const Cost of_whole = cost_of(whole, chain(structs));
    ASSERT_EQ(of_whole.reason, Reason::none);
    EXPECT_LE(of_whole.steps, of_tenth.steps * 11);
    EXPECT_EQ(kit::breach_of(whole), "");
}

TEST(YjsCost, OfValuesOfOneKeyThatKnowNothingOfEachOtherIsLimited) {
    std::vector<OwnedOctets> values;
    for (Clock n = 0; n < 40'000; ++n)
        values.push_back(any_item({.root = "m", .key = "k"}, 1, null_value));
    Document document;
    const Cost cost = cost_of(document, update_of(values));
    EXPECT_EQ(cost.reason, Reason::over_budget);
}

TEST(YjsCost, OfTwoKeysSetInTurnIsLinearInStepsAndMemory) {
    const auto churn = [](Clock sets) {
        std::vector<OwnedOctets> values;
        for (Clock n = 0; n < sets; ++n) {
            Where where{.root = "m", .key = n % 2 == 0 ? "k" : "l"};
            if (n >= 2) where.origin = Id{1, n - 2};
            values.push_back(any_item(where, 1, null_value));
        }
        return update_of(values);
    };
    Document document;
    const Cost cost = cost_of(document, churn(50'000));
    ASSERT_EQ(cost.reason, Reason::none);
    EXPECT_LE(cost.steps, 50'000u * 5);
    EXPECT_LE(document.memory(), 50'000u * 200);
    // One key alone leaves one value and one run of what it had before.
    std::vector<OwnedOctets> values{any_item({.root = "m", .key = "k"}, 1, null_value)};
    for (Clock n = 1; n < 50'000; ++n)
        values.push_back(any_item({.origin = Id{1, n - 1}, .key = "k"}, 1, null_value));
    Document single = document_of(update_of(values));
    EXPECT_EQ(single.blocks(), 2u);
}

TEST(YjsCost, OfAKeystrokeDoesNotGrowWithTheNumberOfClients) {
    MadeUpdate state;
    for (ClientId client = 50'000; client > 1; --client)
        state.section(client, 0, {text_item("x", {.root = "crowd"})});
    auto loaded = load(state.octets());
    ASSERT_TRUE(loaded);
    ASSERT_EQ(cost_of(*loaded, update_of({text_item("a")})).reason, Reason::none);
    const auto key = MadeUpdate{}.section(1, 1, {text_item("b", {.origin = Id{1, 0}})}).octets();
    EXPECT_LE(cost_of(*loaded, key).steps, 4u);
}

TEST(YjsCost, OfDeletingWhatIsDeletedIsLimitedByTheRanges) {
    std::vector<OwnedOctets> letters;
    for (Clock n = 0; n < 20'000; ++n)
        letters.push_back(text_item("a"));
    Document document = document_of(update_of(letters));
    MadeUpdate deletes;
    for (int n = 0; n < 150; ++n)
        deletes.deletes(1, 0, 20'000);
    const Cost cost = cost_of(document, deletes.octets());
    EXPECT_EQ(cost.reason, Reason::over_budget) << "150 times 20,000 units are more steps than are usual";
}

TEST(YjsMemory, OfAnUpdateReadIsBoundedByItsOctets) {
    std::vector<OwnedOctets> smallest(50'000, gc(1));
    Update update;
    ASSERT_TRUE(read_update(update_of(smallest), Limits{}, update));
    EXPECT_LE(update.structs.capacity() * sizeof(Struct), std::size_t{16} << 20);
}

TEST(YjsMemory, OfATextTypedByTwoInTurnStaysNearItsSize) {
    // Each letter of one moves behind a letter of the other, so that no run grows.
    Document document = document_of(update_of({text_item("()")}));
    for (Clock n = 0; n < 5'000; ++n) {
        const ClientId client = 2 + n % 2;
        const Clock clock = n / 2;
        const Id behind = n == 0 ? Id{1, 0} : Id{2 + (n - 1) % 2, (n - 1) / 2};
        const auto update =
            MadeUpdate{}
                .section(client, clock, {text_item("x", {.origin = behind, .right_origin = Id{1, 1}})})
                .octets();
        ASSERT_EQ(cost_of(document, update).reason, Reason::none);
    }
    EXPECT_LE(document.memory(), 5'000u * 120);
    EXPECT_EQ(kit::breach_of(document), "");
}

TEST(YjsWaiting, ForWhatNeverComesTakesNoMoreThanItsOctets) {
    Document document;
    std::size_t sent = 0;
    for (ClientId client = 1; client <= 200; ++client) {
        const auto update =
            MadeUpdate{}.section(client, 5, {text_item("x", {.origin = Id{999, 9}})}).octets();
        sent += update.size();
        ASSERT_EQ(cost_of(document, update).reason, Reason::none);
    }
    EXPECT_LE(document.waiting(), sent);
    EXPECT_EQ(document.blocks(), 0u);
    EXPECT_TRUE(document.state().empty());
}

}} // namespace folkmoot::yjs
