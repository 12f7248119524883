#pragma once
#include "../server/precompiled.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
