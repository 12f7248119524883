#include "unit/store/store_test.hpp"

#include <cmath>

namespace folkmoot {

enum class Colour { red, green };
template <> inline constexpr std::array names_of<Colour>{std::string_view{"red"}, std::string_view{"green"}};

namespace store { namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct Everything {
    ObjectId id = {};
    std::string text = {};
    std::int64_t integer = 0;
    double real = 0;
    bool yes = false;
    Time at = {};
    Colour colour = Colour::red;
    Json json = {};
    Bytes bytes = {};
    std::optional<Bytes> maybe_bytes = {};
    std::optional<Time> maybe_at = {};

    static constexpr auto fields() {
        return std::array{field<&Everything::id>("id", ""), field<&Everything::text>("text_", ""),
            field<&Everything::integer>("whole", ""), field<&Everything::real>("share", ""),
            field<&Everything::yes>("yes", ""), field<&Everything::at>("at", ""),
            field<&Everything::colour>("colour", ""), field<&Everything::json>("extra", ""),
            field<&Everything::bytes>("octets", ""), field<&Everything::maybe_bytes>("maybe_octets", ""),
            field<&Everything::maybe_at>("maybe_at", "")};
    }
    bool operator==(const Everything&) const = default;
};

constexpr Sql insert_everything{
    "insert into everything (id, text_, whole, share, yes, at, colour, extra, octets, maybe_octets, "
    "maybe_at) "
    "values (:id, :text_, :whole, :share, :yes, :at, :colour, :extra, :octets, :maybe_octets, :maybe_at)"};
constexpr Sql every_thing{
    "select id, text_, whole, share, yes, at, colour, extra, octets, maybe_octets, maybe_at "
    "from everything order by id"};

class Statements : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        make_notes();
        migrate("create table everything (id id primary key, text_ text not null, whole integer not null, "
                "share real not null, yes boolean not null, at time not null, colour text not null, "
                "extra json not null, octets bytes not null, maybe_octets bytes, maybe_at time);"
                "create table reply (id id primary key, note id not null references note (id), "
                "stars integer check (stars between 1 and 5))");
    }
    Everything written_and_read(const Everything& thing) {
        database().write_now("thing", [&](WriteTx& tx) { tx.run_with(insert_everything, thing); });
        return database().read_now([](ReadTx& tx) { return tx.rows<Everything>(every_thing); }).back();
    }
    template <class Work> std::optional<Code> code_of_read(Work work) {
        return code_of([&] { database().read_now(work); });
    }
};
FOLKMOOT_ON_BOTH_STORES(Statements);

TEST_P(Statements, EveryKindOfFieldComesBackAsItWas) {
    Everything thing{.id = ObjectId{std::numeric_limits<std::int64_t>::max()},
        .text = "Cwmni \u00e2\u0175 \U0001F33F '\"\\ %_",
        .integer = std::numeric_limits<std::int64_t>::min(),
        .real = 0.1,
        .yes = true,
        .at = from_micros(1760000000000000),
        .colour = Colour::green,
        .json = {R"({"a":[1,null]})"},
        .bytes = {std::byte{0}, std::byte{255}, std::byte{39}, std::byte{0}},
        .maybe_bytes = Bytes{},
        .maybe_at = from_micros(-1)};
    EXPECT_EQ(written_and_read(thing), thing);
}

TEST_P(Statements, EmptyIsNotNull) {
    const Everything empty{.id = ObjectId{1}, .maybe_bytes = std::nullopt};
    const auto back = written_and_read(empty);
    EXPECT_EQ(back.text, "");
    EXPECT_EQ(back.bytes, Bytes{});
    EXPECT_EQ(back.maybe_bytes, std::nullopt);
    EXPECT_EQ(back.maybe_at, std::nullopt);
}

TEST_P(Statements, RealsKeepTheirLastBit) {
    for (const double real : {1.0 / 3, 1e308, -5e-324, std::nextafter(1.0, 2.0)}) {
        const auto back = written_and_read({.id = ids.next(), .real = real});
        EXPECT_EQ(back.real, real);
    }
}

