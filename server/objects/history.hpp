#pragma once
#include "folkmoot/label.hpp"

namespace folkmoot::objects {

/// One line of an object's history.
struct RevisionLine {
    std::int64_t number = 0;
    PersonLabel author;
    Time created;
    std::string title;
    std::string note;
    bool minor = false;
    std::optional<std::int64_t> restored_from;
    std::optional<PersonLabel> agreed_by;
    static constexpr auto fields() {
        return std::array{field<&RevisionLine::number>("number", "Counts from 1 within the object"),
            field<&RevisionLine::author>("author", "Who published it"),
            field<&RevisionLine::created>("created", "When"),
            field<&RevisionLine::title>("title", "The title then"),
            field<&RevisionLine::note>("note", "What the author said of it"),
            field<&RevisionLine::minor>("minor", "Whether it told nobody"),
            field<&RevisionLine::restored_from>("restored_from", "The revision it brought back"),
            field<&RevisionLine::agreed_by>(
                "agreed_by", "Who agreed to it before it was public; null: nobody had to")};
    }
};

/// The published revisions, the newest first, fifty a page.
Paged<RevisionLine> list_revisions(
    ReadTx& tx, const Viewer& viewer, const Standing& object, std::string_view after);

} // namespace folkmoot::objects
