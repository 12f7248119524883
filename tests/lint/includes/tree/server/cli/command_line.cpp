#include "cli/command_line.hpp"
#include <CLI/CLI.hpp>
