#include "store/seal.hpp"

#include <cstdlib>

using namespace folkmoot;

/// A cursor that this site has not sealed opens for nobody; one that it has, opens as it was closed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static store::Seal seal;
    const std::string_view text{reinterpret_cast<const char*>(data), std::min(size, store::Seal::longest)};
    if (seal.open("list", ObjectId{7}, text)) std::abort();
    const std::string closed = seal.close("list", ObjectId{7}, text);
    if (seal.open("list", ObjectId{7}, closed) != text) std::abort();
    if (seal.open("list", ObjectId{8}, closed) || seal.open("other", ObjectId{7}, closed)) std::abort();
    return 0;
}
