#include "search/sight.hpp"
#include "search/terms.hpp"

#include <algorithm>
#include <bit>

namespace folkmoot::search {

namespace {

/// Who sees as few documents as this is led by a list of them.
constexpr Xapian::doccount most_listed = 20'000;
constexpr std::size_t most_asked = 256; ///< visibilities whose lists are worth asking for their length

std::size_t place_of(std::uint64_t visibility, std::size_t size) {
    return static_cast<std::size_t>(visibility * 0x9e3779b97f4a7c15U >> 32U) & (size - 1);
}

/// Lets through the documents whose visibility is in the sight. Weighs nothing. Where a rarer word leads the
/// search, it is asked about single documents and looks at the visibility of each; where it leads itself and
/// the viewer sees few, it lists those once.
class SightSource final : public Xapian::PostingSource {
public:
    SightSource(Sight sight, std::optional<Xapian::doccount> few)
        : sight_(std::move(sight))
        , few_(few) { }

    Xapian::doccount get_termfreq_min() const override { return few_.value_or(0); }
    Xapian::doccount get_termfreq_est() const override { return few_.value_or(documents_ / 2); }
    Xapian::doccount get_termfreq_max() const override { return few_.value_or(documents_); }

    void init(const Xapian::Database& database) override {
        documents_ = database.get_doccount();
        database_ = database;
        started_ = false;
        passed_ = 0;
        list_.reset();
    }
    Xapian::docid get_docid() const override { return list_ ? *place_ : at_.get_docid(); }
    bool at_end() const override { return started_ && (list_ ? place_ == list_->cend() : at_ == end_); }

    void next(double) override {
        if (few_ && !list_) {
            list_after(passed_);
        } else if (list_) {
            ++place_;
        } else {
            if (started_)
                ++at_;
            else
                start();
            find_visible();
        }
    }
    void skip_to(Xapian::docid wanted, double) override {
        if (few_ && !list_) list_after(0);
        if (list_) {
            place_ = std::lower_bound(place_, list_->cend(), wanted);
            return;
        }
        if (!started_) start();
        if (at_ != end_) at_.skip_to(wanted);
        find_visible();
    }
    bool check(Xapian::docid wanted, double least) override {
        if (list_) {
            skip_to(wanted, least);
            return true;
        }
        if (!started_) start();
        passed_ = wanted;
        if (at_ == end_) return true;
        if (!at_.check(wanted)) return false;
        if (at_ != end_) passed_ = at_.get_docid();
        return at_ == end_ || (at_.get_docid() >= wanted && sight_.sees_slot(*at_));
    }

private:
    using List = std::vector<Xapian::docid>;

    /// Goes on with a list, behind that document.
    void list_after(Xapian::docid document) {
        auto& list = list_.emplace();
        list.reserve(*few_);
        for (const auto& name : sight_.terms())
            list.insert(list.end(), database_.postlist_begin(name), database_.postlist_end(name));
        // A document has one of these terms, so none is there twice.
        std::ranges::sort(list);
        place_ = std::upper_bound(list.cbegin(), list.cend(), document);
        started_ = true;
    }
    void start() {
        at_ = database_.valuestream_begin(visibility_slot);
        end_ = database_.valuestream_end(visibility_slot);
        started_ = true;
    }
    void find_visible() {
        while (at_ != end_ && !sight_.sees_slot(*at_))
            ++at_;
    }

    Sight sight_;
    Xapian::Database database_;
    Xapian::doccount documents_ = 0;
    std::optional<Xapian::doccount> few_; ///< how many are seen, where it pays to list them
    bool started_ = false;
    Xapian::docid passed_ = 0; ///< the document it was asked about last: a list goes on behind it
    std::optional<List> list_;
    List::const_iterator place_;
    Xapian::ValueIterator at_;
    Xapian::ValueIterator end_;
};

} // namespace

VisibilitySet::VisibilitySet(std::span<const ObjectId> visibilities)
    : visibilities_(visibilities.begin(), visibilities.end()) {
    std::ranges::sort(visibilities_);
    visibilities_.erase(std::ranges::unique(visibilities_).begin(), visibilities_.end());
    table_.resize(std::bit_ceil(visibilities_.size() * 2 + 1));
    for (ObjectId id : visibilities_) {
        const auto visibility = static_cast<std::uint64_t>(id.value());
        auto place = place_of(visibility, table_.size());
        while (table_[place] != 0)
            place = (place + 1) & (table_.size() - 1);
        table_[place] = visibility;
    }
}

bool VisibilitySet::contains(std::uint64_t visibility) const {
    if (visibility == 0) return false;
    for (auto place = place_of(visibility, table_.size()); table_[place] != 0;
        place = (place + 1) & (table_.size() - 1))
        if (table_[place] == visibility) return true;
    return false;
}

Sight::Sight(std::span<const ObjectId> visibilities, std::span<const DraftSight> drafts)
    : readable_(visibilities) {
    for (const auto& [type, seen] : drafts)
        if (!seen.empty()) drafts_.push_back({type, VisibilitySet{seen}});
}

std::vector<DraftSight> Sight::drafts() const {
    std::vector<DraftSight> drafts;
    for (const auto& [type, seen] : drafts_)
        drafts.push_back({type, {seen.list().begin(), seen.list().end()}});
    return drafts;
}

bool Sight::sees_draft(std::string_view type, ObjectId visibility) const {
    const auto of_type = std::ranges::find(drafts_, type, &OfType::type);
    return of_type != drafts_.end()
        && of_type->visibilities.contains(static_cast<std::uint64_t>(visibility.value()));
}

bool Sight::sees_slot(std::string_view slot) const {
    const auto visibility = slot_number(slot);
    if (slot.size() <= number_length) return readable_.contains(visibility);
    return sees_draft(slot.substr(number_length), ObjectId{static_cast<std::int64_t>(visibility)});
}

std::vector<std::string> Sight::terms() const {
    std::vector<std::string> names;
    for (const ObjectId id : readable_.list())
        names.push_back(term(TermKind::visibility, id));
    for (const auto& [type, visibilities] : drafts_)
        for (const ObjectId id : visibilities.list())
            names.push_back(term(TermKind::draft_visibility, id) + type);
    return names;
}

std::optional<Xapian::doccount> Sight::few(const Xapian::Database& index) const {
    if (readable_.list().size() > most_asked) return std::nullopt;
    Xapian::doccount documents = 0;
    for (const auto& name : terms())
        if ((documents += index.get_termfreq(name)) > most_listed) return std::nullopt;
    return documents;
}

Xapian::Query Sight::filter(std::optional<Xapian::doccount> few) const {
    return Xapian::Query((new SightSource(*this, few))->release());
}

} // namespace folkmoot::search
