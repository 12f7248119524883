#pragma once
#include "folkmoot/clock.hpp"
#include "folkmoot/route.hpp"

namespace folkmoot::files {

/// One file of an archive. Of `body` and `open` one is used.
struct ZipEntry {
    std::string path; ///< steps between slashes, each safe as a file's name; a folder ends with a slash
    Time changed;
    std::string body = {};
    std::uint64_t size = 0; ///< of what `open` gives
    std::function<std::shared_ptr<Octets>()> open = {}; ///< called when its turn comes, so that few are open
};

/// An archive that is written while it is read, from start to end: contents stand in it as they are. ZIP
/// after APPNOTE.TXT 6.3.10 without its 64-bit forms, so it holds at most 65,535 entries and 4 GiB less 16
/// MiB.
class ZipStream final : public Octets {
public:
    /// Throws Code::too_large "files.archive_too_large" beyond these limits.
    explicit ZipStream(std::vector<ZipEntry> entries);
    std::uint64_t size() const override { return size_; }
    std::string read(std::uint64_t offset, std::size_t count) override;
    bool ranged() const override { return false; }

private:
    struct Written {
        std::uint64_t offset = 0;
        std::uint64_t crc = 0;
    };
    void go_on(std::size_t count);
    void begin_entry();
    void pass_on(std::size_t count);
    void end_entry();
    void write_directory();

    std::vector<ZipEntry> entries_;
    std::vector<Written> written_; ///< in the order of the entries
    std::shared_ptr<Octets> content_; ///< of the entry that is being written
    std::uint64_t passed_on_ = 0; ///< of its octets
    std::uint64_t size_ = 0;
    std::uint64_t made_ = 0; ///< octets made so far, those in `ready_` among them
    std::string ready_; ///< made, and not read yet
};

} // namespace folkmoot::files
