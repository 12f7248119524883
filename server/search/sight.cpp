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

/// Lets through the documents whose visibility is in the sight. Weighs nothing.
class SightSource final : public Xapian::PostingSource {
public:
    explicit SightSource(Sight sight)
        : sight_(std::move(sight)) { }

    Xapian::doccount get_termfreq_min() const override { return is_listed_ ? most() : 0; }
    Xapian::doccount get_termfreq_est() const override { return is_listed_ ? most() : documents_ / 2; }
    Xapian::doccount get_termfreq_max() const override { return is_listed_ ? most() : documents_; }

    void init(const Xapian::Database& database) override {
        documents_ = database.get_doccount();
        database_ = database;
        started_ = false;
        listed_.clear();
        is_listed_ = sight_.sees_few(database);
        if (is_listed_) list();
    }
    Xapian::docid get_docid() const override { return is_listed_ ? *place_ : at_.get_docid(); }
    bool at_end() const override { return started_ && (is_listed_ ? place_ == listed_.cend() : at_ == end_); }

    void next(double) override {
        if (!started_)
            start();
        else if (is_listed_)
            ++place_;
        else
            ++at_;
        find_visible();
    }
    void skip_to(Xapian::docid wanted, double) override {
        if (!started_) start();
        if (is_listed_)
            place_ = std::lower_bound(place_, listed_.cend(), wanted);
        else if (at_ != end_)
            at_.skip_to(wanted);
        find_visible();
    }
    bool check(Xapian::docid wanted, double least) override {
        if (is_listed_) {
            skip_to(wanted, least);
            return true;
        }
        if (!started_) start();
        if (at_ == end_) return true;
        if (!at_.check(wanted)) return false;
        return at_ == end_ || (at_.get_docid() >= wanted && sight_.sees(slot_number(*at_)));
    }

private:
    void list() {
        for (ObjectId id : sight_.visibilities()) {
            const auto name = term(TermKind::visibility, id);
            listed_.insert(listed_.end(), database_.postlist_begin(name), database_.postlist_end(name));
        }
        // A document has one visibility, so none is there twice.
        std::ranges::sort(listed_);
    }
    Xapian::doccount most() const { return static_cast<Xapian::doccount>(listed_.size()); }

    void start() {
        if (is_listed_) {
            place_ = listed_.begin();
        } else {
            at_ = database_.valuestream_begin(visibility_slot);
            end_ = database_.valuestream_end(visibility_slot);
        }
        started_ = true;
    }
    void find_visible() {
        while (!is_listed_ && at_ != end_ && !sight_.sees(slot_number(*at_)))
            ++at_;
    }

    Sight sight_;
    Xapian::Database database_;
    Xapian::doccount documents_ = 0;
    bool is_listed_ = false;
    std::vector<Xapian::docid> listed_;
    std::vector<Xapian::docid>::const_iterator place_;
    Xapian::ValueIterator at_;
    Xapian::ValueIterator end_;
    bool started_ = false;
};

} // namespace

Sight::Sight(std::span<const ObjectId> visibilities)
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

bool Sight::sees(std::uint64_t visibility) const {
    if (visibility == 0) return false;
    for (auto place = place_of(visibility, table_.size()); table_[place] != 0;
        place = (place + 1) & (table_.size() - 1))
        if (table_[place] == visibility) return true;
    return false;
}

bool Sight::sees_few(const Xapian::Database& index) const {
    if (visibilities_.size() > most_asked) return false;
    Xapian::doccount documents = 0;
    for (ObjectId id : visibilities_)
        if ((documents += index.get_termfreq(term(TermKind::visibility, id))) > most_listed) return false;
    return true;
}

Xapian::Query Sight::filter() const {
    return Xapian::Query((new SightSource(*this))->release());
}

} // namespace folkmoot::search
