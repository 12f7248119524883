#include <folkmoot/registry.hpp>
#include <string_view>
#include <nlohmann/json.hpp>
