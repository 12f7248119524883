#pragma once
#include "files/blob_reader.hpp"

namespace folkmoot::files {

enum class ScanVerdict {
    clean,
    infected,
    unknown ///< the scanner could not be asked: not clean until it could
};

/// Looks for viruses in contents. Safe to call from any thread.
class Scanner {
public:
    virtual ~Scanner() = default;
    virtual ScanVerdict scan(BlobReader& content) = 0;
};

/// ClamAV's daemon, asked through its Unix socket (clamd's INSTREAM command).
class ClamdScanner final : public Scanner {
public:
    ClamdScanner(std::filesystem::path socket, std::chrono::seconds patience)
        : socket_(std::move(socket))
        , patience_(patience) { }
    ScanVerdict scan(BlobReader& content) override;

private:
    std::filesystem::path socket_;
    std::chrono::seconds patience_; ///< for each exchange with the daemon
};

} // namespace folkmoot::files
