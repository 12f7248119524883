#include "cli/program.hpp"

#include "cli/commands.hpp"
#include "cli/import/dump_worker.hpp"
#include "host/log.hpp"

#include <iostream>

namespace folkmoot::cli {

int run(int count, char** arguments) {
    if (count == 2 && std::string_view{arguments[0]} == dump_worker) return run_dump_worker(arguments[1]);
    CommandLine line{"folkmoot", "Folkmoot, a secure collaboration server for government.",
        "Each command explains itself: folkmoot COMMAND --help. Chapters for operators are in ops/runbooks."};
    Command program = line.program();
    Site site;
    site.offer_option(program);
    add_serve(program, site);
    add_setup(program, site);
    add_migrate(program, site);
    add_restored(program, site);
    add_doctor(program, site);
    add_person(program, site);
    add_import(program, site);
    add_export(program, site);
    add_search(program, site);
    add_seed(program, site);
    add_audit(program, site);
    add_openapi(program, site);
    add_module(program);
    try {
        const auto called = line.read(count, arguments);
        if (!called) return called.error();
        host::start_log("error"); // a command's words are its output; serve logs more
        (*called)();
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "folkmoot: " << error.what() << "\n";
        return 1;
    }
}

} // namespace folkmoot::cli
