#pragma once
#include "host/house.hpp"
#include "kit/backend.hpp"

#include <optional>

namespace folkmoot::cli {

/// A site with the wiki module, one person (owen@department.example), and one space "team" with one wiki, on
/// each store. The house can be closed and opened again, as a command does that is run twice.
class SmallSiteTest : public testing::TestWithParam<kit::Backend> {
protected:
    void SetUp() override;
    void TearDown() override;

    host::House& house() { return *house_; }
    void open();
    void close() { house_.reset(); }
    template <class Work> auto read(Work work) { return house().database().read_now(std::move(work)); }
    std::int64_t count(const Sql& sql) {
        return read([&](ReadTx& tx) { return tx.value<std::int64_t>(sql).value_or(0); });
    }

private:
    void sign_module();
    void furnish();
    kit::TemporaryFolder folder_;
    std::optional<kit::EmptyStore> store_;
    std::optional<host::House> house_;
};

} // namespace folkmoot::cli
