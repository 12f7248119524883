#include "faults/store/faulty_machine.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>

namespace folkmoot::store {

/// What SQLite holds for an open file: our part, and behind it the real file layer's.
struct FaultyFile {
    sqlite3_file base;
    std::string* path;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    static FaultyFile& of(sqlite3_file* file) { return *reinterpret_cast<FaultyFile*>(file); }
    static FaultyMachine& machine() { return FaultyMachine::installed(); }

    static int close(sqlite3_file* file) {
        delete of(file).path;
        auto* real = of(file).real();
        return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
    }
    static int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
        if (const int code = machine().verdict(FaultyMachine::Operation::write)) return code;
        auto* real = of(file).real();
        const int result = real->pMethods->xWrite(real, data, size, offset);
        const std::string bytes(static_cast<const char*>(data), static_cast<std::size_t>(size));
        if (result == SQLITE_OK)
            machine().written(*of(file).path, {static_cast<std::size_t>(offset), bytes, false});
        return result;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        if (const int code = machine().verdict(FaultyMachine::Operation::truncate)) return code;
        auto* real = of(file).real();
        const int result = real->pMethods->xTruncate(real, size);
        if (result == SQLITE_OK)
            machine().written(*of(file).path, {static_cast<std::size_t>(size), {}, true});
        return result;
    }
    static int sync(sqlite3_file* file, int flags) {
        if (const int code = machine().verdict(FaultyMachine::Operation::sync)) return code;
        auto* real = of(file).real();
        const int result = real->pMethods->xSync(real, flags);
        if (result == SQLITE_OK) machine().synced(*of(file).path);
        return result;
    }
    static const sqlite3_io_methods* methods();
    static int remove(sqlite3_vfs*, const char* name, int sync_folder) {
        const int result = real_layer()->xDelete(real_layer(), name, sync_folder);
        if (result == SQLITE_OK) machine().removed(name, sync_folder != 0);
        return result;
    }
    static sqlite3_vfs* real_layer() {
        static sqlite3_vfs* const layer = sqlite3_vfs_find(nullptr);
        return layer;
    }
    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out);
};

namespace {

constexpr std::size_t sector = 512;

/// Passes an operation on to the real file.
template <auto Member> struct Passed;
template <class... Arguments, int (*sqlite3_io_methods::*Member)(sqlite3_file*, Arguments...)>
struct Passed<Member> {
    static int on(sqlite3_file* file, Arguments... arguments) {
        auto* real = FaultyFile::of(file).real();
        return (real->pMethods->*Member)(real, arguments...);
    }
};

} // namespace

const sqlite3_io_methods* FaultyFile::methods() {
    static const sqlite3_io_methods table{
        .iVersion = 2, // without memory maps, which the store switches off
        .xClose = close,
        .xRead = Passed<&sqlite3_io_methods::xRead>::on,
        .xWrite = write,
        .xTruncate = truncate,
        .xSync = sync,
        .xFileSize = Passed<&sqlite3_io_methods::xFileSize>::on,
        .xLock = Passed<&sqlite3_io_methods::xLock>::on,
        .xUnlock = Passed<&sqlite3_io_methods::xUnlock>::on,
        .xCheckReservedLock = Passed<&sqlite3_io_methods::xCheckReservedLock>::on,
        .xFileControl = Passed<&sqlite3_io_methods::xFileControl>::on,
        .xSectorSize = Passed<&sqlite3_io_methods::xSectorSize>::on,
        .xDeviceCharacteristics = Passed<&sqlite3_io_methods::xDeviceCharacteristics>::on,
        .xShmMap = Passed<&sqlite3_io_methods::xShmMap>::on,
        .xShmLock = Passed<&sqlite3_io_methods::xShmLock>::on,
        .xShmBarrier =
            [](sqlite3_file* file) {
                auto* real = of(file).real();
                real->pMethods->xShmBarrier(real);
            },
        .xShmUnmap = Passed<&sqlite3_io_methods::xShmUnmap>::on,
        .xFetch = nullptr,
        .xUnfetch = nullptr,
    };
    return &table;
}

int FaultyFile::open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    auto& ours = of(file);
    ours.base.pMethods = nullptr;
    const int result = real_layer()->xOpen(real_layer(), name, ours.real(), flags, flags_out);
    if (!ours.real()->pMethods) return result;
    ours.path = new std::string{name ? name : ""}; // xClose ends it
    ours.base.pMethods = methods();
    return result;
}

