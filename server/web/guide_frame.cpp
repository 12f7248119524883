#include "web/guide_frame.hpp"

#include <ctemplate/template.h>

#include <stdexcept>

namespace folkmoot::web {
namespace {

constexpr const char* guide_template = "guide";
constexpr const char guide_frame[]{
#embed "templates/guide.tpl"
};

} // namespace

GuideFrame::GuideFrame() {
    ctemplate::StringToTemplateCache(
        guide_template, guide_frame, sizeof guide_frame, ctemplate::DO_NOT_STRIP);
    if (!ctemplate::TemplateNamelist::IsAllSyntaxOkay(ctemplate::DO_NOT_STRIP))
        throw std::runtime_error("the template of the guide has a mistake in it");
}

std::string GuideFrame::print(const GuideValues& values) const {
    ctemplate::TemplateDictionary dictionary{guide_template};
    dictionary.SetValue("LANGUAGE", values.language);
    dictionary.SetValue("SEARCH_LABEL", values.search_label);
    dictionary.SetValue("SEARCH", values.search);
    dictionary.SetValue("WORDS", values.words);
    if (!values.how_many.empty()) dictionary.SetValueAndShowSection("HOW_MANY", values.how_many, "FOUND");
    for (const auto& chapter : values.chapters) {
        auto* list = dictionary.AddSectionDictionary("CHAPTER");
        if (!chapter.title.empty()) list->SetValueAndShowSection("CHAPTER_TITLE", chapter.title, "NAMED");
        for (const auto& topic : chapter.topics) {
            auto* entry = list->AddSectionDictionary("TOPIC");
            entry->SetValue("TITLE", topic.title);
            entry->SetValue("ADDRESS", topic.address);
            entry->SetValue("SUMMARY", topic.summary);
        }
    }
    std::string page;
    if (!ctemplate::ExpandTemplate(guide_template, ctemplate::DO_NOT_STRIP, &dictionary, &page))
        throw std::runtime_error("the template of the guide cannot be filled");
    return page;
}

} // namespace folkmoot::web
