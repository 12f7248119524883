#pragma once
#include "kit/postgres.hpp"
#include "kit/seeded.hpp"
#include "kit/temporary_folder.hpp"

#include "store/database.hpp"

#include <fstream>

namespace folkmoot::store {

enum class Backend { sqlite, postgres };

struct Note {
    ObjectId id;
    std::string title;
    std::optional<std::string> body;

    static constexpr auto fields() {
        return std::array{field<&Note::id>("id", "Which note"), field<&Note::title>("title", "Its title"),
            field<&Note::body>("body", "Its text")};
    }
};

/// The log lines of a store, kept for the test.
class KeptNotices {
public:
    Notices sink() {
        return [this](const Notice& notice) {
            const std::lock_guard lock{mutex_};
            text_ += notice.text + "\n";
        };
    }
    std::string text() const {
        const std::lock_guard lock{mutex_};
        return text_;
    }

private:
    mutable std::mutex mutex_;
    std::string text_;
};

/// A fresh store for each test, on each backend.
class StoreTest : public testing::TestWithParam<Backend> {
protected:
    void SetUp() override;
    void TearDown() override;
    /// Closes the store and opens it again; a test may change `settings` before.
    void reopen();
    void close() { database_.reset(); }
    Database& database() { return *database_; }
    bool is_sqlite() const { return GetParam() == Backend::sqlite; }

    /// Runs a migration made of this text. Its number counts up from 1.
    void migrate(const std::string& text);
    void make_notes();
    void add_note(const std::string& title, std::optional<std::string> body = {});
    std::int64_t count_notes();
    std::vector<std::string> titles();

    kit::TemporaryFolder folder;
    kit::TestClock clock;
    kit::CountingMint ids;
    KeptNotices notices;
    Settings settings;

private:
    std::optional<Database> database_;
    int migrations_ = 0;
};

std::string backend_name(const testing::TestParamInfo<Backend>& info);

inline constexpr Sql insert_note{"insert into note (id, title, body) values (:id, :title, :body)"};
inline constexpr Sql all_notes{"select id, title, body from note order by id"};
inline constexpr Sql number_of_notes{"select count(*) from note"};

/// The code of the problem that `work` throws.
template <class Work> std::optional<Code> code_of(Work work) {
    try {
        work();
    } catch (const Problem& problem) {
        return problem.code();
    }
    return std::nullopt;
}

} // namespace folkmoot::store

#define FOLKMOOT_ON_BOTH_STORES(Suite)                                                                       \
    INSTANTIATE_TEST_SUITE_P(Stores, Suite, testing::Values(Backend::sqlite, Backend::postgres), backend_name)
