#pragma once
#include "folkmoot/clock.hpp"

#include <xapian.h>

namespace folkmoot::search {

/// What the rank needs to know of one word in one document, packed into the within-document frequency that
/// Xapian keeps beside each posting: so ranking reads nothing else. From the lowest bit: times in the text (4
/// bits, 15 means more), times in the title (2 bits, 3 means more), weeks since 2020 of the document's last
/// change (11 bits).
struct WordUse {
    std::uint32_t in_text = 0;
    std::uint32_t in_title = 0;
    std::uint32_t week = 0;

    std::uint32_t packed() const;
    static WordUse unpacked(std::uint32_t packed);
};
std::uint32_t week_of(Time time);

/// Ranks without collection statistics: what somebody finds, and in which order, depends on the documents
/// they see and on nothing that others wrote. A word counts by how often and where it stands (title or text)
/// and by how recent the document is; how much a word tells at all comes from word_value() through
/// OP_SCALE_WEIGHT. Every part is a whole number, so that sums do not depend on the order of their terms.
class RankWeight final : public Xapian::Weight {
public:
    explicit RankWeight(std::uint32_t this_week);
    RankWeight* clone() const override;
    void init(double factor) override;
    double get_sumpart(Xapian::termcount packed, Xapian::termcount, Xapian::termcount) const override;
    double get_maxpart() const override;
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxextra() const override { return 0; }

private:
    std::uint32_t this_week_;
    const double* recency_; ///< by weeks ago
    double factor_ = 1;
};

/// How much a folded word tells about a text, 1 to 9: 1 for "the" and "yn", 9 for words that are not in the
/// house's list of frequent English and Welsh words.
int word_value(std::string_view folded);
/// Words that are in every text: left out of a search that has others.
inline bool is_filler(std::string_view folded) {
    return word_value(folded) == 1;
}

} // namespace folkmoot::search
