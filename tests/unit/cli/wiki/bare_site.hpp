#pragma once
#include "host/house.hpp"
#include "kit/backend.hpp"

#include <optional>

namespace folkmoot::cli {

/// A site with the wiki module and nothing in it, on either store. The house can be closed and opened again,
/// as by a command that is run twice.
class BareSite {
public:
    explicit BareSite(kit::Backend backend);

    /// Why it cannot be: the module is not built, or there is no PostgreSQL. Empty: it can.
    static std::string absence(kit::Backend backend);
    host::House& house() { return *house_; }
    void open();
    void close() { house_.reset(); }
    template <class Work> auto read(Work work) { return house().database().read_now(std::move(work)); }

private:
    void sign_module();
    kit::TemporaryFolder folder_;
    kit::EmptyStore store_;
    std::optional<host::House> house_;
};

} // namespace folkmoot::cli
