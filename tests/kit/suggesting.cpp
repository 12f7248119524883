#include "kit/suggesting.hpp"

#include "collab/rooms/house_edit.hpp"
#include "collab/tree/bring_to.hpp"

namespace folkmoot::kit {
namespace {

constexpr Sql select_author_of{"select author from suggestion where id = :id"};

/// As if its author's editor had sent it.
void add_paragraph(WriteTx& tx, ObjectId suggestion, const std::string& words) {
    auto document = collab::open_stored(collab::find_document(tx, suggestion).value());
    auto wanted = collab::tree_of(document).value().tree;
    const auto mint = [&] { return richtext::BlockId{tx.new_id().value()}; };
    richtext::Block paragraph{.node = richtext::Paragraph{}};
    paragraph.text.push_back({.content = words, .style = {}});
    wanted.blocks.push_back(std::move(paragraph));
    richtext::give_ids(wanted, mint);
    const auto client = collab::house_client(tx.new_id());
    yjs::Budget budget;
    yjs::Edit edit{document, client, budget};
    EXPECT_FALSE(collab::bring_to(edit, wanted, mint));
    const auto author = tx.value<ObjectId>(select_author_of, bind("id", suggestion)).value();
    collab::append(
        tx, suggestion, {{.person = author, .updates = {edit.finish().value()}, .claims = {client}}});
}

} // namespace

std::string begin_suggestion(TestHost& host, Browser& who, const std::string& object,
    const nlohmann::json& request, const std::string& words) {
    const auto begun = who.post("/api/v1/objects/" + object + "/suggestions", request);
    EXPECT_EQ(begun.status, 200U) << begun.body;
    const auto id = begun.id();
    if (!id.empty()) host.write([&](WriteTx& tx) { add_paragraph(tx, *ObjectId::parse(id), words); });
    return id;
}

std::string send_suggestion(TestHost& host, Browser& who, const std::string& object,
    const nlohmann::json& request, const std::string& words) {
    const auto id = begin_suggestion(host, who, object, request, words);
    const auto sent = who.put("/api/v1/suggestions/" + id + "/sending", nlohmann::json::object());
    EXPECT_EQ(sent.status, 200U) << sent.body;
    return id;
}

} // namespace folkmoot::kit
