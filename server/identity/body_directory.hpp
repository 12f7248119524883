#pragma once
#include "folkmoot/transaction.hpp"
#include "folkmoot/viewer.hpp"
#include "identity/directory.hpp"

namespace folkmoot::identity {

/// A group or an organisation, as somebody who chooses one finds it.
struct DirectoryBody {
    ObjectId id;
    std::string name;
    std::string short_name;
    static constexpr auto fields() {
        return std::array{field<&DirectoryBody::id>("id", "The group or organisation"),
            field<&DirectoryBody::name>("name", "Its name"),
            field<&DirectoryBody::short_name>("short_name", "Its short name, where it has one")};
    }
};

/// Those in whose names each of the words typed begins a word, by name. Nothing typed: all. Only staff find
/// any, since nobody from outside may learn who works with whom. At most `limit` (1 to 100); no more than
/// 25,000 names are looked through.
std::vector<DirectoryBody> find_groups(ReadTx& tx, const Viewer& viewer, std::string_view typed,
    const DirectoryPlace& after, std::int64_t limit);
/// The same for organisations that have not ended; a guest finds those that people whom she knows are of
/// today.
std::vector<DirectoryBody> find_organisations(ReadTx& tx, const Viewer& viewer, std::string_view typed,
    const DirectoryPlace& after, std::int64_t limit);

} // namespace folkmoot::identity
