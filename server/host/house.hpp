#pragma once
#include "host/configuration.hpp"
#include "host/file_room.hpp"
#include "host/found_drafts.hpp"
#include "host/guide.hpp"
#include "host/module_loader.hpp"
#include "host/registries.hpp"
#include "host/system.hpp"
#include "identity/password.hpp"
#include "search/feeder.hpp"
#include "search/search.hpp"
#include "store/database.hpp"
#include "web/catalogue.hpp"

namespace folkmoot::events {
class Sequencer;
}

namespace folkmoot::host {

/// The product's version, "0.1.0".
std::string_view version();

/// What tests put in place of the world: the clock, the ids, the price of a password.
struct World {
    const Clock* clock = nullptr; ///< null: the machine's
    IdMint* ids = nullptr; ///< null: by time and chance
    identity::PasswordCost password_cost;
    files::DiskWatch::Probe disk = {}; ///< empty: the machine's disks
};

/// Everything of a site but its network side: store, modules, texts, search, files. What `folkmoot serve`
/// serves, what every other command works on, and what tests start in a process of their own. Start order:
/// texts -> store -> core's tables -> modules (verify, load, their tables, install) -> permissions and roles
/// -> keys -> sequencer. Anything wrong stops the start with one sentence (std::runtime_error).
class House {
public:
    explicit House(Configuration configuration, World world = {});
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    const Configuration& configuration() const { return configuration_; }
    const Clock& clock() const { return *clock_; }
    IdMint& ids() { return *ids_; }
    const web::Catalogue& catalogue() const { return catalogue_; }
    const Guide& guide() const { return guide_; }
    store::Database& database() { return *database_; }
    const Registries& registries() const { return registries_; }
    Services& services() { return *services_; }
    const std::vector<LoadedModule>& modules() const { return modules_; }
    FileRoom& files() { return *files_; }
    search::Feeder& feeder() { return *feeder_; }

private:
    void load();
    void settle();
    void feed_search();

    Configuration configuration_;
    SystemClock system_clock_;
    SystemRng rng_;
    std::unique_ptr<TimeMint> mint_;
    const Clock* clock_;
    IdMint* ids_;
    identity::PasswordCost password_cost_;
    web::Catalogue catalogue_;
    Guide guide_;
    std::vector<LoadedModule>
        modules_; ///< destroyed after the store's threads: their code may still run there
    Registries registries_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<Services> services_;
    std::unique_ptr<events::Sequencer> sequencer_;
    std::unique_ptr<FileRoom> files_;
    std::unique_ptr<FoundDrafts> drafts_;
    search::SearchTypes search_types_;
    search::Index search_index_;
    search::Search search_{search_index_, search_types_};
    std::unique_ptr<search::Feeder> feeder_;
};

} // namespace folkmoot::host
