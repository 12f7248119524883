#include "web/public_frame.hpp"

#include <ctemplate/template.h>

#include <stdexcept>

namespace folkmoot::web {
namespace {

constexpr const char* public_template = "public_page";
constexpr const char public_frame[]{
#embed "templates/public_page.tpl"
};

void add_links(
    ctemplate::TemplateDictionary& dictionary, const char* section, const std::vector<PublicLink>& links) {
    for (const auto& link : links) {
        auto* entry = dictionary.AddSectionDictionary(section);
        entry->SetValue("NAME", link.title);
        entry->SetValue("ADDRESS", link.address);
    }
}

void add_notices(ctemplate::TemplateDictionary& dictionary, const PublicFrameValues& values) {
    if (values.notices.empty()) return;
    auto* all = dictionary.AddSectionDictionary("NOTICES");
    all->SetValue("LABEL", values.notices_label);
    for (const auto& notice : values.notices) {
        auto* entry = all->AddSectionDictionary("SITE_NOTICE");
        entry->SetValue("KIND", notice.kind);
        entry->SetValue("WORDS_LANGUAGE", notice.language);
        entry->SetValue("NOTICE_WORDS", notice.words);
        if (notice.address.empty()) continue;
        auto* more = entry->AddSectionDictionary("MORE");
        more->SetValue("MORE_ADDRESS", notice.address);
        more->SetValue("MORE_WORDS", notice.more);
    }
}

} // namespace

PublicFrame::PublicFrame() {
    ctemplate::StringToTemplateCache(
        public_template, public_frame, sizeof public_frame, ctemplate::DO_NOT_STRIP);
    if (!ctemplate::TemplateNamelist::IsAllSyntaxOkay(ctemplate::DO_NOT_STRIP))
        throw std::runtime_error("the template of public pages has a mistake in it");
}

std::string PublicFrame::print(const PublicFrameValues& values) const {
    ctemplate::TemplateDictionary dictionary{public_template};
    dictionary.SetValue("LANGUAGE", values.language);
    dictionary.SetValue("PAGE_LANGUAGE", values.page_language);
    dictionary.SetValue("TITLE", values.title);
    dictionary.SetValue("SITE", values.site);
    dictionary.SetValue("SKIP", values.skip);
    dictionary.SetValue("HOME", values.space_address.empty() ? "/" : values.space_address);
    if (!values.space.empty()) {
        auto* space = dictionary.AddSectionDictionary("SPACE_NAME");
        space->SetValue("SPACE", values.space);
        add_links(*space, "SECTION", values.sections);
    }
    add_notices(dictionary, values);
    dictionary.SetValueAndShowSection("NOTICE", values.notice, "DEMONSTRATION");
    add_links(dictionary, "FOOTER", values.footer);
    dictionary.SetValue("OTHER_LANGUAGE", values.other_language);
    dictionary.SetValue("OTHER_TAG", values.other_language_tag);
    dictionary.SetValue("OTHER_ADDRESS", values.other_language_address);
    dictionary.SetValueAndShowSection("WORDS", values.on_paper, "ON_PAPER");
    dictionary.SetValueAndShowSection("ABOUT", values.about_language, "ABOUT_LANGUAGE");
    dictionary.SetValueAndShowSection("LAST_CHANGED", values.changed, "CHANGED");
    dictionary.SetValue("BODY", values.html);
    std::string page;
    if (!ctemplate::ExpandTemplate(public_template, ctemplate::DO_NOT_STRIP, &dictionary, &page))
        throw std::runtime_error("the template of public pages cannot be filled");
    return page;
}

} // namespace folkmoot::web
