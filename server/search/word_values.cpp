#include "search/rank.hpp"

#include <array>
#include <unordered_map>

namespace folkmoot::search {

namespace {

// Written for Folkmoot: function words first, then what recurs in the papers of an office. Folded.
constexpr std::string_view value_1 = // in every text
    "a an and are as at be been by for from had has have he her his i in is it its not of on or our she that "
    "the "
    "their them they this to was we were which will with would you your "
    "ac am ar at ac yr y yn i o a ei eu ein eich fy dy na nad ni nid oes oedd mae maent bod wedi gan gyda "
    "hefyd hwn "
    "hon hyn hynny neu os sydd sy un wrth yw ydy yw byddai bydd fod fel er ond pan pob";
constexpr std::string_view value_2 = // in most texts
    "about after all also any because before being between both but can could did do does during each how if "
    "into "
    "just like made make may me more most must my new no now one only other out over own same should so some "
    "such "
    "than then there these those through two under up us use used very what when where who why "
    "arall cael cafodd dan dim dros drwy efo ers gall gellir gwneud hyd iawn mewn mwy nhw nifer pa pam rhai "
    "rhwng "
    "rhaid sut tan trwy tri dau dwy unrhyw wnaeth ymlaen yno";
constexpr std::string_view value_4 = // in many
    "again against already another around away back based become below better case change come day different "
    "down "
    "every example few first following found full get give given go good great help here high however "
    "important "
    "include including information kind know large last later least less level line long look lot many might "
    "much "
    "name need never next number often old order part people per place point possible public put question "
    "report "
    "right see set several since small state still take time today together too use using view want way week "
    "well "
    "while within without work world year years yes yet "
    "amser bach blwyddyn cyfan cyntaf dechrau diwrnod dweud eisiau enw ffordd gwaith gweld gwybod hen holl "
    "lle llawer "
    "mawr newydd nesaf peth pobl pryd rhan rhoi siwr sawl tro wythnos yma";
constexpr std::string_view value_6 = // in the papers of an office
    "action agenda answer approach approve approved area attend authority board change comment committee "
    "community "
    "consider consultation council cost date decision department document draft email evidence fund funding "
    "government group guidance impact issue item local meeting member minister minutes national office "
    "official "
    "organisation page plan policy process programme project proposal provide published review risk section "
    "sector "
    "service services staff stakeholder strategy support system team update "
    "adolygu adran adroddiad aelod arian asesiad cyfarfod cyngor cymru cynllun dogfen drafft ebost grwp "
    "gwasanaeth "
    "gwasanaethau gweinidog lleol llywodraeth penderfyniad polisi prosiect rhaglen strategaeth swyddfa tim "
    "tudalen ymgynghoriad";

struct Class {
    std::string_view words;
    int value;
};
constexpr std::array classes{Class{value_1, 1}, Class{value_2, 2}, Class{value_4, 4}, Class{value_6, 6}};
constexpr int value_of_others = 9;

std::unordered_map<std::string_view, int> make_table() {
    std::unordered_map<std::string_view, int> table;
    for (const auto& [words, value] : classes)
        for (std::size_t begin = 0; begin < words.size();) {
            const auto end = std::min(words.find(' ', begin), words.size());
            if (end > begin) table.try_emplace(words.substr(begin, end - begin), value);
            begin = end + 1;
        }
    return table;
}

} // namespace

int word_value(std::string_view folded) {
    static const auto table = make_table();
    const auto found = table.find(folded);
    return found == table.end() ? value_of_others : found->second;
}

} // namespace folkmoot::search
