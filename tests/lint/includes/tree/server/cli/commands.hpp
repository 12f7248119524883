#pragma once
#include "cli/command_line.hpp"
#include <CLI/App.hpp>
