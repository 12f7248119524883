#include "store/private_file.hpp"

#include "store/start_error.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace folkmoot::store {

void create_private(const std::filesystem::path& file, Existing existing) {
    const int flags = O_RDWR | O_CREAT | O_CLOEXEC | (existing == Existing::refused ? O_EXCL : 0);
    const int descriptor = ::open(file.c_str(), flags, 0600);
    if (descriptor < 0) throw StartError("The store's file cannot be made: " + file.string() + ".");
    ::close(descriptor);
}

} // namespace folkmoot::store
