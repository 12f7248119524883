#include "identity/viewer_maker.hpp"

namespace folkmoot {

Viewer Viewer::system(const char* why) {
    return ViewerMaker::system(why);
}

} // namespace folkmoot
