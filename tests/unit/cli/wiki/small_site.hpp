#pragma once
#include "unit/cli/wiki/bare_site.hpp"

namespace folkmoot::cli {

inline constexpr Sql count_pages{"select count(*) from wiki_page"};
inline constexpr Sql count_revisions{"select count(*) from object_revision"};
inline constexpr Sql count_links{"select count(*) from link where kind = 'links' and to_object is not null"};
inline constexpr Sql count_files{"select count(*) from file"};
inline constexpr Sql latest_text{"select r.body from object_revision r join object o on o.id = r.object "
                                 "and o.revision = r.number where o.title = :title"};

/// An import that nobody stops.
inline bool go_on(std::size_t, std::size_t) {
    return true;
}

/// A site with the wiki module, one person (owen@department.example), and one space "team" with one wiki, on
/// each store. The house can be closed and opened again, as a command does that is run twice.
class SmallSiteTest : public testing::TestWithParam<kit::Backend> {
protected:
    void SetUp() override;
    void TearDown() override;

    host::House& house() { return site_->house(); }
    void open() { site_->open(); }
    void close() { site_->close(); }
    template <class Work> auto read(Work work) { return house().database().read_now(std::move(work)); }
    std::int64_t count(const Sql& sql) {
        return read([&](ReadTx& tx) { return tx.value<std::int64_t>(sql).value_or(0); });
    }

private:
    void furnish();
    std::optional<BareSite> site_;
};

} // namespace folkmoot::cli
