#include "content_kit.hpp"
#include "files/scanner.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <thread>

namespace folkmoot::files::tests {

namespace {

constexpr std::string_view eicar_part{"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"};

/// A daemon that speaks clamd's INSTREAM for one connection, and finds the test virus.
class OneScan {
public:
    explicit OneScan(const std::filesystem::path& path, std::string reply = {})
        : listening_(::socket(AF_UNIX, SOCK_STREAM, 0))
        , reply_(std::move(reply)) {
        sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
        std::ranges::copy(path.string(), address.sun_path);
        EXPECT_EQ(::bind(listening_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        EXPECT_EQ(::listen(listening_, 1), 0);
        thread_ = std::jthread([this] { serve(); });
    }
    ~OneScan() {
        ::shutdown(listening_, SHUT_RDWR);
        thread_.join();
        ::close(listening_);
    }
    OneScan(const OneScan&) = delete;
    OneScan& operator=(const OneScan&) = delete;

private:
    static bool take(int peer, std::span<char> into) {
        while (!into.empty()) {
            const auto got = ::recv(peer, into.data(), into.size(), 0);
            if (got <= 0) return false;
            into = into.subspan(static_cast<std::size_t>(got));
        }
        return true;
    }
    void serve() const {
        const int peer = ::accept(listening_, nullptr, nullptr);
        if (peer < 0) return;
        std::string command(10, ' ');
        std::string content;
        std::array<char, 4> length{};
        while (take(peer, command) && take(peer, length)) {
            std::uint32_t size = 0;
            for (char octet : length)
                size = size << 8U | static_cast<unsigned char>(octet);
            if (size == 0) break;
            std::string piece(size, ' ');
            if (!take(peer, piece)) break;
            content += piece;
            command.clear();
        }
        std::string answer = reply_;
        if (answer.empty())
            answer = content.contains(eicar_part) ? "stream: Eicar-Signature FOUND" : "stream: OK";
        answer += '\0';
        ::send(peer, answer.data(), answer.size(), MSG_NOSIGNAL);
        ::close(peer);
    }
    int listening_;
    std::string reply_;
    std::jthread thread_;
};

class ClamdTest : public ::testing::Test {
protected:
    ScanVerdict scan(std::string_view content) {
        const auto key = BlobKey::random();
        Part part(posix_disk(), folder_.path() / "part", copy_of(root_, key), content.size(), 0);
        part.append(std::as_bytes(std::span{content}));
        part.settle();
        store_.put("aa-1", folder_.path() / "part");
        BlobReader reader("aa-1", store_.open("aa-1"), copy_of(root_, key), content.size());
        return ClamdScanner(socket_, std::chrono::seconds{5}).scan(reader);
    }
    TemporaryFolder folder_;
    std::filesystem::path socket_ = folder_.path() / "clamd";
    RootKey root_{Secret::random()};
    LocalBlobStore store_{posix_disk(), folder_.path() / "blobs"};
};

} // namespace

TEST_F(ClamdTest, BelievesTheDaemon) {
    OneScan daemon(socket_);
    EXPECT_EQ(scan(std::string(200'000, 'a')), ScanVerdict::clean);
}

TEST_F(ClamdTest, FindsTheTestVirusAcrossPieces) {
    OneScan daemon(socket_);
    const std::string before(64 * 1024 - 10, 'a');
    EXPECT_EQ(scan(before + std::string{eicar_part}), ScanVerdict::infected);
}

TEST_F(ClamdTest, IsNotCleanWhenTheDaemonIsAwayOrConfused) {
    EXPECT_EQ(scan("text"), ScanVerdict::unknown);
    OneScan daemon(socket_, "INSTREAM size limit exceeded. ERROR");
    std::filesystem::remove_all(folder_.path() / "part");
    std::filesystem::remove_all(folder_.path() / "blobs");
    std::filesystem::create_directory(folder_.path() / "blobs");
    EXPECT_EQ(scan("text"), ScanVerdict::unknown);
}

} // namespace folkmoot::files::tests
