#pragma once
#include "collab/rooms/frame.hpp"
#include "collab/yjs/document.hpp"
#include "kit/poll_client.hpp"
#include "kit/socket_client.hpp"

#include <folkmoot/richtext.hpp>

namespace folkmoot::kit {

/// An editor of live documents: the other side of /collab, with a document of its own.
class CollabClient {
public:
    /// How its messages travel.
    enum class Way : std::uint8_t { socket, requests };
    /// `client` is the id that the editor draws; `query` what it says of itself, such as "?schema=1".
    CollabClient(Browser& browser, std::string document, yjs::ClientId client, const std::string& query = {},
        Way way = Way::socket);

    unsigned status() const { return socket_ ? socket_->status() : polls_->status(); }
    /// Shows a ticket and asks for the document. False: it was denied, or the connection ended.
    bool open();
    /// Goes on with what another connection of the same editor held, after it broke.
    void go_on_from(CollabClient& broken) { document_ = std::move(broken.document_); }
    /// How many updates are known to be on disk; they are acknowledged in the order in which they were sent.
    std::size_t acknowledged() const { return saved_ == 0 ? 0 : saved_ - 1; }
    bool was_denied() const { return denied_; }
    bool is_read_only() const { return read_only_; }
    /// Updates of which the server says that it has not taken them.
    std::size_t refused() const { return refused_; }
    /// The newest reason why nothing can be saved, and whether it has passed.
    const std::string& trouble() const { return trouble_; }
    bool is_saved_again() const { return saved_again_; }
    unsigned close_code() const { return socket_ ? socket_->close_code() : polls_->close_code(); }
    /// Where it goes by requests.
    PollClient& polls() { return *polls_; }
    /// Why the server says it ends this document; empty: it has not.
    const std::string& told_end() const { return told_end_; }

    /// Writes a paragraph at the end of the text.
    void write(const std::string& words);
    /// Makes a change and sends what it made.
    void change(const std::function<void(yjs::Document&, yjs::ClientId)>& change);
    void send_update(yjs::Octets update);
    /// The next update does not arrive.
    void lose_next() { loses_next_ = true; }
    void send(const collab::Frame& frame) { send(*frame); }
    void send(std::string_view octets);

    /// Takes messages until it is so. False: it did not come to be in time, or the connection ended.
    bool wait_until(
        const std::function<bool()>& so, std::chrono::milliseconds patience = std::chrono::seconds{5});
    /// Whether all that was sent is on disk.
    bool is_saved() const { return saved_ >= sent_; }
    bool wait_until_saved() {
        return wait_until([this] { return is_saved(); });
    }
    bool wait_for(const std::string& words) {
        return wait_until([&] { return text().contains(words); });
    }

    richtext::Tree tree() const;
    /// Its words, a block a line.
    std::string text() const;
    yjs::Document& document() { return document_; }
    const std::string& name() const { return name_; }
    /// The newest states of those present, by client id.
    const std::map<std::uint64_t, std::string>& presence() const { return presence_; }
    /// Updates of others that came.
    std::size_t heard() const { return heard_; }

private:
    std::optional<std::string> receive(std::chrono::milliseconds patience);
    void take(std::string_view octets);
    void take_sync(yjs::Reader& reader);
    void take_presence(yjs::Octets octets);
    void take_notice(const std::string& text);

    Browser& browser_;
    std::optional<SocketClient> socket_;
    std::optional<PollClient> polls_;
    std::string name_;
    yjs::ClientId client_;
    yjs::Document document_;
    std::map<std::uint64_t, std::string> presence_;
    std::size_t sent_ = 0;
    std::size_t saved_ = 0;
    std::size_t heard_ = 0;
    std::size_t refused_ = 0;
    bool read_only_ = false;
    bool saved_again_ = false;
    std::string trouble_;
    bool synced_ = false;
    bool denied_ = false;
    bool loses_next_ = false;
    std::string told_end_;
};

} // namespace folkmoot::kit
