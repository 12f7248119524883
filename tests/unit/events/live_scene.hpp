#pragma once
#include "kit/furnished.hpp"

#include "access/live_rights.hpp"
#include "access/rights_watch.hpp"
#include "events/live_board.hpp"
#include "folkmoot/event.hpp"

#include <nlohmann/json.hpp>

namespace folkmoot::events::test {

struct ThingHappened {
    static constexpr std::string_view name{"test.thing_happened"};
    std::int64_t count = 0;
    static constexpr auto fields() { return std::array{field<&ThingHappened::count>("count", "How many")}; }
};

/// A client that keeps what it is sent, and can be slow.
class KeptSocket final : public LiveSocket {
public:
    bool send(LiveFrame frame) override {
        const std::lock_guard lock{mutex_};
        if (slow) return false;
        texts_.push_back(frame);
        frames_.push_back(nlohmann::json::parse(*frame));
        return true;
    }
    void close(LiveEnd why) override {
        const std::lock_guard lock{mutex_};
        ended_ = why;
    }
    std::vector<nlohmann::json> frames() const {
        const std::lock_guard lock{mutex_};
        return frames_;
    }
    std::vector<nlohmann::json> of_type(const std::string& type) const {
        auto all = frames();
        std::erase_if(all, [&](const auto& frame) { return frame["type"] != type; });
        return all;
    }
    std::vector<LiveFrame> texts() const {
        const std::lock_guard lock{mutex_};
        return texts_;
    }
    std::optional<LiveEnd> ended() const {
        const std::lock_guard lock{mutex_};
        return ended_;
    }
    std::atomic<bool> slow = false;

private:
    mutable std::mutex mutex_;
    std::vector<nlohmann::json> frames_;
    std::vector<LiveFrame> texts_;
    std::optional<LiveEnd> ended_;
};

class Live : public kit::FurnishedTest {
protected:
    void SetUp() override {
        FurnishedTest::SetUp();
        if (IsSkipped()) return;
        page = add_page("Page");
        settle();
        poll();
        board.emplace(database(), rights, seal, clock);
    }
    void TearDown() override {
        board.reset();
        FurnishedTest::TearDown();
    }
    void poll() {
        read([&](ReadTx& tx) { watch.poll(tx); });
    }
    /// A page that only those see who may see drafts; that it was made has been told.
    ObjectRow add_draft() {
        auto draft = add_page("Draft", Lifecycle::draft);
        pump();
        return draft;
    }
    std::shared_ptr<KeptSocket> connect(const Viewer& viewer, ConnectionId id) {
        auto socket = std::make_shared<KeptSocket>();
        board->open(id, socket, viewer);
        return socket;
    }
    static std::string subscribe(const std::string& topic, const std::string& cursor = "") {
        nlohmann::json message{{"type", "subscribe"}, {"topic", topic}};
        if (!cursor.empty()) message["cursor"] = cursor;
        return message.dump();
    }
    std::string space_topic() const { return "space:" + space.text(); }
    void happen(const ObjectRow& object, std::int64_t count = 0) {
        write([&](WriteTx& tx) { tx.emit(object, ThingHappened{count}); });
    }
    void pump() {
        settle();
        board->pump();
    }

    access::RightsWatch watch;
    access::LiveRightsOfAccess rights{watch};
    store::Seal seal;
    ObjectRow page;
    std::optional<LiveBoard> board;
};

} // namespace folkmoot::events::test
