#pragma once
#include "../precompiled.hpp"

#include <CLI/CLI.hpp>
