#include "search/sight.hpp"
#include "search/terms.hpp"

#include <algorithm>
#include <bit>

namespace folkmoot::search {

namespace {

/// Beyond this many terms it is cheaper to look at each candidate's visibility than to merge the terms'
/// lists.
constexpr std::size_t most_terms = 256;

std::size_t place_of(std::uint64_t visibility, std::size_t size) {
    return static_cast<std::size_t>(visibility * 0x9e3779b97f4a7c15U >> 32U) & (size - 1);
}

/// Lets through the documents whose visibility is in the sight, reading it from their slot. Weighs nothing.
class SightSource final : public Xapian::PostingSource {
public:
    explicit SightSource(Sight sight)
        : sight_(std::move(sight)) { }

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return documents_ / 2; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }

    void init(const Xapian::Database& database) override {
        documents_ = database.get_doccount();
        database_ = database;
        started_ = false;
    }
    Xapian::docid get_docid() const override { return at_.get_docid(); }
    bool at_end() const override { return started_ && at_ == end_; }

    void next(double) override {
        if (started_)
            ++at_;
        else
            start();
        find_visible();
    }
    void skip_to(Xapian::docid wanted, double) override {
        if (!started_) start();
        if (at_ != end_) at_.skip_to(wanted);
        find_visible();
    }
    bool check(Xapian::docid wanted, double) override {
        if (!started_) start();
        if (at_ == end_) return true;
        if (!at_.check(wanted)) return false;
        return at_ == end_ || (at_.get_docid() >= wanted && sight_.sees(slot_number(*at_)));
    }

private:
    void start() {
        at_ = database_.valuestream_begin(visibility_slot);
        end_ = database_.valuestream_end(visibility_slot);
        started_ = true;
    }
    void find_visible() {
        while (at_ != end_ && !sight_.sees(slot_number(*at_)))
            ++at_;
    }

    Sight sight_;
    Xapian::Database database_;
    Xapian::doccount documents_ = 0;
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

Xapian::Query Sight::filter() const {
    if (visibilities_.size() > most_terms) return Xapian::Query((new SightSource(*this))->release());
    std::vector<Xapian::Query> terms;
    for (ObjectId id : visibilities_)
        terms.emplace_back(term(TermKind::visibility, id));
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

} // namespace folkmoot::search
