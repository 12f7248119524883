#include "host/configuration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>

// What the library asserts of a text, some texts do not hold ("[#"). That is a mistake in the text as any
// other: no end of the program, and in a release nothing for the compiler to rely on.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(holds)                                                                                   \
    do {                                                                                                     \
        if (!(holds)) throw std::logic_error("it is not TOML");                                              \
    } while (false)
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

namespace folkmoot::host {
namespace {

namespace fs = std::filesystem;

/// Reads the keys of one table and, at the end, refuses those that nobody asked for.
class Section {
public:
    Section(const toml::table& table, fs::path file)
        : table_(table)
        , file_(std::move(file)) { }

    template <class T> void read(std::string_view key, T& into) {
        known_.emplace(key);
        const toml::node* node = table_.get(key);
        if (!node) return;
        auto value = node->value_exact<Stored<T>>();
        if (!value) fail(*node, key, "is not of the right type");
        into = convert<T>(*value, *node, key);
    }
    template <std::integral T> void read_within(std::string_view key, T& into, T least, T most) {
        read(key, into);
        if (into < least || into > most)
            fail(*table_.get(key), key, fmt::format("is not within {} and {}", least, most));
    }
    void read_list(std::string_view key, std::vector<std::string>& into) {
        known_.emplace(key);
        const toml::node* node = table_.get(key);
        if (!node) return;
        const toml::array* array = node->as_array();
        if (!array) fail(*node, key, "is not a list");
        for (const auto& item : *array) {
            auto text = item.value_exact<std::string>();
            if (!text) fail(item, key, "holds something that is not a text");
            into.push_back(*text);
        }
    }
    const toml::node* take(std::string_view key) {
        known_.emplace(key);
        return table_.get(key);
    }
    void finish() const {
        for (const auto& [key, node] : table_)
            if (!known_.contains(key.str())) fail(node, key.str(), "is not a key that Folkmoot knows");
    }
    [[noreturn]] void fail(const toml::node& node, std::string_view key, std::string_view what) const {
        throw std::runtime_error(
            fmt::format("{}, line {}: {} {}", file_.string(), node.source().begin.line, key, what));
    }

private:
    template <class T>
    using Stored = std::conditional_t<std::same_as<T, bool>, bool,
        std::conditional_t<std::integral<T>, std::int64_t, std::string>>;

