#include "kit/backend.hpp"

#include "kit/postgres.hpp"

namespace folkmoot::kit {

std::string backend_name(const testing::TestParamInfo<Backend>& info) {
    return info.param == Backend::sqlite ? "Sqlite" : "Postgres";
}

EmptyStore::EmptyStore(Backend backend)
    : backend_(backend) {
    if (backend == Backend::sqlite) {
        url_ = "sqlite://" + (folder_ / "folkmoot.db").string();
    } else if (auto* postgres = Postgres::shared()) {
        url_ = postgres->create_store();
    }
}

EmptyStore::~EmptyStore() {
    if (backend_ == Backend::postgres && !url_.empty()) Postgres::shared()->drop_store(url_);
}

std::string EmptyStore::absence() {
    return Postgres::absence();
}

} // namespace folkmoot::kit
