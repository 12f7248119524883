#include "access/decision.hpp"

#include "identity/session.hpp"
#include "store/statement.hpp"
#include <folkmoot/viewer.hpp>
#include <soci/soci.h>
