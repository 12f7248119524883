#include "page.hpp"
#include <folkmoot/registry.hpp>
#include <string>
#include "access/decision.hpp"
#include <sodium.h>
#include "../diary/event.hpp"
