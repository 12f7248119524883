#pragma once
#include "store/house.hpp"

#include "folkmoot/transaction.hpp"

#include <filesystem>

namespace folkmoot::store {

class Connection;

/// A store opened to be looked at, on the caller's thread, beside a server that has it: it takes no lock,
/// writes nothing and changes no table. For `folkmoot doctor`.
class Beside {
public:
    /// Throws StartError with a sentence when there is no store yet or it cannot be reached.
    Beside(Settings settings, const Clock& clock);
    ~Beside();
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;

    /// Runs `work` on a snapshot; throws what it throws.
    void read(const std::function<void(ReadTx&)>& work);

    /// The steps of a module's folder that the store has not taken yet, by name, and those it has taken that
    /// are others than the folder's.
    std::vector<std::string> steps_that_differ(
        const std::string& module, const std::filesystem::path& folder);

private:
    /// Looking makes nothing, so it needs no ids.
    class NoMint final : public IdMint {
        ObjectId next() override;
    };
    NoMint mint_;
    House house_;
    std::unique_ptr<Connection> connection_;
};

} // namespace folkmoot::store
