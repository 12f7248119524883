#pragma once
#include "collab/rooms/log.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/viewer.hpp"

#include <unordered_map>

namespace folkmoot::objects {

/// A suggestion whose words stand in a draft.
struct AcceptedWords {
    std::int64_t client = 0;
    ObjectId suggestion;
    ObjectId decided_by;
    static constexpr auto fields() {
        return std::array{field<&AcceptedWords::client>("client", "The client id of its words"),
            field<&AcceptedWords::suggestion>("suggestion", "The suggestion"),
            field<&AcceptedWords::decided_by>("decided_by", "Who accepted it")};
    }
};
/// By client id; at most 10,000.
std::unordered_map<yjs::ClientId, AcceptedWords> accepted_words(ReadTx& tx, ObjectId about);

/// The people of one answer, each once. Whom the viewer may not know, nobody is: the person has no id and no
/// name.
class NamedAuthors {
public:
    NamedAuthors(const Viewer& viewer, const Standing& object)
        : own_(viewer.person())
        , knows_all_(object.can("core.view_people")) { }

    /// A place in `labels`.
    std::int64_t place_of(ObjectId person) {
        const ObjectId known = knows_all_ || person == own_ ? person : ObjectId{};
        const auto [found, is_new] = places_.try_emplace(known, std::ssize(people_));
        if (is_new) people_.push_back(known);
        return found->second;
    }
    std::vector<PersonLabel> labels(ReadTx& tx) const { return label_people(tx, people_); }

private:
    ObjectId own_;
    bool knows_all_;
    std::unordered_map<ObjectId, std::int64_t> places_;
    std::vector<ObjectId> people_;
};

} // namespace folkmoot::objects
