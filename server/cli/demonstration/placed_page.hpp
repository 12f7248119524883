#pragma once
#include "cli/demonstration/loading.hpp"

#include "folkmoot/importing.hpp"

#include <deque>

namespace folkmoot::cli {

/// A page of the files and its place in the site.
struct PlacedPage {
    const DemonstrationPage* page = nullptr;
    const DemonstrationSpace* space = nullptr;
    PlacedPage* parent = nullptr; ///< none: at the top
    const PageImporter* importer = nullptr; ///< of its section's module
    ObjectId space_id;
    ObjectId section;
    std::int64_t place = 0; ///< among its siblings
    std::string key; ///< space, section and name: "bathing-waters/papers/start-here"
    Time begun; ///< not after any page below it
    ObjectId id; ///< once it has been made

    const DemonstrationText& first_text() const {
        return page->revisions.empty() ? page->draft.value() : page->revisions.front();
    }
};

enum class Act {
    begin,
    publish,
    draft,
    remove,
    comment,
    decide,
    resolve,
    ask,
    answer,
    review,
    suggest,
    judge,
    write
};

/// One thing that somebody did.
struct Step {
    Time at;
    Act act;
    PlacedPage* page;
    const DemonstrationText* text = nullptr; ///< of publish and draft
    std::string key; ///< unique, for the import map
    std::size_t number; ///< for those of one moment: a parent is begun before its children
    const DemonstrationThread* thread = nullptr; ///< of comment, decide and resolve
    std::size_t comment = 0; ///< which of the thread
    const DemonstrationAsk* ask = nullptr; ///< of ask and answer
    std::size_t part = 0; ///< which answer of the ask, outcome of the comment, or decision on the suggestion
    const DemonstrationReview* review = nullptr; ///< of review
    const DemonstrationSuggestion* suggestion = nullptr; ///< of suggest and judge
    const DemonstrationWriting* writing = nullptr; ///< of write
};

/// The key of whoever did it.
std::string author_of(const Step& step);
/// Somebody as who they are: what they do below is under their own rights.
Viewer demonstration_viewer(const Loading& loading, ReadTx& tx, std::string_view key);

/// All pages of all spaces.
class PlacedPages {
public:
    explicit PlacedPages(const Loading& loading);
    /// What happened to them, in the order in which it did.
    std::vector<Step> steps();

private:
    void place(const std::vector<DemonstrationPage>& pages, const PlacedPage& like, PlacedPage* parent);
    void add_steps(PlacedPage& page, std::vector<Step>& steps) const;
    /// By space, section and name, wherever it stands in the section; null for one of a module not in use.
    PlacedPage* find(std::string_view wanted);
    void add_comments(std::vector<Step>& steps);
    void add_asks(std::vector<Step>& steps);
    void add_reviews(std::vector<Step>& steps);
    void add_suggestions(std::vector<Step>& steps);
    void add_writing(std::vector<Step>& steps);

    const Loading& loading_;
    std::deque<PlacedPage> pages_; ///< a parent before its children
};

} // namespace folkmoot::cli
