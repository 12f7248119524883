#pragma once
#include <stdexcept>

namespace folkmoot::store {

/// Why the store cannot be opened, as a sentence for the operator. The program says it and ends.
class StartError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace folkmoot::store
