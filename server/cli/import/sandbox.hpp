#pragma once

namespace folkmoot::cli {

/// Leaves this process nothing but what is open, its memory and its processor: from now on it opens no file
/// and no socket, starts no process and signals none; the kernel ends it when it tries. Throws
/// std::runtime_error when the kernel cannot do that.
void enter_sandbox();

} // namespace folkmoot::cli
