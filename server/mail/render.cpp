#include "mail/render.hpp"

#include "folkmoot/richtext_html.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace folkmoot::mail {
namespace {

using nlohmann::json;
using Values = std::vector<std::pair<std::string, std::string>>;

// Colours and sizes stand in each element, as many mail programs drop style sheets. The ratio of text to
// ground is 12:1, of the button 7:1.
constexpr std::string_view head = R"(<!doctype html>
<html lang="{language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{title}</title>
</head>
<body style="margin:0;padding:0;background:#ffffff;color:#1d2a33">
<main style="max-width:36rem;margin:0 auto;padding:24px 20px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
<p style="margin:0 0 24px;padding:0 0 8px;border-bottom:2px solid #0b5a6b;font-weight:bold">{site}</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25">{title}</h1>
)";
constexpr std::string_view paragraph = "<p style=\"margin:0 0 16px\">{}</p>\n";
constexpr std::string_view fact =
    "<dt style=\"margin:0;font-weight:bold\">{}</dt>\n<dd style=\"margin:0 0 12px\">{}</dd>\n";
constexpr std::string_view button =
    "<p style=\"margin:24px 0\"><a href=\"{}\" style=\"display:inline-block;padding:12px "
    "20px;background:#0b5a6b;"
    "color:#ffffff;font-weight:bold;text-decoration:none;border-radius:4px\">{}</a></p>\n"
    "<p style=\"margin:0 0 16px;font-size:14px\">{}<br><span style=\"word-break:break-all\">{}</span></p>\n";
constexpr std::string_view foot =
    "<p style=\"margin:32px 0 0;padding:12px 0 0;border-top:1px solid #b5bfc5;font-size:14px\">{}</p>\n"
    "</main>\n</body>\n</html>\n";

std::string escaped(std::string_view text) {
    std::string result;
    richtext::append_escaped_html(result, text);
    return result;
}

std::vector<std::string> paragraphs_of(std::string_view text) {
    std::vector<std::string> paragraphs;
    while (!text.empty()) {
        const auto end = std::min(text.find("\n\n"), text.size());
        if (end > 0) paragraphs.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 2));
    }
    return paragraphs;
}

/// Writes one mail in one language.
class Writing {
public:
    Writing(const MailKind& kind, const Letter& letter, const MailSite& site, const Say& say)
        : kind_(kind)
        , letter_(letter)
        , site_(site)
        , say_(say) {
        const json content = json::parse(letter.content.text, nullptr, false);
        if (content.is_object()) {
            for (const auto& [name, value] : content.value("values", json::object()).items())
                if (value.is_string()) values_.emplace_back(name, shown(value.get<std::string>()));
            path_ = content.value("path", "");
        }
        values_.emplace_back("site", site.site_name);
    }

    Rendered write() const {
        Rendered mail{.subject = text("_subject"), .text = {}, .html = {}};
        std::ranges::replace(mail.subject, '\n', ' ');
        begin(mail);
        for (const auto& each : paragraphs_of(text("_text"))) {
            mail.text += each + "\n\n";
            mail.html += fmt::format(fmt::runtime(paragraph), escaped(each));
        }
        add_facts(mail);
        if (kind_.link) add_link(mail);
        end(mail);
        return mail;
    }

private:
    std::string text(std::string_view part) const {
        return say_(fmt::format("{}{}", kind_.texts, part), letter_.language, values_);
    }
    std::string common(std::string_view key) const { return say_(key, letter_.language, values_); }

    /// A moment is written as its day; all else stands as it is.
    std::string shown(const std::string& value) const {
        const auto time = value.size() == 27 ? parse_rfc3339(value) : std::nullopt;
        if (!time) return value;
        const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(*time)};
        const auto month = say_("mail.month", letter_.language,
            {{"month", fmt::format("m{}", static_cast<unsigned>(day.month()))}});
        return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), month, static_cast<int>(day.year()));
    }

    void begin(Rendered& mail) const {
        using fmt::arg;
        mail.text = mail.subject + "\n\n";
        mail.html = fmt::format(fmt::runtime(head), arg("language", letter_.language),
            arg("title", escaped(mail.subject)), arg("site", escaped(site_.site_name)));
    }

    void add_facts(Rendered& mail) const {
        std::string rows;
        for (const auto& each : kind_.facts) {
            const auto value = std::ranges::find(values_, each.field, &Values::value_type::first);
            if (value == values_.end() || value->second.empty()) continue;
            const auto label = common(each.label);
            mail.text += fmt::format("{}: {}\n", label, value->second);
            rows += fmt::format(fmt::runtime(fact), escaped(label), escaped(value->second));
        }
        if (rows.empty()) return;
        mail.text += "\n";
        mail.html +=
            "<dl style=\"margin:0 0 16px;padding:12px 16px;background:#f1f4f5\">\n" + rows + "</dl>\n";
    }

    void add_link(Rendered& mail) const {
        const auto label = text("_button");
        auto address = site_.base_url + path_;
        if (letter_.secret.empty() && path_.ends_with('#'))
            address += "…"; // shown to an administrator
        else
            address += letter_.secret;
        mail.text += fmt::format("{}:\n{}\n\n", label, address);
        mail.html += fmt::format(fmt::runtime(button), escaped(address), escaped(label),
            escaped(common("mail.or_copy")), escaped(address));
    }

    void end(Rendered& mail) const {
        const auto why = text("_why");
        const auto from = common("mail.sent_by");
        mail.text += fmt::format("--\n{}\n{}\n{}\n", why, from, site_.base_url);
        mail.html += fmt::format(fmt::runtime(foot), escaped(why) + "<br>" + escaped(from));
    }

    const MailKind& kind_;
    const Letter& letter_;
    const MailSite& site_;
    const Say& say_;
    Values values_;
    std::string path_;
};

} // namespace

Rendered render(const MailKind& kind, const Letter& letter, const MailSite& site, const Say& say) {
    return Writing{kind, letter, site, say}.write();
}

} // namespace folkmoot::mail
