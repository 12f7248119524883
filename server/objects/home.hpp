#pragma once
#include "folkmoot/draft.hpp"
#include "objects/news.hpp"

namespace folkmoot::objects {

struct OwnDraft {
    ObjectLabel object;
    Time saved;
    static constexpr auto fields() {
        return std::array{field<&OwnDraft::object>("object", "What is being written"),
            field<&OwnDraft::saved>("saved", "When last saved")};
    }
};

/// The first page after signing in.
struct Home {
    std::vector<SpaceLabel> spaces;
    std::vector<ObjectLabel> carry_on;
    std::vector<ObjectLabel> starred;
    std::vector<OwnDraft> drafts;
    std::vector<SpaceNews> news;
    static constexpr auto fields() {
        return std::array{field<&Home::spaces>("spaces", "The spaces one may see, by name; the first fifty"),
            field<&Home::carry_on>("carry_on", "The last five things opened"),
            field<&Home::starred>("starred", "The newest twenty stars"),
            field<&Home::drafts>("drafts", "The ten drafts saved last"),
            field<&Home::news>("news", "What others did, by space")};
    }
};

/// Needs a signed-in viewer: Code::unauthenticated otherwise.
Home home(ReadTx& tx, const Viewer& viewer);

} // namespace folkmoot::objects
