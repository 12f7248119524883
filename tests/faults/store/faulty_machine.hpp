#pragma once
#include <filesystem>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

struct sqlite3_file;

namespace folkmoot::store {

/// SQLite's own file layer and memory with faults: real ones, but the n-th operation can fail, and what a
/// power cut would leave behind can be seen at any moment. There is one, installed before SQLite is first
/// used.
class FaultyMachine {
public:
    /// Once, first thing in main().
    static void install();
    static FaultyMachine& installed();

    enum class Operation { write, sync, truncate, allocation };
    enum class Lasting { once, from_then_on };
    /// Lets the n-th of these operations from now on (1 is the next) fail with that SQLite code.
    void fail(Operation operation, int n, int code, Lasting lasting);
    /// Ends the faults; whether one has happened.
    bool heal();

    /// Writes the files of `from` as a power cut now might leave them into `to`: everything synced, and of
    /// the rest a random part of its 512-byte sectors.
    void cut_power(const std::filesystem::path& from, const std::filesystem::path& to, unsigned seed);
    /// Keeps account of what is synced, from now on, in this folder. Costs memory; off at first.
    void watch(const std::filesystem::path& folder);

private:
    friend struct FaultyFile;
    friend struct FaultyMemory;
    struct Write {
        std::size_t offset;
        std::string bytes;
        bool truncation;
    };
    struct Watched {
        std::string synced;
        std::vector<Write> unsynced;
        bool removed = false; ///< perhaps: its folder has not been synced since
    };
    FaultyMachine() = default;
    void register_files();
    static void apply(std::string& contents, const Write& write);
    static void apply_some_sectors(std::string& contents, const Write& write, std::minstd_rand& random);

    /// The code to fail with, or 0.
    int verdict(Operation operation);
    void written(const std::string& path, Write write);
    void synced(const std::string& path);
    void removed(const std::string& path, bool folder_synced);
    void forget_removed();

    std::mutex mutex_;
    Operation operation_ = Operation::write;
    Lasting lasting_ = Lasting::once;
    int countdown_ = 0, code_ = 0;
    bool happened_ = false;
    std::string watched_folder_;
    std::map<std::string, Watched> files_;
};

} // namespace folkmoot::store
