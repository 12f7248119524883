// What the server does with rich text in documents, behind a pipe: a line of JSON in, a line of JSON out.
// Octets are hexadecimal.
#include "collab/tree/bring_to.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/tree/words.hpp"
#include "collab/tree/write_tree.hpp"
#include "collab/yjs/text_cursor.hpp"
#include "unit/richtext/random_tree.hpp"

#include <charconv>
#include <iostream>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace folkmoot::collab { namespace {

using Json = nlohmann::ordered_json; // attributes have the order in which they are given
using richtext::BlockId;

yjs::OwnedOctets octets_of(const std::string& hex) {
    yjs::OwnedOctets octets(hex.size() / 2);
    for (std::size_t n = 0; n < octets.size(); ++n)
        std::from_chars(hex.data() + 2 * n, hex.data() + 2 * n + 2, octets[n], 16);
    return octets;
}

std::string hex_of(const yjs::OwnedOctets& octets) {
    std::string hex;
    for (const std::uint8_t octet : octets)
        hex += fmt::format("{:02x}", octet);
    return hex;
}

[[noreturn]] void refuse(std::string_view why) {
    throw std::runtime_error{std::string{why}};
}

yjs::Document document_of(const Json& command) {
    auto document = yjs::load(octets_of(command.at("state")));
    if (!document) refuse(yjs::say(document.error().reason));
    return std::move(*document);
}

richtext::Tree tree_in(const Json& command) {
    auto tree = richtext::read_json(command.at("tree").dump());
    if (!tree) refuse(tree.error().message);
    return std::move(*tree);
}

Json json_of(const richtext::Tree& tree) {
    return Json::parse(richtext::write_json(tree));
}

/// A tree of a seed, and one that it may become; all blocks have ids.
Json random_trees(const Json& command) {
    richtext::test::RandomTree random{command.at("seed")};
    std::int64_t last = 0;
    const auto mint = [&] { return BlockId{++last}; };
    richtext::Tree before = random.make();
    richtext::give_ids(before, mint);
    richtext::Tree after = random.change(before);
    richtext::give_ids(after, mint);
    return {{"before", json_of(before)}, {"after", json_of(after)}};
}

/// Makes the edits and gives the update.
template <class Make> Json edited(yjs::Document& document, const Json& command, Make make) {
    yjs::Budget budget{50'000'000};
    yjs::Edit edit{document, command.at("client"), budget};
    make(edit);
    auto update = edit.finish();
    if (!update) refuse(yjs::say(update.error().reason));
    return {{"update", hex_of(*update)}};
}

Json bring(const Json& command) {
    yjs::Document document = document_of(command);
    const richtext::Tree wanted = tree_in(command);
    return edited(document, command, [&](yjs::Edit& edit) {
        std::int64_t last = 1'000'000'000;
        if (const auto error = bring_to(edit, wanted, [&] { return BlockId{++last}; }))
            refuse(error->message);
    });
}

Json read(const Json& command) {
    const yjs::Document document = document_of(command);
    const auto read = tree_of(document);
    if (!read) refuse(read.error().message);
    Json oddities = Json::array();
    for (const Oddity& oddity : read->oddities)
        oddities.push_back({static_cast<int>(oddity.what), oddity.name});
    return {{"tree", json_of(read->tree)}, {"oddities", oddities}, {"without_id", read->without_id.size()}};
}

yjs::TextAttributes attributes_in(const Json& step) {
    yjs::TextAttributes attributes;
    if (const auto given = step.find("attributes"); given != step.end())
        for (const auto& [key, value] : given->items())
            attributes.emplace_back(key, value.dump());
    return attributes;
}

/// Steps as Y.Text.applyDelta takes them, in the first text of the root.
Json change_text(const Json& command) {
    yjs::Document document = document_of(command);
    return edited(document, command, [&](yjs::Edit& edit) {
        const yjs::Model& model = edit.model();
        const yjs::TypeNumber text = live_type(model, model.types[edit.root(text_root)].start);
        yjs::TextCursor cursor{edit, text};
        for (const Json& step : command.at("steps")) {
            if (step.contains("insert"))
                cursor.insert(step["insert"].get<std::string>(), attributes_in(step));
            if (step.contains("retain")) cursor.format(step["retain"], attributes_in(step));
            if (step.contains("delete")) cursor.erase(step["delete"]);
        }
    });
}

Json answer(const Json& command) {
    const std::string& what = command.at("do").get_ref<const std::string&>();
    if (what == "random") return random_trees(command);
    if (what == "bring") return bring(command);
    if (what == "read") return read(command);
    if (what == "text") return change_text(command);
    refuse("no such command");
}

}} // namespace folkmoot::collab

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        nlohmann::ordered_json out;
        try {
            out = folkmoot::collab::answer(nlohmann::ordered_json::parse(line));
        } catch (const std::exception& exception) {
            out = {{"error", exception.what()}};
        }
        std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
    }
}
