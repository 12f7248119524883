#pragma once
#include "kit/seeded.hpp"

#include "store/database.hpp"

#include <set>

namespace folkmoot::store {

/// A store in which each save makes two rows, so that a half-applied one shows.
class PairStore {
public:
    explicit PairStore(const std::string& url);

    Database& database() { return database_; }
    /// What a save of that number does.
    static void save(WriteTx& tx, std::int64_t number);

    /// The numbers of all saves in the store. Fails the test for one that is there by half, and for a store
    /// that does not pass SQLite's integrity check.
    std::set<std::int64_t> whole_saves();

private:
    kit::TestClock clock_;
    kit::CountingMint ids_;
    Database database_;
};

/// Every one of `expected` is in `found`; names the first that is not.
testing::AssertionResult holds_all(
    const std::set<std::int64_t>& found, const std::set<std::int64_t>& expected);

} // namespace folkmoot::store
