#include "richtext/tree.hpp"
#include "store/statement.hpp"
