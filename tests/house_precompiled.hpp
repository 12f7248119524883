#pragma once
// What the tests of the whole house include: a furnished house, and who asks it.
#include "precompiled.hpp"

#include "kit/furnish.hpp"
