#pragma once
#include "folkmoot/context.hpp"
#include "folkmoot/label.hpp"
#include "folkmoot/richtext.hpp"
#include "objects/ask.hpp"

namespace folkmoot::objects {

/// What one person is asked to do, as only that person sees it: it says nothing of whom else was asked.
struct OwnAsk {
    ObjectId id;
    AskKind kind = AskKind::comment;
    ObjectLabel object;
    std::int64_t revision = 0;
    PersonLabel asked_by;
    Time asked;
    Deadline due;
    bool overdue = false;
    std::string note;
    std::optional<AskAnswer> answer;
    std::optional<Time> answered;
    static constexpr auto fields() {
        return std::array{field<&OwnAsk::id>("id", "The ask"), field<&OwnAsk::kind>("kind", "To do what"),
            field<&OwnAsk::object>("object", "With what"),
            field<&OwnAsk::revision>("revision", "Its published revision now"),
            field<&OwnAsk::asked_by>("asked_by", "Who asks"), field<&OwnAsk::asked>("asked", "When"),
            field<&OwnAsk::due>("due", "By when"), field<&OwnAsk::overdue>("overdue", "Whether that is over"),
            field<&OwnAsk::note>("note", "What they wrote with it"),
            field<&OwnAsk::answer>("answer", "What one has said to it"),
            field<&OwnAsk::answered>("answered", "And when")};
    }
};

/// What the viewer is asked to do and has not done, what is overdue longest first, ten a page. What they no
/// longer see is not among it.
Paged<OwnAsk> list_own_asks(ReadTx& tx, const Viewer& viewer, std::string_view after);

/// How far an ask has come: for the staff members of the space.
struct AskSummary {
    ObjectId id;
    AskKind kind = AskKind::comment;
    PersonLabel asked_by;
    Time asked;
    Deadline due;
    bool overdue = false;
    std::string note;
    std::int64_t people = 0;
    std::int64_t done = 0;
    std::optional<Time> ended;
    std::optional<AskEnding> ending;
    static constexpr auto fields() {
        return std::array{field<&AskSummary::id>("id", "The ask"),
            field<&AskSummary::kind>("kind", "To do what"),
            field<&AskSummary::asked_by>("asked_by", "Who asks"), field<&AskSummary::asked>("asked", "When"),
            field<&AskSummary::due>("due", "By when"),
            field<&AskSummary::overdue>("overdue", "Whether that is over"),
            field<&AskSummary::note>("note", "What they wrote with it"),
            field<&AskSummary::people>("people", "How many were asked"),
            field<&AskSummary::done>("done", "How many have answered"),
            field<&AskSummary::ended>("ended", "When it was closed or withdrawn"),
            field<&AskSummary::ending>("ending", "Which of the two")};
    }
};

/// The asks about one object: what the viewer is asked, and, where they may ask others, the newest fifty.
struct ObjectAsks {
    std::vector<OwnAsk> own;
    std::vector<AskSummary> items;
    bool may_ask = false;
    std::int64_t points = 0;
    std::int64_t decided = 0;
    static constexpr auto fields() {
        return std::array{field<&ObjectAsks::own>("own", "What the viewer is asked; answered ones, too"),
            field<&ObjectAsks::items>("items", "All of them, the newest first, for whoever may ask"),
            field<&ObjectAsks::may_ask>("may_ask", "The viewer may ask others"),
            field<&ObjectAsks::points>("points", "How many points the viewer made about it, up to 1,000"),
            field<&ObjectAsks::decided>("decided", "About how many of them something is decided")};
    }
};
ObjectAsks asks_about(ReadTx& tx, const Viewer& viewer, const Standing& about);

/// Staff members who may ask others here; guests never, who would learn of whom else there is.
bool may_ask(const Viewer& viewer, const Standing& about);
/// Those who may ask see how far an ask has come; where nobody may, as the space rests, whoever asked still
/// does.
bool sees_ask(ReadTx& tx, const Viewer& viewer, const Standing& about, ObjectId asked_by);

struct AskedPerson {
    PersonLabel person;
    std::optional<AskAnswer> answer;
    std::optional<Time> answered;
    std::optional<std::int64_t> revision;
    std::int64_t comments = 0;
    static constexpr auto fields() {
        return std::array{field<&AskedPerson::person>("person", "Who was asked"),
            field<&AskedPerson::answer>("answer", "What they said to it"),
            field<&AskedPerson::answered>("answered", "When"),
            field<&AskedPerson::revision>("revision", "About which revision"),
            field<&AskedPerson::comments>("comments", "How many comments of theirs the viewer sees there")};
    }
};

struct AskView {
    ObjectLabel object;
    AskSummary ask;
    std::vector<AskedPerson> people;
    static constexpr auto fields() {
        return std::array{field<&AskView::object>("object", "What it is about"),
            field<&AskView::ask>("ask", "How far it has come"),
            field<&AskView::people>("people", "Whom it asks, by organisation and name", at_most(most_asked))};
    }
};
AskView view_ask(ReadTx& tx, const Viewer& viewer, const Standing& about, const AskRow& ask);

/// What was asked about the object, of whom, and what they said to it, as a text of its own to stand behind
/// the object's in an export: for whoever may ask; empty for all others.
richtext::Tree asks_as_text(ReadContext& context, const Standing& about);

/// People of one organisation.
struct AskedBody {
    std::string name;
    std::int64_t people = 0;
    static constexpr auto fields() {
        return std::array{field<&AskedBody::name>("name", "The organisation; empty: of none"),
            field<&AskedBody::people>("people", "How many people of it")};
    }
};

/// Whom an ask would reach, before it is sent.
struct AskPreview {
    std::int64_t people = 0;
    std::vector<AskedBody> organisations;
    std::vector<PersonLabel> cannot;
    std::int64_t cannot_count = 0;
    static constexpr auto fields() {
        return std::array{field<&AskPreview::people>("people", "How many people would be asked"),
            field<&AskPreview::organisations>(
                "organisations", "Their organisations, by name", at_most(most_asked)),
            field<&AskPreview::cannot>("cannot", "Who cannot see it, or not do it; the first fifty"),
            field<&AskPreview::cannot_count>("cannot_count", "How many those are")};
    }
};
AskPreview preview_ask(ReadTx& tx, const access::Addressees& addressees);

} // namespace folkmoot::objects
