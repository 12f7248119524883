#include "store/beside.hpp"

#include "store/defect.hpp"
#include "store/migrations.hpp"
#include "store/postgres_connection.hpp"
#include "store/sqlite_connection.hpp"
#include "store/start_error.hpp"
#include "store/transactions.hpp"

#include <map>

namespace folkmoot::store {
namespace {

constexpr Sql steps_taken{
    "select name, checksum from schema_migration where module = :module order by number"};

struct StepTaken {
    std::string name;
    std::string checksum;
    static constexpr auto fields() {
        return std::array{field<&StepTaken::name>("name", "The file's name"),
            field<&StepTaken::checksum>("checksum", "The file's SHA-256")};
    }
};

std::unique_ptr<Connection> connect(const Settings& settings) {
    if (!settings.url.starts_with(sqlite_scheme))
        return std::make_unique<PostgresConnection>(
            settings.url, Use::reading, settings.read_limit, settings.notices);
    const std::filesystem::path file{settings.url.substr(sqlite_scheme.size())};
    if (!std::filesystem::exists(file))
        throw StartError("There is no store yet: folkmoot setup makes " + file.string() + ".");
    return std::make_unique<SqliteConnection>(file, Use::reading, settings.notices);
}

} // namespace

ObjectId Beside::NoMint::next() {
    throw defect("a store that is only looked at wants an id");
}

Beside::Beside(Settings settings, const Clock& clock)
    : house_{.settings = std::move(settings), .clock = clock, .ids = mint_}
    , connection_(connect(house_.settings)) { }

Beside::~Beside() = default;

void Beside::read(const std::function<void(ReadTx&)>& work) {
    connection_->forget_failure();
    connection_->command(connection_->dialect() == Dialect::postgres
            ? "begin isolation level repeatable read read only"
            : "begin");
    try {
        ReadTransaction tx{*connection_, house_};
        work(tx);
    } catch (...) {
        connection_->roll_back();
        throw;
    }
    connection_->roll_back();
}

std::vector<std::string> Beside::steps_that_differ(
    const std::string& module, const std::filesystem::path& folder) {
    std::map<std::string, std::string> taken;
    read([&](ReadTx& tx) {
        for (auto& step : tx.rows<StepTaken>(steps_taken, bind("module", module)))
            taken.emplace(std::move(step.name), std::move(step.checksum));
    });
    std::vector<std::string> differing;
    for (const auto& step : migrations_in(folder)) {
        const auto found = taken.extract(step.name);
        if (!found || found.mapped() != step.checksum) differing.push_back(step.name);
    }
    for (const auto& [name, checksum] : taken)
        differing.push_back(name);
    return differing;
}

} // namespace folkmoot::store
