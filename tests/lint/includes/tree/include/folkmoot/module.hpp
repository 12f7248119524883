#include <folkmoot/registry.hpp>
#include <nlohmann/json.hpp>
#include <string_view>