TEST_P(Statements, NumbersOverThirtyTwoBitsAreNotCut) {
    const auto value = database().read_now([](ReadTx& tx) {
        return tx.value<std::int64_t>("select :n + 1", bind("n", std::int64_t{1760000000000}));
    });
    EXPECT_EQ(value, 1760000000001);
}

TEST_P(Statements, AValueNeverBecomesSql) {
    const std::string hostile = "x'); drop table note; -- :title \" $1";
    add_note(hostile, hostile);
    EXPECT_THAT(titles(), ElementsAre(hostile));
}

TEST_P(Statements, ANulInTextIsRefusedRatherThanCutOff) {
    EXPECT_EQ(code_of([&] { add_note(std::string("a\0b", 3)); }), Code::bad_input);
    EXPECT_EQ(count_notes(), 0);
}

TEST_P(Statements, ColonsInQuotesAreNoParameters) {
    const auto text = database().read_now([](ReadTx& tx) {
        return tx.value<std::string>(
            "select 'a:b' || :c || '::' || \"t\".\"x:y\" from (select 'z' as \"x:y\") \"t\"", bind("c", "c"));
    });
    EXPECT_EQ(text, "a:bc::z");
}

TEST_P(Statements, AParameterMayComeTwice) {
    const auto sum = database().read_now([](ReadTx& tx) {
        return tx.value<std::int64_t>("select :n + :n * :m", bind("n", 2), bind("m", 10));
    });
    EXPECT_EQ(sum, 22);
}

TEST_P(Statements, ANullHasTheTypeOfItsOptional) {
    add_note("A"), add_note("B");
    static constexpr Sql after{"select title from note where :after is null or id > :after order by id"};
    const auto from = [&](std::optional<ObjectId> id) {
        return database().read_now(
            [&](ReadTx& tx) { return tx.values<std::string>(after, bind("after", id)); });
    };
    EXPECT_THAT(from(std::nullopt), ElementsAre("A", "B"));
    EXPECT_THAT(from(ObjectId{1}), ElementsAre("B"));
    EXPECT_THAT(from(std::nullopt), ElementsAre("A", "B"));
}

TEST_P(Statements, OneLiteralServesValuesOfSeveralTypes) {
    static constexpr Sql echo{"select case when :value is null then 'nothing' else 'something' end"};
    for (int round = 0; round < 2; ++round)
        database().read_now([](ReadTx& tx) {
            EXPECT_EQ(tx.value<std::string>(echo, bind("value", 1)), "something");
            EXPECT_EQ(tx.value<std::string>(echo, bind("value", "text")), "something");
            EXPECT_EQ(tx.value<std::string>(echo, bind("value", std::nullopt)), "nothing");
        });
}

TEST_P(Statements, OneLiteralServesRecordsOfSeveralShapes) {
    struct Short {
        std::optional<ObjectId> id;
        std::string title;
        std::optional<std::string> body;
        static constexpr auto fields() {
            return std::array{field<&Short::id>("id", ""), field<&Short::title>("title", ""),
                field<&Short::body>("body", "")};
        }
    };
    add_note("A", "text");
    for (int round = 0; round < 2; ++round)
        database().read_now([](ReadTx& tx) {
            EXPECT_EQ(tx.rows<Note>(all_notes).at(0).title, "A");
            EXPECT_EQ(tx.rows<Short>(all_notes).at(0).body, "text");
        });
}

TEST_P(Statements, AnUnknownParentIsAConflict) {
    const auto reply = [](WriteTx& tx) { tx.run("insert into reply (id, note, stars) values (1, 99, 3)"); };
    EXPECT_EQ(code_of([&] { database().write_now("reply", reply); }), Code::conflict);
}

TEST_P(Statements, ABrokenCheckIsAConflict) {
    add_note("A");
    const auto reply = [](WriteTx& tx) { tx.run("insert into reply (id, note, stars) values (1, 1, 6)"); };
    EXPECT_EQ(code_of([&] { database().write_now("reply", reply); }), Code::conflict);
}

TEST_P(Statements, TextSortsByCodePoint) {
    for (const auto* title : {"b", "a", "B", "\u00e9", "Z", "_"})
        add_note(title);
    EXPECT_THAT(titles(), ElementsAre("B", "Z", "_", "a", "b", "\u00e9"));
}

