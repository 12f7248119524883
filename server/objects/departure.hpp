#pragma once
#include "folkmoot/event.hpp"

namespace folkmoot::objects {

/// Somebody whom a text mentions has another name in it now.
struct MentionRenamed {
    static constexpr std::string_view name{"core.mention_renamed"};
    ObjectId person;
    static constexpr auto fields() {
        return std::array{field<&MentionRenamed::person>("person", "Who is mentioned")};
    }
};

/// Forgets what somebody kept here for themselves alone: stars, watches, what they opened and were told,
/// drafts in Markdown that nobody else reads, questions they have not answered, answers to requests of
/// theirs. What they published, said, answered and decided stays.
void forget_own(WriteTx& tx, ObjectId person);

/// Puts other words where somebody is mentioned: in all revisions, texts that are to be published, named
/// states, suggestions, and what is kept of large deletions; each object whose text is now another is an
/// event. Gives how many there are. In what is being written live the words stay until somebody writes
/// others.
std::int64_t rename_mentions(WriteTx& tx, ObjectId person, std::string_view words);

} // namespace folkmoot::objects
