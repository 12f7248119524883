#include "page.hpp"
#include "../diary/event.hpp"
#include "access/decision.hpp"
#include <folkmoot/registry.hpp>
#include <sodium.h>
#include <string>
