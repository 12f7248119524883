// What whoever runs or fills a site writes: the configuration, the catalogue of messages, a migration, a page
// to be imported. Whatever it says, it is read or refused with a sentence that says what is wrong.
#include "cli/import/source_folder.hpp"
#include "host/configuration.hpp"
#include "store/migration_script.hpp"
#include "store/start_error.hpp"
#include "web/catalogue.hpp"

#include <cstdlib>
#include <stdexcept>

namespace {

using namespace folkmoot;

void require(bool holds) {
    if (!holds) std::abort();
}

/// Reads; a refusal says something.
void read_or_refuse(const auto& read) {
    try {
        read();
    } catch (const std::runtime_error& refusal) {
        require(*refusal.what() != '\0');
    }
}

void read_configuration(std::string_view text) {
    const auto configuration = host::parse_configuration(text, "/etc/folkmoot/folkmoot.toml");
    require(!configuration.server.listeners.empty() && configuration.data.is_absolute());
    for (const auto& listener : configuration.server.listeners) {
        const bool loopback = listener.address == "127.0.0.1" || listener.address == "::1";
        require(loopback || !configuration.demonstration);
        require(
            loopback || listener.security == transport::Security::tls || !listener.trusted_proxies.empty());
    }
}

void read_messages(const std::string& text) {
    const std::array files{web::MessageFile{"en", "en.json", text}, web::MessageFile{"cy", "cy.json", text}};
    const web::Catalogue catalogue{files};
    for (const auto* language : {"en", "cy"})
        for (const auto* value : {"0", "1", "-7", "many", "\xff"})
            catalogue.text("key", language, {{"name", value}, {"count", value}});
}

void read_migration(std::string_view text) {
    for (const auto dialect : {store::Dialect::sqlite, store::Dialect::postgres})
        for (const auto& statement : store::script_of(text, dialect).statements)
            require(!statement.empty());
}

void read_page(std::string_view text) {
    const auto page = cli::parse_source_text(text);
    require(text.ends_with(page.markdown));
    require(page.markdown.size() + page.lines_before <= text.size() + 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{reinterpret_cast<const char*>(data), size};
    read_or_refuse([&] { read_configuration(text); });
    read_or_refuse([&] { read_messages(text); });
    read_or_refuse([&] { read_migration(text); });
    read_or_refuse([&] { read_page(text); });
    return 0;
}
