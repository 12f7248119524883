#pragma once
#include "kit/furnish.hpp"

namespace folkmoot::documents_tests {

using kit::object_path;
using nlohmann::json;

inline constexpr auto documents_address = "/api/v1/documents";

/// A workspace, or a space of another kind, with documents, its owner, an editor and a reader.
struct DocumentsScene {
    explicit DocumentsScene(kit::TestHost& host, access::SpaceKind kind = access::SpaceKind::workspace)
        : kind(kind)
        , furnish(host)
        , owner(furnish.staff("Olwen Owner"))
        , editor(furnish.staff("Edith Editor"))
        , reader(furnish.staff("Rhys Reader"))
        , space(furnish.space(kind, owner))
        , section(furnish.section(space, owner, "documents").text())
        , as_owner((furnish.role(editor, "member", space), furnish.role(reader, "reader", space),
              furnish.sign_in(owner)))
        , as_editor(furnish.sign_in(editor))
        , as_reader(furnish.sign_in(reader))
        , top(as_owner.get(std::string{documents_address} + "/components/" + section).json()["folder"]) { }

    std::string made(const std::string& noun, const std::string& in, const std::string& title) {
        const auto answer =
            as_owner.post(documents_address + ("/" + noun), {{"folder", in}, {"title", title}});
        EXPECT_EQ(answer.status, 200U) << answer.body;
        return answer.id();
    }
    std::string folder(const std::string& title, const std::string& in = {}) {
        return made("folders", in.empty() ? top : in, title);
    }
    /// Published with these words where they are not empty.
    std::string document(
        const std::string& title, const std::string& words = {}, const std::string& in = {}) {
        const auto id = made("documents", in.empty() ? top : in, title);
        if (words.empty()) return id;
        const json text{{"title", title}, {"markdown", words}, {"base_revision", 0}};
        const auto published = kind == access::SpaceKind::public_space
            ? kit::publish_together(as_owner, as_editor, id, text)
            : as_owner.post(object_path(id, "/publication"), text);
        EXPECT_EQ(published.status, 200U) << published.body;
        return id;
    }
    json entries(kit::Browser& who, const std::string& in) {
        return who.get(documents_address + ("/folders/" + in + "/entries")).json()["items"];
    }
    static std::vector<std::string> titles(const json& entries) {
        std::vector<std::string> result;
        for (const auto& entry : entries)
            result.push_back(entry["title"]);
        return result;
    }
    /// A file in a folder, sent whole by the owner; a version of `renewed` where that is given.
    std::string file(const std::string& in, const std::string& name, const std::string& content,
        const json& renewed = nullptr) {
        const auto upload = as_owner.post(
            "/api/v1/uploads", {{"object", in}, {"name", name}, {"size", content.size()}, {"file", renewed}});
        EXPECT_EQ(upload.status, 200U) << upload.body;
        const auto address = "/api/v1/uploads/" + upload.id();
        const auto sent = as_owner.send(
            "PUT", address + "?offset=0", content, {{"Content-Type", "application/octet-stream"}});
        EXPECT_EQ(sent.status, 200U) << sent.body;
        const auto done = as_owner.post(address + "/completion", json::object());
        EXPECT_EQ(done.status, 200U) << done.body;
        return done.id();
    }
    kit::Answer move(const std::string& noun, const std::string& what, const std::string& to) {
        return as_owner.put(documents_address + ("/" + noun + "/" + what + "/place"), {{"to", to}});
    }

    const access::SpaceKind kind;
    kit::Furnish furnish;
    kit::Account owner, editor, reader;
    ObjectId space;
    std::string section;
    kit::Browser as_owner, as_editor, as_reader;
    std::string top; ///< the section's own folder
};

inline std::string document_path(const std::string& id, const std::string& rest = "") {
    return documents_address + ("/documents/" + id + rest);
}
inline std::string folder_path(const std::string& id, const std::string& rest = "") {
    return documents_address + ("/folders/" + id + rest);
}

} // namespace folkmoot::documents_tests
