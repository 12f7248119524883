#pragma once
#include "richtext/wikitext/page_reader.hpp"

namespace folkmoot::richtext::wikitext {

/// What a run of apostrophes does to the words behind it.
struct Quotes {
    std::size_t words = 0; ///< so many of them are apostrophes
    bool emphasis = false, strong = false; ///< it turns these on or off
};

/// Decides about all runs of apostrophes of one line, each given by its length and the text before it.
std::vector<Quotes> weigh_quotes(
    std::string_view line, const std::vector<std::pair<std::size_t, std::size_t>>& runs);

/// Reads the words of a paragraph, heading, item, cell or caption.
class InlineReader {
public:
    InlineReader(PageReader& page, std::string_view in, std::vector<Block>* pictures, std::size_t depth = 0)
        : page_(page)
        , in_(in)
        , pictures_(pictures)
        , depth_(depth) { }

    Text run(const Style& style = {});

private:
    void pair_brackets();
    void find_quotes();
    void step();
    void put(std::string_view words);
    void put_spaced(std::string_view words);
    void drop_last_spaces();
    void put_code(std::string_view words);
    void take_piece();
    bool take_inner_link();
    void put_link(std::string_view target, std::string_view label, bool labelled);
    void put_file(std::string_view inside, const std::string& name);
    bool take_outer_link();
    bool take_address();
    bool take_element();
    void mark(Mark mark, bool on);
    void take_quotes();
    void take_entity();
    Text words_of(std::string_view inside, const Style& style);
    std::string words_behind();
    Style style() const;

    PageReader& page_;
    std::string_view in_;
    std::vector<Block>* pictures_;
    std::size_t depth_;
    std::size_t at_ = 0;
    Text out_;
    Style outer_;
    std::array<std::uint16_t, 6> marks_{}; ///< how many elements ask for each
    bool emphasis_ = false, strong_ = false;
    std::unordered_map<std::size_t, std::size_t> links_; ///< from "[[" to behind its "]]"
    std::unordered_map<std::size_t, Quotes> quotes_;
    std::size_t next_bracket_ = 0; ///< the first "]" from here on is there, or further
};

} // namespace folkmoot::richtext::wikitext
