#pragma once
// Updates put together piece by piece, right ones and wrong ones.
#include "collab/yjs/update.hpp"
#include "collab/yjs/writer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace folkmoot::yjs::test {

/// Where an item stands: between neighbours, or else in a root or in a type of its own.
struct Where {
    std::optional<Id> origin;
    std::optional<Id> right_origin;
    std::string root = "t";
    std::optional<Id> parent;
    std::optional<std::string> key;
};

/// One struct each, as it is written in an update.
OwnedOctets item(Content, const Where&, Octets body);
OwnedOctets text_item(std::string_view text, const Where& = {});
OwnedOctets any_item(const Where&, std::uint64_t count, Octets values);
OwnedOctets type_item(TypeKind, const Where&, std::string_view name = {});
OwnedOctets embed_item(std::string_view json, const Where& = {});
OwnedOctets format_item(std::string_view key, std::string_view json, const Where& = {});
OwnedOctets gc(std::uint64_t length);
OwnedOctets skip(std::uint64_t length);

class MadeUpdate {
public:
    MadeUpdate& section(ClientId, std::uint64_t clock, const std::vector<OwnedOctets>& structs);
    MadeUpdate& deletes(ClientId, std::uint64_t clock, std::uint64_t length);
    OwnedOctets octets() const;

private:
    std::size_t sections_ = 0;
    std::size_t deletes_ = 0;
    Writer body_;
    Writer ranges_;
};

/// An update of one client's structs from clock 0 on.
OwnedOctets update_of(const std::vector<OwnedOctets>& structs, ClientId = 1);

} // namespace folkmoot::yjs::test
