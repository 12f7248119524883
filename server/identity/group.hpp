#pragma once
#include "identity/directory.hpp"

namespace folkmoot::identity {

/// Groups as those see and change them who manage people. The functions here ask no rights: routes do.
struct GroupLine {
    ObjectId id;
    std::string name;
    std::string source;
    std::int64_t people = 0;
    std::int64_t version = 0;
    static constexpr auto fields() {
        return std::array{field<&GroupLine::id>("id", "The group"),
            field<&GroupLine::name>("name", "Its name"),
            field<&GroupLine::source>("source", "Who keeps it: by hand, or a directory"),
            field<&GroupLine::people>("people", "How many people are in it"),
            field<&GroupLine::version>("version", "For If-Match, when it is renamed")};
    }
};
/// By name; at most `limit` (1 to 100).
std::vector<GroupLine> list_group_lines(ReadTx& tx, const DirectoryPlace& after, std::int64_t limit);
/// Throws Code::not_found.
GroupLine require_group(ReadTx& tx, ObjectId group);

struct GroupMember {
    ObjectId id;
    std::string name;
    std::string email;
    Time since;
    static constexpr auto fields() {
        return std::array{field<&GroupMember::id>("id", "The person"),
            field<&GroupMember::name>("name", "Name", personal("to say who is in it", "while they are")),
            field<&GroupMember::email>(
                "email", "Address", personal("to tell people apart", "while they are")),
            field<&GroupMember::since>("since", "From when")};
    }
};
/// By name, at most `limit` (1 to 100).
std::vector<GroupMember> list_members_of(
    ReadTx& tx, ObjectId group, const DirectoryPlace& after, std::int64_t limit);

/// Throws Code::conflict naming the field `name` when another has the name, Code::bad_input for an empty one.
ObjectId make_group(WriteTx& tx, std::string_view name);
void rename_group(WriteTx& tx, ObjectId group, std::string_view name);

} // namespace folkmoot::identity
