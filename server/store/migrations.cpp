#include "store/migrations.hpp"

#include "store/migration_script.hpp"
#include "store/start_error.hpp"

namespace folkmoot::store {
namespace {

constexpr std::string_view history_table = R"(
create table if not exists schema_migration (
    module text not null,
    number integer not null,
    name text not null,
    checksum text not null,
    applied time not null,
    primary key (module, number)
) without rowid)";

struct Applied {
    std::int64_t number = 0;
    std::string name;
    std::string checksum;

    static constexpr auto fields() {
        return std::array{field<&Applied::number>("number", "Its place in the module's order"),
            field<&Applied::name>("name", "The file's name"),
            field<&Applied::checksum>("checksum", "The file's SHA-256")};
    }
};

std::vector<Applied> applied_to(Connection& connection, const std::string& module) {
    static constexpr Sql of_module{
        "select number, name, checksum from schema_migration where module = :module order by number"};
    std::vector<Applied> found;
    const std::array bindings{bind("module", module)};
    connection.query(
        of_module, bindings, shape_of<Applied>, [&]() -> void* { return &found.emplace_back(); });
    return found;
}

void check(const std::string& module, const Applied& step, std::span<const Migration> migrations) {
    const auto known = std::ranges::find(migrations, step.number, &Migration::number);
    if (known == migrations.end())
        throw StartError(fmt::format("The store has step {} of {}, which this version does not know: a newer "
                                     "version has changed it. Start that version.",
            step.name, module));
    if (known->checksum != step.checksum)
        throw StartError(
            fmt::format("Step {} of {} is not the one that was applied: a migration must never be changed.",
                step.name, module));
}

void record(Connection& connection, const std::string& module, const Migration& step, Time now) {
    static constexpr Sql insert{"insert into schema_migration (module, number, name, checksum, applied) "
                                "values (:module, :number, :name, :checksum, :applied)"};
    const std::array bindings{bind("module", module), bind("number", step.number), bind("name", step.name),
        bind("checksum", step.checksum), bind("applied", now)};
    connection.execute(insert, bindings);
}

void run(Connection& connection, const std::string& module, const Migration& step, Time now) {
    const auto script = script_of(step.text, connection.dialect());
    const bool together = script.transaction == Script::Transaction::one;
    if (together) connection.command("begin");
    for (const auto& statement : script.statements)
        connection.command(statement);
    if (!together) connection.command("begin");
    record(connection, module, step, now);
    connection.command("commit");
}

} // namespace

int apply_migrations(
    Connection& connection, const std::string& module, std::span<const Migration> migrations, Time now) {
    for (const auto& statement : script_of(history_table, connection.dialect()).statements)
        connection.command(statement);
    const auto applied = applied_to(connection, module);
    for (const auto& step : applied)
        check(module, step, migrations);
    const std::int64_t last = applied.empty() ? -1 : applied.back().number;
    int taken = 0;
    for (const auto& step : migrations) {
        if (std::ranges::find(applied, step.number, &Applied::number) != applied.end()) continue;
        if (step.number < last)
            throw StartError(
                fmt::format("Step {} of {} comes before one that was applied already.", step.name, module));
        try {
            run(connection, module, step, now);
        } catch (const StartError& wrong) {
            connection.roll_back();
            throw StartError(fmt::format("Step {} of {}: {}", step.name, module, wrong.what()));
        } catch (const Problem&) {
            connection.roll_back();
            throw StartError(
                fmt::format("Step {} of {} failed with {}.", step.name, module, connection.failure().code));
        }
        ++taken;
    }
    return taken;
}

} // namespace folkmoot::store
