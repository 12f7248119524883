#include "cli/new_configuration.hpp"

#include "transport/self_signed.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

namespace folkmoot::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view configuration_text =
    R"(# Written by folkmoot setup; ops/folkmoot.toml explains every key.
[site]
name = {name}
base_url = {base_url}
data = {data}
demonstration = {demonstration}

[store]
url = {store_url}

[program]
modules = {modules}
module_key = {module_key}
schema = {schema}
messages = {messages}
client = {client}

[[listener]]
name = "web"
address = "127.0.0.1"
port = {port}
security = "tls"
certificate = {certificate}
key = {key}
audience = "public"
base_urls = [{base_urls}]

[[listener]]
name = "admin"
address = "127.0.0.1"
port = {admin_port}
security = "tls"
certificate = {certificate}
key = {key}
audience = "admin"
base_urls = ["https://localhost:{admin_port}"]
)";

/// A TOML basic string.
std::string quoted(std::string_view value) {
    std::string result = "\"";
    for (const char letter : value) {
        if (static_cast<unsigned char>(letter) < 0x20)
            throw std::runtime_error(fmt::format("a name holds a control character: {}", value));
        if (letter == '"' || letter == '\\') result += '\\';
        result += letter;
    }
    return result + '"';
}
std::string quoted(const fs::path& path) {
    return quoted(std::string_view{path.string()});
}

/// Appears whole or not at all, for its owner alone.
void write_private(const fs::path& path, std::string_view content) {
    const fs::path unfinished = path.string() + ".new";
    {
        std::ofstream file{unfinished, std::ios::binary | std::ios::trunc};
        fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write);
        file << content;
        if (!file.flush()) throw std::runtime_error(fmt::format("{} cannot be written", path.string()));
    }
    fs::rename(unfinished, path);
}

void write_certificate(const fs::path& certificate, const fs::path& key) {
    if (fs::exists(certificate) && fs::exists(key)) return;
    const auto pair = transport::make_self_signed();
    write_private(key, pair.key_pem);
    write_private(certificate, pair.certificate_pem);
}

} // namespace

fs::path write_configuration(const NewConfiguration& configuration) {
    const fs::path data = fs::absolute(configuration.data).lexically_normal();
    const fs::path program = fs::absolute(configuration.program).lexically_normal();
    const fs::path file = data / "folkmoot.toml";
    fs::create_directories(data);
    fs::permissions(data, fs::perms::owner_all);
    write_certificate(data / "certificate.pem", data / "certificate.key");
    if (fs::exists(file)) return file;
    const auto own = fmt::format("https://localhost:{}", configuration.port);
    const auto& base = configuration.base_url.empty() ? own : configuration.base_url;
    std::string base_urls = quoted(std::string_view{base});
    if (base == own) base_urls += fmt::format(", \"https://127.0.0.1:{}\"", configuration.port);
    const auto store = configuration.store_url.empty() ? "sqlite://" + (data / "folkmoot.db").string()
                                                       : configuration.store_url;
    using fmt::arg;
    write_private(file,
        fmt::format(configuration_text, arg("name", quoted(std::string_view{configuration.site_name})),
            arg("base_url", quoted(std::string_view{base})), arg("data", quoted(data)),
            arg("demonstration", configuration.demonstration),
            arg("store_url", quoted(std::string_view{store})), arg("modules", quoted(program / "modules")),
            arg("module_key", quoted(program / "module.pub")), arg("schema", quoted(program / "schema")),
            arg("messages", quoted(program / "messages")), arg("client", quoted(program / "client")),
            arg("port", configuration.port), arg("admin_port", configuration.admin_port),
            arg("certificate", quoted(data / "certificate.pem")),
            arg("key", quoted(data / "certificate.key")), arg("base_urls", base_urls)));
    return file;
}

} // namespace folkmoot::cli
