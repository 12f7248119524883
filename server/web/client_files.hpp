#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace folkmoot::web {

/// One file of the built web client, ready to send.
struct ClientFile {
    std::string media_type;
    std::shared_ptr<const std::string> plain;
    std::shared_ptr<const std::string> gzipped; ///< null where it saves nothing
    std::string etag; ///< quoted, of the content
    bool immutable = false; ///< its name holds a hash of its content
};

/// The built web client, read once into memory: a few hundred kilobytes that every visitor asks for.
class ClientFiles {
public:
    /// A folder that is missing or empty gives no files; one over 64 MiB throws std::runtime_error.
    explicit ClientFiles(const std::filesystem::path& folder);

    /// By address, such as "/assets/index-4f2a.js"; null when there is none.
    const ClientFile* find(std::string_view path) const;
    /// The page that every address of the client begins with.
    const ClientFile* index() const { return find("/index.html"); }

private:
    std::map<std::string, ClientFile, std::less<>> files_;
};

} // namespace folkmoot::web
