#include "kit/collab_client.hpp"

#include "collab/tree/document_tree.hpp"
#include "collab/tree/vocabulary.hpp"
#include "collab/yjs/edit.hpp"
#include "collab/yjs/writer.hpp"

#include <folkmoot/richtext_forms.hpp>

namespace folkmoot::kit {
CollabClient::CollabClient(
    Browser& browser, std::string document, yjs::ClientId client, const std::string& query, Way way)
    : browser_{browser}
    , name_{std::move(document)}
    , client_{client} {
    if (way == Way::socket)
        socket_.emplace(browser, "/collab" + query);
    else
        polls_.emplace(browser, "/collab/polls" + query);
}

void CollabClient::send(std::string_view octets) {
    if (socket_)
        socket_->send(SocketClient::Kind::binary, octets);
    else
        polls_->send(octets);
}

bool CollabClient::open() {
    const auto ticket = browser_.post("/api/v1/live-ticket", nlohmann::json::object());
    send(collab::token_frame(name_, ticket.json().value("ticket", "")));
    send(collab::sync_frame(name_, collab::SyncKind::state, yjs::write_state_vector(document_.state())));
    ++sent_; // what the server asks for in return is acknowledged, too
    return wait_until([this] { return synced_ || denied_; }) && synced_;
}

void CollabClient::write(const std::string& words) {
    change([&](yjs::Document& document, yjs::ClientId client) {
        yjs::Budget budget;
        yjs::Edit edit{document, client, budget};
        const auto root = edit.root(collab::text_root);
        yjs::BlockNumber last = yjs::none;
        for (auto next = document.model().types[root].start; next != yjs::none;
            next = document.model().blocks[next].right)
            last = next;
        const auto paragraph = edit.insert_element(root, last, "paragraph");
        const auto text = edit.insert_text(paragraph, yjs::none);
        edit.insert(text, yjs::none, yjs::Content::string, words, static_cast<yjs::Clock>(words.size()));
        static_cast<void>(edit.finish());
    });
}

void CollabClient::change(const std::function<void(yjs::Document&, yjs::ClientId)>& change) {
    const auto before = document_.state();
    change(document_, client_);
    send_update(document_.encode(before));
}

void CollabClient::send_update(yjs::Octets update) {
    if (std::exchange(loses_next_, false)) return;
    send(collab::sync_frame(name_, collab::SyncKind::update, update));
    ++sent_;
}

bool CollabClient::wait_until(const std::function<bool()>& so, std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!so()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        const auto message = left.count() > 0 ? receive(left) : std::nullopt;
        if (!message) return so();
        take(*message);
    }
    return true;
}

std::optional<std::string> CollabClient::receive(std::chrono::milliseconds patience) {
    return socket_ ? socket_->receive(patience) : polls_->receive(patience);
}

void CollabClient::take(std::string_view octets) {
    yjs::Reader reader{yjs::as_octets(octets)};
    if (reader.var_string() != name_) return;
    switch (static_cast<collab::FrameKind>(reader.var_uint())) {
    case collab::FrameKind::sync:
        return take_sync(reader);
    case collab::FrameKind::awareness:
        return take_presence(reader.var_octets());
    case collab::FrameKind::auth:
        denied_ = reader.var_uint() == 1;
        read_only_ = !denied_ && reader.var_string() == "readonly";
        return;
    case collab::FrameKind::stateless:
        return take_notice(std::string{reader.var_string()});
    case collab::FrameKind::close:
        told_end_ = reader.var_string();
        return;
    case collab::FrameKind::sync_status:
        ++(reader.var_int() == 1 ? saved_ : refused_);
        return;
    default:
        return;
    }
}

void CollabClient::take_sync(yjs::Reader& reader) {
    const auto kind = static_cast<collab::SyncKind>(reader.var_uint());
    const yjs::Octets body = reader.var_octets();
    if (kind == collab::SyncKind::state) {
        const auto known = yjs::read_state_vector(body, yjs::Limits::of_a_stored_state());
        return send(collab::sync_frame(name_, collab::SyncKind::answer, document_.encode(known.value())));
    }
    if (!document_.apply(body, yjs::Limits::of_a_stored_state(), yjs::Budget{})) return;
    synced_ = synced_ || kind == collab::SyncKind::answer;
    heard_ += kind == collab::SyncKind::update;
}

void CollabClient::take_presence(yjs::Octets octets) {
    yjs::Reader reader{octets};
    for (std::uint64_t left = reader.var_uint(); left > 0 && !reader.failed(); --left) {
        const std::uint64_t client = reader.var_uint();
        reader.var_uint();
        presence_[client] = reader.var_string();
    }
}

void CollabClient::take_notice(const std::string& text) {
    const auto said = nlohmann::json::parse(text);
    saved_again_ = said["type"] == "saved_again";
    if (!saved_again_) trouble_ = said["code"];
}

richtext::Tree CollabClient::tree() const {
    auto read = collab::tree_of(document_);
    return read ? std::move(read->tree) : richtext::Tree{};
}

std::string CollabClient::text() const {
    return richtext::plain_text(tree()).text;
}

} // namespace folkmoot::kit
