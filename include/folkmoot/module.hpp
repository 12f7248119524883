#pragma once
#include "folkmoot/registry.hpp"

/// Rises whenever a module built before must be built again. Stands in each module's manifest and binary; the
/// house loads only those with its own number.
#define FOLKMOOT_SDK 1

namespace folkmoot {

/// What house and module must have in common. Compared field by field before any of the module's own code is
/// called.
struct Abi {
    std::uint32_t size = sizeof(Abi);
    std::uint32_t sdk = FOLKMOOT_SDK;
    std::uint32_t compiler = __clang_major__ * 100 + __clang_minor__;
    std::uint32_t standard_library = _GLIBCXX_RELEASE;
    std::uint32_t assertions =
#ifdef NDEBUG
        0;
#else
        1;
#endif
    std::uint32_t sanitized =
#ifdef FOLKMOOT_SANITIZED
        1;
#else
        0;
#endif
};

/// One feature. It owns all its state and is destroyed after the last request; it starts no threads, opens no
/// files and reads no clock of its own.
class Module {
public:
    virtual ~Module() = default;
    /// Says what the module adds; runs once, before the first request. What it throws puts the module into
    /// quarantine with that sentence.
    virtual void install(Registry& registry) = 0;
};

/// What the one entry of a module gives. The manifest beside the .so says the same and is checked before it
/// is loaded.
struct ModuleInfo {
    Abi abi;
    const char* name;
    const char* version;
    Module* (*create)();
};

} // namespace folkmoot

/// Ends a module.cpp: FOLKMOOT_MODULE(WikiModule, "wiki", "1.0")
#define FOLKMOOT_MODULE(Type, name, version)                                                                 \
    extern "C" [[gnu::visibility("default")]] const folkmoot::ModuleInfo* folkmoot_module() {                \
        static constexpr folkmoot::ModuleInfo info{                                                          \
            {}, name, version, []() -> folkmoot::Module* { return new Type; }};                              \
        return &info;                                                                                        \
    }