TEST_P(Statements, TheLogNeverHoldsAValue) {
    add_note("Ms Smith's complaint");
    EXPECT_EQ(code_of([&] { add_note("Ms Smith's complaint"); }), Code::conflict);
    EXPECT_THAT(notices.text(), HasSubstr("insert into note"));
    EXPECT_THAT(notices.text(), Not(HasSubstr("Smith")));
}

TEST_P(Statements, MistakesOfTheHouseAreDefectsNotAnswers) {
    add_note("A");
    EXPECT_EQ(code_of_read([](ReadTx& tx) { tx.values<std::string>("select title from nowhere"); }),
        Code::internal);
    EXPECT_EQ(code_of_read([](ReadTx& tx) { tx.rows<Note>("select id, title from note"); }), Code::internal)
        << "a column too few";
    EXPECT_EQ(
        code_of_read([](ReadTx& tx) { tx.rows<Note>("select id, body, title from note"); }), Code::internal)
        << "null for what is not optional";
    EXPECT_EQ(code_of_read([](ReadTx& tx) { tx.values<Colour>("select 'blue'"); }), Code::internal);
    EXPECT_EQ(code_of_read([](ReadTx& tx) { tx.values<ObjectId>("select :id"); }), Code::internal);
    EXPECT_EQ(
        code_of_read([](ReadTx& tx) { tx.values<ObjectId>("select 1", bind("id", 1)); }), Code::internal);
    add_note("B");
    EXPECT_EQ(code_of_read([](ReadTx& tx) { tx.row<Note>(all_notes); }), Code::internal)
        << "two rows for one";
    EXPECT_EQ(count_notes(), 2) << "the connections must still work";
}

constexpr Sql numbers_to{"with recursive n (i) as (select 1 union all select i + 1 from n where i < :most) "
                         "select i from n"};

TEST_P(Statements, TenThousandRowsAreRead) {
    const auto numbers = database().read_now(
        [](ReadTx& tx) { return tx.values<std::int64_t>(numbers_to, bind("most", 10'000)); });
    EXPECT_EQ(numbers.size(), 10'000U);
}

TEST_P(Statements, MoreThanTenThousandRowsAreADefect) {
    const auto read = [](ReadTx& tx) { tx.values<std::int64_t>(numbers_to, bind("most", 10'001)); };
    EXPECT_EQ(code_of_read(read), Code::internal);
}

TEST_P(Statements, AReadOverItsTimeIsStopped) {
    settings.read_limit = std::chrono::milliseconds{50};
    reopen();
    const auto start = std::chrono::steady_clock::now();
    const auto read = [](ReadTx& tx) {
        return tx.value<std::int64_t>(
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < "
            "1000000000) select count(*) from n");
    };
    EXPECT_EQ(code_of_read(read), Code::overloaded);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{5});
    EXPECT_EQ(count_notes(), 0) << "the next read has its own time";
}

template <int N>
inline constexpr char select_number[] = {
    's', 'e', 'l', 'e', 'c', 't', ' ', '1', '0' + N / 100, '0' + N / 10 % 10, '0' + N % 10, '\0'};

template <int... N> constexpr std::array<Sql, sizeof...(N)> selects(std::integer_sequence<int, N...>) {
    return {Sql{select_number<N>}...};
}

TEST_P(Statements, MoreOfThemThanTheCacheHoldsStillAnswer) {
    static constexpr auto all = selects(std::make_integer_sequence<int, 300>());
    database().read_now([](ReadTx& tx) {
        for (int round = 0; round < 3; ++round)
            for (std::size_t i = 0; i < all.size(); ++i)
                EXPECT_EQ(tx.value<std::int64_t>(all[i]), 1000 + static_cast<std::int64_t>(i));
    });
}

TEST_P(Statements, AnInsertMayReturnWhatItMade) {
    const auto id = database().write_now("note.added", [](WriteTx& tx) {
        return tx.value<ObjectId>("insert into note (id, title) values (:id, :title) returning id",
            bind("id", ObjectId{77}), bind("title", "A"));
    });
    EXPECT_EQ(id, ObjectId{77});
    EXPECT_EQ(count_notes(), 1);
}

}} // namespace store
} // namespace folkmoot