    template <class T> T convert(const Stored<T>& value, const toml::node& node, std::string_view key) const {
        if constexpr (std::same_as<T, fs::path>) {
            return (file_.parent_path() / value).lexically_normal();
        } else if constexpr (std::integral<T> && !std::same_as<T, bool>) {
            if (value < 0 || value > std::numeric_limits<T>::max()) fail(node, key, "is out of range");
            return static_cast<T>(value);
        } else {
            return value;
        }
    }
    const toml::table& table_;
    fs::path file_;
    std::set<std::string, std::less<>> known_;
};

template <class Enum>
void read_choice(
    Section& section, std::string_view key, const std::map<std::string_view, Enum>& choices, Enum& into) {
    const toml::node* node = section.take(key);
    if (!node) return;
    auto found = choices.find(node->value_or(std::string_view{}));
    if (found == choices.end()) {
        std::string names;
        for (const auto& [name, value] : choices)
            names += (names.empty() ? "" : ", ") + std::string{name};
        section.fail(*node, key, "is none of: " + names);
    }
    into = found->second;
}

transport::ListenerSettings read_listener(const toml::table& table, const fs::path& file) {
    Section section{table, file};
    transport::ListenerSettings listener;
    section.read("name", listener.name);
    section.read("address", listener.address);
    section.read("port", listener.port);
    read_choice<transport::Security>(section, "security",
        {{"tls", transport::Security::tls}, {"plain", transport::Security::plain}}, listener.security);
    read_choice<transport::Audience>(section, "audience",
        {{"staff", transport::Audience::staff}, {"guest", transport::Audience::guest},
            {"public", transport::Audience::open}, {"admin", transport::Audience::admin}},
        listener.audience);
    section.read_list("base_urls", listener.base_urls);
    fs::path certificate, key;
    section.read("certificate", certificate);
    section.read("key", key);
    listener.certificate_file = certificate.string();
    listener.key_file = key.string();
    read_choice<transport::ForwardedBy>(section, "forwarded_by",
        {{"nobody", transport::ForwardedBy::nobody}, {"proxy_v2", transport::ForwardedBy::proxy_v2},
            {"forwarded", transport::ForwardedBy::forwarded},
            {"x_forwarded_for", transport::ForwardedBy::x_forwarded_for}},
        listener.forwarded_by);
    std::vector<std::string> proxies;
    section.read_list("trusted_proxies", proxies);
    for (const auto& text : proxies) {
        auto range = transport::IpRange::parse(text);
        if (!range)
            section.fail(table, "trusted_proxies", "holds something that is not an address range: " + text);
        listener.trusted_proxies.push_back(*range);
    }
    section.finish();
    if (listener.security == transport::Security::tls && (certificate.empty() || key.empty()))
        section.fail(table, "listener", "with TLS needs certificate and key");
    return listener;
}

void read_table(Section& whole, std::string_view name, const fs::path& file, const auto& read) {
    const toml::node* node = whole.take(name);
    if (!node) return;
    if (!node->is_table()) whole.fail(*node, name, "is not a table");
    Section section{*node->as_table(), file};
    read(section);
    section.finish();
}

void read_rates(Section& section, RateSettings& rates) {
    constexpr unsigned most = 10'000;
    section.read_within("reads_of_session", rates.of_session[RateClass::read], 0U, most);
    section.read_within("changes_of_session", rates.of_session[RateClass::change], 0U, most);
    section.read_within("costly_of_session", rates.of_session[RateClass::costly], 0U, most);
    section.read_within("reads_of_network", rates.of_network[RateClass::read], 0U, most);
    section.read_within("changes_of_network", rates.of_network[RateClass::change], 0U, most);
    section.read_within("costly_of_network", rates.of_network[RateClass::costly], 0U, most);
    section.read_within("sign_ins_of_network", rates.of_network[RateClass::sign_in], 0U, most);
}

/// The first line of a file that only the server's own user can read.
std::string read_password(const fs::path& file) {
    std::error_code missing;
    const auto others = fs::perms::group_all | fs::perms::others_all;
    if ((fs::status(file, missing).permissions() & others) != fs::perms::none && !missing)
        throw std::runtime_error(fmt::format("{}: others can read it: chmod 600", file.string()));
    std::ifstream stream{file};
    std::string line;
    if (!std::getline(stream, line) || line.empty())
        throw std::runtime_error(fmt::format("{}: it holds no password, or cannot be read", file.string()));
    return line;
}

void read_mail(Section& section, mail::Settings& mail) {
    read_choice<mail::Mode>(section, "mode",
        {{"send", mail::Mode::send}, {"hold", mail::Mode::hold}, {"only-to", mail::Mode::only_to}},
        mail.mode);
    section.read_list("only_to", mail.only_to);
    section.read("host", mail.relay.host);
    section.read("port", mail.relay.port);
    read_choice<mail::Security>(section, "security",
        {{"starttls", mail::Security::starttls}, {"implicit", mail::Security::implicit},
            {"none", mail::Security::none}},
        mail.relay.security);
    section.read("user", mail.relay.user);
    fs::path password_file;
    section.read("password_file", password_file);
    if (!password_file.empty()) mail.relay.password = read_password(password_file);
    section.read("ca_file", mail.relay.ca_file);
    section.read("from", mail.from);
    section.read("reply_to", mail.reply_to);
    section.read_within("per_domain_a_minute", mail.per_domain_a_minute, 0U, 100'000U);
    auto hours = static_cast<unsigned>(mail.keep_trying.count());
    section.read_within("keep_trying_hours", hours, 1U, 24U * 30);
    mail.keep_trying = std::chrono::hours{hours};
}

void read_seconds(Section& section, std::string_view key, std::chrono::seconds& into) {
    auto seconds = static_cast<unsigned>(into.count());
    section.read_within(key, seconds, 1U, 600U);
    into = std::chrono::seconds{seconds};
}

void read_all(const toml::table& table, const fs::path& file, Configuration& configuration) {
    Section whole{table, file};
    read_table(whole, "site", file, [&](Section& site) {
        site.read("name", configuration.site_name);
        site.read("base_url", configuration.base_url);
        site.read("demonstration", configuration.demonstration);
        site.read("data", configuration.data);
    });
    read_table(whole, "store", file, [&](Section& store) {
        store.read("url", configuration.store_url);
        store.read("readers", configuration.readers);
        store.read("writers", configuration.writers);
        store.read("workers", configuration.workers);
        read_seconds(store, "read_seconds", configuration.read_limit);
        read_seconds(store, "write_seconds", configuration.write_limit);
    });
    read_table(whole, "program", file, [&](Section& program) {
        program.read("modules", configuration.modules);
        program.read("module_key", configuration.module_key);
        program.read("schema", configuration.schema);
        program.read("messages", configuration.messages);
        program.read("client", configuration.client);
    });
    read_table(whole, "files", file, [&](Section& files) {
        files.read("largest_file", configuration.largest_file);
        files.read("space_quota", configuration.space_quota);
    });
    read_table(whole, "disk", file, [&](Section& disk) {
        disk.read_within("uploads_need_percent", configuration.disk.uploads, 0U, 50U);
        disk.read_within("changes_need_percent", configuration.disk.changes, 0U, 50U);
    });
    read_table(whole, "rates", file, [&](Section& rates) { read_rates(rates, configuration.rates); });
    read_table(whole, "collab", file,
        [&](Section& collab) { collab.read("y_websocket", configuration.y_websocket); });
    read_table(whole, "keep", file, [&](Section& keep) {
        int days = static_cast<int>(configuration.retention.deleted.count());
        keep.read_within("deleted_days", days, 1, 36'500);
        configuration.retention.deleted = std::chrono::days{days};
    });
    read_table(whole, "mail", file, [&](Section& mail) { read_mail(mail, configuration.mail); });
    read_table(whole, "log", file, [&](Section& log) { log.read("level", configuration.log_level); });
    read_table(whole, "transport", file, [&](Section& transport) {
        transport.read("threads", configuration.server.io_threads);
        auto answer = std::chrono::floor<std::chrono::seconds>(configuration.server.timeouts.answer);
        read_seconds(transport, "answer_seconds", answer);
        configuration.server.timeouts.answer = answer;
    });
    if (const toml::node* listeners = whole.take("listener")) {
        if (!listeners->is_array_of_tables()) whole.fail(*listeners, "listener", "is written [[listener]]");
        for (const auto& listener : *listeners->as_array())
            configuration.server.listeners.push_back(read_listener(*listener.as_table(), file));
    }
    whole.finish();
}

void check_mail(const Configuration& configuration, const auto& fail) {
    const auto& mail = configuration.mail;
    const auto& relay = mail.relay;
    const bool loopback = relay.host == "127.0.0.1" || relay.host == "::1" || relay.host == "localhost";
    if (mail.mode != mail::Mode::hold && relay.host.empty()) fail("mail.host is missing: the relay");
    if (mail.mode != mail::Mode::hold && mail.from.empty()) fail("mail.from is missing: whom mails are from");
    if (relay.security == mail::Security::none && !relay.host.empty() && !loopback)
        fail("mail.security can be none only for a relay on this machine");
    if (!mail::is_host(relay.host)) fail("mail.host is not the name or address of a machine");
    if (relay.user.empty() != relay.password.empty()) fail("mail.user and mail.password_file go together");
    for (const auto& address : {mail.from, mail.reply_to})
        if (!address.empty() && !mail::is_address(address)) fail("mail.from or mail.reply_to is no address");
    if (configuration.demonstration && mail.mode == mail::Mode::send)
        fail("a demonstration site sends mails to the addresses in mail.only_to at most");
}

void check(const Configuration& configuration, const fs::path& file) {
    auto fail = [&](std::string_view what) {
        throw std::runtime_error(fmt::format("{}: {}", file.string(), what));
    };
    if (configuration.data.empty()) fail("site.data is missing: the folder that holds everything");
    if (configuration.store_url.empty()) fail("store.url is missing");
    if (configuration.base_url.empty()) fail("site.base_url is missing: the address that people type");
    if (configuration.server.listeners.empty()) fail("there is no [[listener]]");
    check_mail(configuration, fail);
    for (const auto& listener : configuration.server.listeners) {
        bool loopback = listener.address == "127.0.0.1" || listener.address == "::1";
        if (configuration.demonstration && !loopback)
            fail("a demonstration site listens on 127.0.0.1 or ::1 only");
        if (listener.security == transport::Security::plain && !loopback && listener.trusted_proxies.empty())
            fail("a listener without TLS needs trusted_proxies, or a loopback address");
    }
}

/// What mails need of the rest.
void finish_mail(Configuration& configuration) {
    auto& mail = configuration.mail;
    mail.site_name = configuration.site_name;
    mail.base_url = configuration.base_url;
    for (auto& entry : mail.only_to)
        std::ranges::transform(entry, entry.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
        });
    if (const auto at = mail.from.find('@'); at != mail.from.npos)
        mail.relay.greeting = mail.from.substr(at + 1);
}

/// The place of a character that is not ASCII outside quotes and comments, where TOML has none and where the
/// library's tables of letters and white space have holes; npos: there is none. Quotes end with their line.
std::size_t find_foreign(std::string_view text) {
    char around = 0; // the quote or the # in which we are
    for (std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (letter == '\n')
            around = 0;
        else if (around == '"' && letter == '\\' && !text.substr(at + 1).starts_with('\n'))
            ++at;
        else if (around != 0)
            around = letter == around && around != '#' ? '\0' : around;
        else if (letter == '"' || letter == '\'' || letter == '#')
            around = letter;
        else if (static_cast<unsigned char>(letter) >= 0x80)
            return at;
    }
    return text.npos;
}

} // namespace

Configuration read_configuration(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream.is_open() || stream.bad())
        throw std::runtime_error(fmt::format("{}: it cannot be read", file.string()));
    return parse_configuration(text, file);
}

Configuration parse_configuration(std::string_view text, const fs::path& file) {
    if (const auto at = find_foreign(text); at != text.npos)
        throw std::runtime_error(fmt::format("{}, line {}: put what is not plain ASCII into quotes",
            file.string(), std::ranges::count(text.substr(0, at), '\n') + 1));
    toml::table table;
    try {
        table = toml::parse(text, file.string());
    } catch (const toml::parse_error& error) {
        throw std::runtime_error(
            fmt::format("{}, line {}: {}", file.string(), error.source().begin.line, error.description()));
    } catch (const std::logic_error& error) {
        throw std::runtime_error(fmt::format("{}: {}", file.string(), error.what()));
    }
    Configuration configuration;
    read_all(table, fs::absolute(file), configuration);
    check(configuration, file);
    finish_mail(configuration);
    return configuration;
}

} // namespace folkmoot::host