/// SQLite's allocator, now and then without memory.
struct FaultyMemory {
    static sqlite3_mem_methods& real() {
        static sqlite3_mem_methods methods;
        return methods;
    }
    static bool none_left() {
        return FaultyMachine::installed().verdict(FaultyMachine::Operation::allocation) != 0;
    }
    static void* allocate(int size) { return none_left() ? nullptr : real().xMalloc(size); }
    static void* enlarge(void* block, int size) {
        return none_left() ? nullptr : real().xRealloc(block, size);
    }

    static void install() {
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real());
        sqlite3_mem_methods methods = real();
        methods.xMalloc = allocate;
        methods.xRealloc = enlarge;
        if (sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) != SQLITE_OK)
            throw std::logic_error("SQLite was used before its faults were installed");
    }
};

FaultyMachine& FaultyMachine::installed() {
    static FaultyMachine machine;
    return machine;
}

void FaultyMachine::register_files() {
    static sqlite3_vfs layer = *FaultyFile::real_layer();
    layer.zName = "folkmoot-faulty";
    layer.szOsFile += static_cast<int>(sizeof(FaultyFile));
    layer.xOpen = FaultyFile::open;
    layer.xDelete = FaultyFile::remove;
    sqlite3_vfs_register(&layer, 1);
}

void FaultyMachine::fail(Operation operation, int n, int code, Lasting lasting) {
    const std::lock_guard lock{mutex_};
    operation_ = operation, countdown_ = n, code_ = code, lasting_ = lasting, happened_ = false;
}

bool FaultyMachine::heal() {
    const std::lock_guard lock{mutex_};
    code_ = 0;
    return happened_;
}

void FaultyMachine::install() {
    FaultyMemory::install();
    installed().register_files();
}

int FaultyMachine::verdict(Operation operation) {
    const std::lock_guard lock{mutex_};
    if (code_ == 0 || operation != operation_ || --countdown_ > 0) return 0;
    happened_ = true;
    return std::exchange(code_, lasting_ == Lasting::once ? 0 : code_);
}

void FaultyMachine::watch(const std::filesystem::path& folder) {
    const std::lock_guard lock{mutex_};
    watched_folder_ = folder.string();
    files_.clear();
}

void FaultyMachine::written(const std::string& path, Write write) {
    const std::lock_guard lock{mutex_};
    if (watched_folder_.empty() || !path.starts_with(watched_folder_)) return;
    auto& file = files_[path];
    if (file.removed) file = {}; // a new file of the same name
    file.unsynced.push_back(std::move(write));
}

void FaultyMachine::removed(const std::string& path, bool folder_synced) {
    const std::lock_guard lock{mutex_};
    if (const auto file = files_.find(path); file != files_.end()) file->second.removed = true;
    if (folder_synced) forget_removed();
}

void FaultyMachine::forget_removed() {
    std::erase_if(files_, [](const auto& file) { return file.second.removed; });
}

void FaultyMachine::synced(const std::string& path) {
    const std::lock_guard lock{mutex_};
    const auto file = files_.find(path);
    if (file == files_.end()) return;
    for (const auto& write : file->second.unsynced)
        apply(file->second.synced, write);
    file->second.unsynced.clear();
    forget_removed(); // the first sync of a new file syncs its folder
}

void FaultyMachine::apply(std::string& contents, const Write& write) {
    if (write.truncation) return contents.resize(write.offset);
    contents.resize(std::max(contents.size(), write.offset + write.bytes.size()));
    std::ranges::copy(write.bytes, contents.begin() + static_cast<std::ptrdiff_t>(write.offset));
}

void FaultyMachine::apply_some_sectors(std::string& contents, const Write& write, std::minstd_rand& random) {
    if (write.truncation) {
        if (random() % 2 == 0) apply(contents, write);
        return;
    }
    for (std::size_t at = 0; at < write.bytes.size(); at += sector)
        if (random() % 2 == 0) apply(contents, {write.offset + at, write.bytes.substr(at, sector), false});
}

void FaultyMachine::cut_power(
    const std::filesystem::path& from, const std::filesystem::path& to, unsigned seed) {
    const std::lock_guard lock{mutex_};
    std::minstd_rand random{seed};
    std::filesystem::create_directories(to);
    for (const auto& [path, file] : files_) {
        auto contents = file.synced;
        for (const auto& write : file.unsynced)
            apply_some_sectors(contents, write, random);
        if (!path.starts_with(from.string()) || (file.removed && random() % 2 == 0)) continue;
        std::ofstream{to / std::filesystem::path{path}.filename(), std::ios::binary} << contents;
    }
}

} // namespace folkmoot::store
