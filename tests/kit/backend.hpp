#pragma once
#include "kit/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace folkmoot::kit {

/// The two stores that every suite runs on.
enum class Backend { sqlite, postgres };

inline const auto both_backends = testing::Values(Backend::sqlite, Backend::postgres);
std::string backend_name(const testing::TestParamInfo<Backend>& info);

/// An empty store of either kind, gone at the end of its scope: declare it before the Database that opens it.
class EmptyStore {
public:
    explicit EmptyStore(Backend backend);
    ~EmptyStore();
    EmptyStore(const EmptyStore&) = delete;
    EmptyStore& operator=(const EmptyStore&) = delete;

    /// For store::Settings; empty, with the reason in `absence`, where PostgreSQL is not installed.
    const std::string& url() const { return url_; }
    static std::string absence();

private:
    Backend backend_;
    TemporaryFolder folder_;
    std::string url_;
};

} // namespace folkmoot::kit
