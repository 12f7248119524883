#include "faults/store/pair_store.hpp"

#include "kit/temporary_folder.hpp"

#include <fstream>

namespace folkmoot::store {
namespace {

Settings settings_for(const std::string& url) {
    Settings settings;
    settings.url = url;
    settings.readers = 1;
    settings.checkpoint_pages = 40; // often, so that faults and kills hit checkpoints too
    return settings;
}

} // namespace

PairStore::PairStore(const std::string& url)
    : database_(settings_for(url), clock_, ids_) {
    const kit::TemporaryFolder schema;
    std::ofstream{schema / "0001_pairs.sql"}
        << "create table first (number integer primary key, filling text);"
           "create table second (number integer primary key, filling text);";
    database_.migrate("pairs", schema.path());
}

void PairStore::save(WriteTx& tx, std::int64_t number) {
    const std::string filling(500, 'x');
    tx.run("insert into first (number, filling) values (:n, :f)", bind("n", number), bind("f", filling));
    tx.run("insert into second (number, filling) values (:n, :f)", bind("n", number), bind("f", filling));
}

std::set<std::int64_t> PairStore::whole_saves() {
    return database_.read_now([&](ReadTx& tx) {
        const auto halves = tx.value<std::int64_t>(
            "select (select count(*) from first where number not in (select number from second)) + "
            "(select count(*) from second where number not in (select number from first))");
        EXPECT_EQ(halves, 0) << "saves were applied by half";
        if (database_.is_sqlite())
            EXPECT_EQ(tx.value<std::string>("select integrity_check from pragma_integrity_check"), "ok");
        std::set<std::int64_t> numbers;
        for (std::int64_t after = -1;;) {
            const auto page = tx.values<std::int64_t>(
                "select number from first where number > :after order by number limit 10000",
                bind("after", after));
            numbers.insert(page.begin(), page.end());
            if (page.size() < 10'000) return numbers;
            after = page.back();
        }
    });
}

testing::AssertionResult holds_all(
    const std::set<std::int64_t>& found, const std::set<std::int64_t>& expected) {
    for (const auto number : expected)
        if (!found.contains(number))
            return testing::AssertionFailure()
                << "the acknowledged save " << number << " is not in the store";
    return testing::AssertionSuccess();
}

} // namespace folkmoot::store
