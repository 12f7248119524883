#include "kit/smtp_server.hpp"

#include "transport/self_signed.hpp"

#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace folkmoot::kit {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds longest_start_of_mail{30};
constexpr const char* python = "/usr/bin/python3";

/// The words of a header, RFC 2047's encoded ones as what they mean.
std::string decoded_header(std::string_view text) {
    constexpr std::string_view begin = "=?UTF-8?B?";
    std::string result;
    while (!text.empty()) {
        if (text.starts_with(begin)) {
            const auto end = text.find("?=", begin.size());
            result += from_base64(text.substr(begin.size(), end - begin.size()));
            text.remove_prefix(end + 2);
            if (text.starts_with("\r\n " + std::string{begin})) text.remove_prefix(3);
        } else {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

/// What stands behind the head of the part of that type, decoded.
std::string part_of(std::string_view message, std::string_view type) {
    const auto at = message.find("Content-Type: " + std::string{type});
    if (at == message.npos) return {};
    const auto begin = message.find("\r\n\r\n", at) + 4;
    return from_base64(message.substr(begin, message.find("\r\n--", begin) - begin));
}

} // namespace

std::string from_base64(std::string_view text) {
    std::string result(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(result.data()), result.size(), text.data(),
            text.size(), "\r\n", &size, nullptr, sodium_base64_VARIANT_ORIGINAL)
        != 0)
        throw std::runtime_error("a part of a mail is not base64");
    result.resize(size);
    return result;
}

std::string Arrived::header(std::string_view name) const {
    const auto at = ("\r\n" + head).find("\r\n" + std::string{name} + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 2;
    auto end = head.find("\r\n", begin);
    while (end != std::string::npos && end + 2 < head.size() && head[end + 2] == ' ')
        end = head.find("\r\n", end + 2);
    return head.substr(begin, end - begin);
}

SmtpServer::SmtpServer(Tls tls, std::string user, std::string password)
    : tls_(tls)
    , user_(std::move(user))
    , password_(std::move(password)) {
    const auto pair = transport::make_self_signed();
    std::ofstream{folder_ / "certificate.key"} << pair.key_pem;
    std::ofstream{certificate()} << pair.certificate_pem;
    fs::create_directories(folder_ / "mails");
    start();
}

void SmtpServer::start() {
    const fs::path mails = folder_ / "mails", told = mails / "port";
    fs::remove(told);
    std::vector<std::string> words{
        FOLKMOOT_SOURCE_DIR "/tests/kit/smtp_server.py", mails, std::to_string(port_)};
    if (tls_ != Tls::none) {
        words.insert(words.end(), {"--certificate", certificate(), "--key", folder_ / "certificate.key"});
        words.emplace_back(tls_ == Tls::starttls ? "--starttls" : "--implicit");
    }
    if (!user_.empty()) words.insert(words.end(), {"--user", user_, "--password", password_});
    process_.emplace(Command{.program = python, .words = words}, folder_ / "log");
    const auto until = std::chrono::steady_clock::now() + longest_start_of_mail;
    while (!fs::exists(told)) {
        if (!process_->is_running() || std::chrono::steady_clock::now() > until)
            throw std::runtime_error(
                "the mail server of the tests does not start: " + octets_of(folder_ / "log"));
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    port_ = static_cast<std::uint16_t>(std::stoi(octets_of(told)));
}

std::size_t SmtpServer::count() const {
    return static_cast<std::size_t>(std::ranges::count_if(fs::directory_iterator{folder_ / "mails"},
        [](const fs::directory_entry& entry) { return entry.path().extension() == ".eml"; }));
}

std::vector<Arrived> SmtpServer::mails() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{folder_ / "mails"})
        if (entry.path().extension() == ".eml") files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<Arrived> mails;
    for (const auto& file : files) {
        const auto message = octets_of(file);
        Arrived mail{.head = message.substr(0, message.find("\r\n\r\n") + 2),
            .id = {},
            .subject = {},
            .text = part_of(message, "text/plain"),
            .html = part_of(message, "text/html")};
        mail.id = mail.header("Message-ID");
        mail.subject = decoded_header(mail.header("Subject"));
        mails.push_back(std::move(mail));
    }
    return mails;
}

} // namespace folkmoot::kit
