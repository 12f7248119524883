#pragma once
#include "folkmoot/transaction.hpp"

namespace folkmoot::objects {

/// What one key of a source became.
struct Imported {
    ObjectId object;
    std::string checksum; ///< of the content it was made from; the same again needs no work
    static constexpr auto fields() {
        return std::array{field<&Imported::object>("object", "What it became"),
            field<&Imported::checksum>("checksum", "Of what it was made from")};
    }
};

/// Which object the source's key became, if it has been imported before. With it an import can be repeated
/// and resumed: it changes what changed and makes nothing twice. Source and key are at most 1,000 octets.
std::optional<Imported> find_imported(ReadTx& tx, std::string_view source, std::string_view key);
void put_imported(WriteTx& tx, std::string_view source, std::string_view key, const Imported& imported);

} // namespace folkmoot::objects
