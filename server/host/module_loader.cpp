#include "host/module_loader.hpp"

#include <fmt/format.h>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace folkmoot::host {
namespace {

constexpr std::uintmax_t largest_module = 256U * 1024 * 1024;

std::string read_whole(const std::filesystem::path& path, std::uintmax_t most) {
    if (!std::filesystem::is_regular_file(path))
        throw std::runtime_error(fmt::format("{} is missing", path.filename().string()));
    if (std::filesystem::file_size(path) > most) throw std::runtime_error("the file is too large");
    std::ifstream file{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!file) throw std::runtime_error(fmt::format("{} cannot be read", path.filename().string()));
    return text;
}

/// A copy of a file in memory that nobody can change any more: what is verified is what is loaded.
class SealedCopy {
public:
    SealedCopy(const std::string& name, std::string_view octets)
        : file_(memfd_create(name.c_str(), MFD_CLOEXEC | MFD_ALLOW_SEALING)) {
        if (file_ < 0) throw std::runtime_error("no memory file for the module");
        for (std::size_t done = 0; done < octets.size();) {
            auto count = ::write(file_, octets.data() + done, octets.size() - done);
            if (count <= 0) throw std::runtime_error("no memory for the module");
            done += static_cast<std::size_t>(count);
        }
        if (fcntl(file_, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
            throw std::runtime_error("the copy of the module cannot be sealed");
    }
    SealedCopy(const SealedCopy&) = delete;
    SealedCopy& operator=(const SealedCopy&) = delete;
    ~SealedCopy() {
        if (file_ >= 0) ::close(file_);
    }
    std::string path() const { return fmt::format("/proc/self/fd/{}", file_); }
    /// Leaves the file open for good: the loader knows a library by its path, and would take the next one
    /// with the same number for this one, which is never unloaded.
    void keep() { file_ = -1; }

private:
    int file_;
};

const ModuleInfo& open_library(const Manifest& manifest, const std::string& octets) {
    if (sha512_of(octets) != manifest.sha512)
        throw std::runtime_error("the file is not the one that was signed");
    if (manifest.sdk != FOLKMOOT_SDK)
        throw std::runtime_error(
            fmt::format("it was built for SDK {}, here is {}", manifest.sdk, FOLKMOOT_SDK));
    SealedCopy copy{manifest.name, octets};
    void* library = dlopen(copy.path().c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library) throw std::runtime_error(fmt::format("it cannot be loaded: {}", dlerror()));
    copy.keep();
    using Entry = const ModuleInfo* (*)();
    auto entry = reinterpret_cast<Entry>(dlsym(library, "folkmoot_module"));
    if (!entry) throw std::runtime_error("it has no entry folkmoot_module");
    const ModuleInfo* info = entry();
    if (auto difference = abi_difference(info->abi); !difference.empty())
        throw std::runtime_error("it was built differently: " + difference);
    if (manifest.name != info->name || manifest.version != info->version)
        throw std::runtime_error("its name or version is not the manifest's");
    return *info;
}

LoadedModule load_one(const std::filesystem::path& library, std::span<const std::byte> public_key,
    const std::vector<LoadedModule>& before, std::span<const std::string> left_out) {
    LoadedModule loaded;
    loaded.name = library.stem().string();
    try {
        auto manifest_path = library;
        auto manifest =
            read_manifest(read_whole(manifest_path.replace_extension(".json"), 64 * 1024), public_key);
        if (manifest.name != loaded.name) throw std::runtime_error("the manifest is another module's");
        loaded.version = manifest.version;
        loaded.left_out = std::ranges::find(left_out, loaded.name) != left_out.end();
        if (loaded.left_out) return loaded;
        for (const auto& needed : manifest.needs)
            if (std::ranges::none_of(
                    before, [&](const LoadedModule& other) { return other.name == needed && other.module; }))
                throw std::runtime_error(fmt::format("it needs the module {}, which is not in use", needed));
        const auto& info = open_library(manifest, read_whole(library, largest_module));
        std::unique_ptr<Module> module{info.create()};
        Collector collector{loaded.name};
        module->install(collector);
        loaded.registrations = collector.take();
        loaded.module = std::move(module);
    } catch (const std::exception& failure) {
        loaded.quarantine = failure.what();
    } catch (...) {
        loaded.quarantine = "it failed in a way that says nothing";
    }
    return loaded;
}

} // namespace

std::string abi_difference(const Abi& module) {
    const Abi house;
    std::string text;
    auto compare = [&](std::string_view what, std::uint32_t theirs, std::uint32_t ours) {
        if (theirs != ours)
            text += fmt::format("{}{} ({}, here {})", text.empty() ? "" : ", ", what, theirs, ours);
    };
    compare("the size of the ABI block", module.size, house.size);
    if (!text.empty()) return text; // the other fields may stand elsewhere
    compare("the SDK", module.sdk, house.sdk);
    compare("the compiler", module.compiler, house.compiler);
    compare("the standard library", module.standard_library, house.standard_library);
    compare("assertions", module.assertions, house.assertions);
    compare("sanitizers", module.sanitized, house.sanitized);
    return text;
}

std::vector<LoadedModule> load_modules(const std::filesystem::path& folder,
    std::span<const std::byte> public_key, std::span<const std::string> left_out) {
    std::vector<std::filesystem::path> libraries;
    if (std::filesystem::is_directory(folder))
        for (const auto& entry : std::filesystem::directory_iterator{folder})
            if (entry.path().extension() == ".so") libraries.push_back(entry.path());
    std::ranges::sort(libraries);

    // A module whose needs are not loaded yet is tried again after the others, as long as that helps.
    std::vector<LoadedModule> loaded;
    while (!libraries.empty()) {
        std::vector<std::filesystem::path> waiting;
        std::vector<LoadedModule> refused;
        for (const auto& library : libraries) {
            auto one = load_one(library, public_key, loaded, left_out);
            if (one.module || one.left_out) {
                loaded.push_back(std::move(one));
            } else {
                waiting.push_back(library);
                refused.push_back(std::move(one));
            }
        }
        if (waiting.size() == libraries.size()) {
            std::ranges::move(refused, std::back_inserter(loaded));
            break;
        }
        libraries = std::move(waiting);
    }
    return loaded;
}

} // namespace folkmoot::host
