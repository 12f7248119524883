#include "mail/mime.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sodium.h>

namespace folkmoot::mail {
namespace {

constexpr std::size_t longest_plain = 60;
constexpr std::size_t longest_word = 42; ///< octets; 56 in base64, 68 with what stands around
constexpr std::size_t line = 57; ///< octets; 76 in base64

std::string base64(std::string_view octets) {
    std::string text(sodium_base64_encoded_len(octets.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(octets.data()),
        octets.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // its closing zero
    return text;
}

bool is_plain(std::string_view text) {
    return text.size() <= longest_plain && !text.contains("=?") && std::ranges::all_of(text, [](char letter) {
        return letter >= ' ' && letter < 0x7F && !std::string_view{"\"\\<>()@,;:[]"}.contains(letter);
    });
}

/// As many whole letters of the beginning as have room in one encoded word.
std::size_t whole_letters(std::string_view text) {
    auto size = std::min(text.size(), longest_word);
    while (size > 1 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80)
        --size;
    return size;
}

std::string lines_of(std::string_view text) {
    std::string lines;
    for (; !text.empty(); text.remove_prefix(std::min(line, text.size())))
        lines += base64(text.substr(0, line)) + "\r\n";
    return lines;
}

void add_part(std::string& message, std::string_view boundary, std::string_view type, std::string_view text) {
    message +=
        fmt::format("--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n",
            boundary, type);
    message += lines_of(text);
}

} // namespace

std::string encoded_words(std::string_view text) {
    if (is_plain(text)) return std::string{text};
    std::string words;
    while (!text.empty()) {
        const auto size = whole_letters(text);
        words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\r\n ", base64(text.substr(0, size)));
        text.remove_prefix(size);
    }
    return words;
}

std::string message_of(const Envelope& envelope, const Rendered& mail) {
    const auto host = envelope.from.substr(envelope.from.find('@') + 1);
    const auto boundary = fmt::format("folkmoot_{}", envelope.id);
    const auto date = std::chrono::floor<std::chrono::seconds>(envelope.date);
    const auto name = encoded_words(envelope.from_name);
    const bool fits = name.size() + envelope.from.size() <= longest_plain;
    std::string message = fmt::format("From: {}{} <{}>\r\nTo: <{}>\r\nSubject: {}\r\n", name,
        fits ? "" : "\r\n", envelope.from, envelope.to, encoded_words(mail.subject));
    if (!envelope.reply_to.empty()) message += fmt::format("Reply-To: <{}>\r\n", envelope.reply_to);
    message += fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\nMessage-ID: <{}@{}>\r\n",
        fmt::gmtime(std::chrono::system_clock::to_time_t(date)), envelope.id, host);
    message += fmt::format("Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n"
                           "Content-Language: {}\r\nMIME-Version: 1.0\r\n"
                           "Content-Type: multipart/alternative; boundary=\"{}\"\r\n\r\n",
        envelope.language, boundary);
    add_part(message, boundary, "text/plain", mail.text);
    add_part(message, boundary, "text/html", mail.html);
    return message + fmt::format("--{}--\r\n", boundary);
}

} // namespace folkmoot::mail
