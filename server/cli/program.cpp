#include "cli/program.hpp"

#include "cli/commands.hpp"
#include "host/log.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace folkmoot::cli {

int run(int count, char** arguments) {
    CLI::App app{"Folkmoot, a secure collaboration server for government.", "folkmoot"};
    app.require_subcommand(1);
    app.footer(
        "Each command explains itself: folkmoot COMMAND --help. Chapters for operators are in ops/runbooks.");
    Site site;
    site.offer_option(app);
    Action action;
    add_serve(app, site, action);
    add_setup(app, site, action);
    add_migrate(app, site, action);
    add_doctor(app, site, action);
    add_person(app, site, action);
    add_import(app, site, action);
    add_search(app, site, action);
    add_audit(app, site, action);
    add_openapi(app, site, action);
    add_module(app, action);
    try {
        app.parse(count, arguments);
        host::start_log("error"); // a command's words are its output; serve logs more
        action();
        return 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        std::cerr << "folkmoot: " << error.what() << "\n";
        return 1;
    }
}

} // namespace folkmoot::cli
