#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::host {

/// The modules that administrators want left out from the next start on.
std::vector<std::string> list_left_out(ReadTx& tx);
/// Whether a module is loaded from the next start on.
void leave_out(WriteTx& tx, std::string_view module, ObjectId person, bool out);

/// Where the sections of one module are.
struct ModuleUse {
    std::string module;
    std::int64_t sections = 0;
    std::int64_t spaces = 0;
    static constexpr auto fields() {
        return std::array{field<&ModuleUse::module>("module", "The module"),
            field<&ModuleUse::sections>("sections", "How many sections it has"),
            field<&ModuleUse::spaces>("spaces", "In how many spaces")};
    }
};
std::vector<ModuleUse> count_sections(ReadTx& tx);

} // namespace folkmoot::host
