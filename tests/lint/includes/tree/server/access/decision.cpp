#include "access/decision.hpp"

#include "store/statement.hpp"
#include "identity/session.hpp"
#include <folkmoot/viewer.hpp>
#include <soci/soci.h>
