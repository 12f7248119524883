#include "web/catalogue.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unicode/msgfmt.h>

#include <charconv>
#include <fstream>
#include <stdexcept>

namespace folkmoot::web {
namespace {

using nlohmann::json;

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

icu::Formattable formattable(const std::string& value) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc{} && end == value.data() + value.size() && !value.empty())
        return icu::Formattable{number};
    return icu::Formattable{from_utf8(value)};
}

std::vector<MessageFile> read_message_files(const std::filesystem::path& folder) {
    std::vector<MessageFile> files;
    for (const auto& module : std::filesystem::directory_iterator{folder})
        for (const std::string language : {"en", "cy"})
            if (auto path = module.path() / (language + ".json"); std::filesystem::exists(path)) {
                std::ifstream file{path, std::ios::binary};
                files.push_back({language, path.string(), {std::istreambuf_iterator<char>{file}, {}}});
            }
    return files;
}

} // namespace

struct Catalogue::Language {
    struct Message {
        std::string pattern;
        std::unique_ptr<icu::MessageFormat> format; ///< only for a pattern with values or quoting
    };
    icu::Locale locale;
    std::map<std::string, Message, std::less<>> messages;

    void read(const MessageFile& file);
    void add(const std::string& key, const json& value, std::string_view path);
};

void Catalogue::Language::read(const MessageFile& file) {
    json object = json::parse(file.text, nullptr, false);
    if (!object.is_object()) throw std::runtime_error(fmt::format("{} is not a JSON object", file.path));
    for (const auto& [key, value] : object.items())
        add(key, value, file.path);
}

void Catalogue::Language::add(const std::string& key, const json& value, std::string_view path) {
    if (!value.is_string()) throw std::runtime_error(fmt::format("{}: {} is not a text", path, key));
    Message message{value.get<std::string>(), nullptr};
    if (message.pattern.find_first_of("{'") != std::string::npos) {
        UErrorCode status = U_ZERO_ERROR;
        UParseError where{};
        message.format =
            std::make_unique<icu::MessageFormat>(from_utf8(message.pattern), locale, where, status);
        if (U_FAILURE(status)) throw std::runtime_error(fmt::format("{}: {} is no ICU message", path, key));
    }
    if (!messages.emplace(key, std::move(message)).second)
        throw std::runtime_error(fmt::format("{}: {} is there already", path, key));
}

Catalogue::Catalogue(const std::filesystem::path& folder)
    : Catalogue(read_message_files(folder)) { }

Catalogue::Catalogue(std::span<const MessageFile> files) {
    for (const char* name : {"en", "cy"}) {
        auto language = std::make_unique<Language>();
        language->locale = icu::Locale{name, "GB"};
        for (const auto& file : files)
            if (file.language == name) language->read(file);
        languages_.emplace(name, std::move(language));
    }
    const auto& english = languages_.at("en")->messages;
    const auto& welsh = languages_.at("cy")->messages;
    for (const auto& [key, message] : english)
        if (!welsh.contains(key)) throw std::runtime_error(fmt::format("the message {} has no Welsh", key));
    for (const auto& [key, message] : welsh)
        if (!english.contains(key))
            throw std::runtime_error(fmt::format("the message {} has no English", key));
}

Catalogue::~Catalogue() = default;

std::string Catalogue::text(
    std::string_view key, std::string_view language, const MessageValues& values) const {
    auto found_language = languages_.find(language);
    const auto& messages =
        (found_language == languages_.end() ? languages_.find("en") : found_language)->second->messages;
    auto found = messages.find(key);
    if (found == messages.end()) return std::string{key};
    const auto& message = found->second;
    if (!message.format) return message.pattern;

    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> arguments;
    for (const auto& [name, value] : values) {
        names.push_back(from_utf8(name));
        arguments.push_back(formattable(value));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString result;
    message.format->format(
        names.data(), arguments.data(), static_cast<std::int32_t>(values.size()), result, status);
    if (U_FAILURE(status)) return message.pattern;
    std::string text;
    result.toUTF8String(text);
    return text;
}

bool Catalogue::has(std::string_view key) const {
    return languages_.at("en")->messages.contains(key);
}
std::size_t Catalogue::size() const {
    return languages_.at("en")->messages.size();
}

} // namespace folkmoot::web
