#include "kit/furnished.hpp"

#include "audit/export.hpp"
#include "audit/verify.hpp"

#include <nlohmann/json.hpp>

using namespace folkmoot;
using namespace folkmoot::audit;

namespace {

/// A log of ten lines, and ways to do to it what must not go unnoticed.
class AuditChain : public kit::FurnishedTest {
protected:
    void write_lines(int count) {
        for (int i = 0; i < count; ++i)
            write([&](WriteTx& tx) {
                tx.audit(AuditLine("test.thing_done")
                        .in(space)
                        .because("because")
                        .with(fmt::format("detail {}", i)));
            });
        settle();
    }
    void SetUp() override {
        FurnishedTest::SetUp();
        if (!IsSkipped()) write_lines(10);
    }
    std::int64_t last() {
        return read([](ReadTx& tx) { return head(tx).seq; });
    }
    std::int64_t first() { return last() - 9; }

    std::optional<Finding> verify(
        std::int64_t from = 1, std::int64_t to = 0, std::optional<Anchor> against = {}) {
        Verification check{from, to, std::move(against)};
        while (read([&](ReadTx& tx) { return check.step(tx); })) { }
        return check.finding();
    }
    template <class... Bindings> void tamper(const Sql& sql, const Bindings&... bindings) {
        database().write_now("tampered", [&](WriteTx& tx) { tx.run(sql, bindings...); });
    }
    void expect(const std::optional<Finding>& finding, Damage damage, std::int64_t seq) {
        ASSERT_TRUE(finding) << "nothing was found";
        EXPECT_EQ(finding->damage, damage) << finding->sentence();
        EXPECT_EQ(finding->seq, seq) << finding->sentence();
    }
};
INSTANTIATE_TEST_SUITE_P(Stores, AuditChain, kit::both_backends, kit::backend_name);

constexpr Sql change_reason{"update audit_line set reason = 'another' where seq = :seq"};
constexpr Sql change_result{"update audit_line set result = 'denied' where seq = :seq"};
constexpr Sql delete_details{
    "delete from audit_detail where line in (select id from audit_line where seq >= :seq)"};
constexpr Sql delete_one{"delete from audit_line where seq = :seq"};
constexpr Sql delete_from{"delete from audit_line where seq >= :seq"};
constexpr Sql change_seq{"update audit_line set seq = :to where seq = :from"};
constexpr Sql change_detail{
    "update audit_detail set detail = 'another' where line = (select id from audit_line where seq = :seq)"};
constexpr Sql change_head{
    "update audit_head set seq = :seq, hash = (select hash from audit_line where seq = :seq)"};
constexpr Sql line_at{"select id from audit_line where seq = :seq"};

TEST_P(AuditChain, ALogThatNobodyTouchedVerifies) {
    EXPECT_FALSE(verify()) << verify()->sentence();
    EXPECT_FALSE(verify(first() + 3, last() - 2));
}

TEST_P(AuditChain, AnAlteredLineIsNamed) {
    tamper(change_reason, bind("seq", first() + 4));
    expect(verify(), Damage::altered, first() + 4);
    EXPECT_FALSE(verify(first() + 6, 0)) << "the lines after it still follow from each other";
}

TEST_P(AuditChain, ADenialThatIsMadeUpIsNamed) {
    tamper(change_result, bind("seq", last()));
    expect(verify(), Damage::altered, last());
}

TEST_P(AuditChain, ADeletedLineIsNamed) {
    tamper(delete_details, bind("seq", first() + 2));
    tamper(delete_one, bind("seq", first() + 2));
    expect(verify(), Damage::missing, first() + 2);
}

TEST_P(AuditChain, AnInsertedLineIsNamed) {
    const auto end = last();
    tamper(change_seq, bind("from", end), bind("to", end + 1));
    tamper(change_seq, bind("from", end - 1), bind("to", end));
    // The gap is closed with a copy of an earlier line.
    database().write_now("tampered", [&](WriteTx& tx) {
        tx.run("insert into audit_line (id, seq, at, actor, session, action, result, reason, request, "
               "detail_hash, hash)"
               " select :id, :seq, at, actor, session, action, result, reason, request, detail_hash, hash"
               " from audit_line where seq = :from",
            bind("id", tx.new_id()), bind("seq", end - 1), bind("from", end - 2));
    });
    expect(verify(), Damage::altered, end - 1);
}

TEST_P(AuditChain, SwappedLinesAreNamed) {
    const auto one = first() + 3;
    tamper(change_seq, bind("from", one), bind("to", 1000));
    tamper(change_seq, bind("from", one + 1), bind("to", one));
    tamper(change_seq, bind("from", 1000), bind("to", one + 1));
    expect(verify(), Damage::altered, one);
}

TEST_P(AuditChain, ACutTailShowsAgainstTheHead) {
    const auto cut = last() - 2;
    tamper(delete_details, bind("seq", cut));
    tamper(delete_from, bind("seq", cut));
    expect(verify(), Damage::tail_missing, cut);
}

TEST_P(AuditChain, ACutTailWithAForgedHeadShowsAgainstAnAnchorKeptOutside) {
    const auto anchor = parse_anchor(read([](ReadTx& tx) { return audit::anchor(tx); }));
    const auto cut = last() - 2;
    tamper(delete_details, bind("seq", cut));
    tamper(delete_from, bind("seq", cut));
    tamper(change_head, bind("seq", cut - 1));
    EXPECT_FALSE(verify()) << "nothing inside the store can show it";
    expect(verify(1, 0, anchor), Damage::anchor_missing, anchor->seq);
    write_lines(5);
    expect(verify(1, 0, anchor), Damage::anchor_differs, anchor->seq);
}

TEST_P(AuditChain, AnAlteredDetailIsNamed) {
    tamper(change_detail, bind("seq", first() + 5));
    expect(verify(), Damage::detail_altered, first() + 5);
}

TEST_P(AuditChain, AnErasedDetailLeavesTheChainWhole) {
    write([&](WriteTx& tx) { erase_detail(tx, tx.value<ObjectId>(line_at, bind("seq", first())).value()); });
    Verification check{1, 0};
    while (read([&](ReadTx& tx) { return check.step(tx); })) { }
    EXPECT_FALSE(check.finding());
    EXPECT_EQ(check.erased(), 1);
    EXPECT_EQ(check.checked(), last());
}

TEST_P(AuditChain, ALineOfARefusedChangeIsNotWritten) {
    const auto before = last();
    EXPECT_THROW(write([&](WriteTx& tx) {
        tx.audit(AuditLine("test.thing_done"));
        throw Problem(Code::conflict, "test.refused");
    }),
        Problem);
    settle();
    EXPECT_EQ(last(), before);
}

TEST_P(AuditChain, NobodyWritesALineWithoutANameBesideIt) {
    const auto key = kit::problem_of(
        [&] { database().write_now("test", [](WriteTx& tx) { tx.audit(AuditLine("test.thing_done")); }); });
    EXPECT_EQ(key, "audit.no_actor");
}

TEST_P(AuditChain, AnExportedLineCanBeCheckedByAProgramOfAnother) {
    const auto exported = read([&](ReadTx& tx) { return export_lines(tx, last() - 1); });
    const auto line = nlohmann::json::parse(exported.text);
    EXPECT_EQ(line["seq"].get<std::int64_t>(), last());
    EXPECT_EQ(line["actor"].get<std::string>(), olwen.person().text());
    EXPECT_EQ(line["detail"], "detail 9");
    EXPECT_EQ(
        commitment(line["salt"].get<std::string>(), "detail 9"), line["detail_hash"].get<std::string>());
    EXPECT_EQ(read([&](ReadTx& tx) { return export_lines(tx, last()); }).last, 0);
}

TEST_P(AuditChain, LongReasonsAreCutBetweenCharacters) {
    write([&](WriteTx& tx) {
        std::string reason;
        for (int i = 0; i < 1500; ++i)
            reason += "ŵ";
        tx.audit(AuditLine("test.thing_done").because(reason + "x"));
    });
    settle();
    EXPECT_FALSE(verify());
    const auto text = read([&](ReadTx& tx) {
        return tx.value<std::string>("select reason from audit_line where seq = :seq", bind("seq", last()))
            .value();
    });
    EXPECT_EQ(text.size(), longest_reason);
}

TEST(AuditAnchor, ReadsOnlyWhatItHasWritten) {
    const std::string hash(64, 'a');
    EXPECT_EQ(parse_anchor("folkmoot-audit-1 17 " + hash)->seq, 17);
    for (const auto& bad : {std::string{}, std::string{"folkmoot-audit-1 17"}, "folkmoot-audit-1 -1 " + hash,
             "folkmoot-audit-1 17 " + hash + "a", "folkmoot-audit-2 17 " + hash,
             "folkmoot-audit-1 17 " + std::string(64, 'A')})
        EXPECT_FALSE(parse_anchor(bad)) << bad;
}

} // namespace
