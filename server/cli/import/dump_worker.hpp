#pragma once
#include <string_view>

namespace folkmoot::cli {

/// What the program is called as when it is to be a worker. It is no command: nobody should type it.
inline constexpr std::string_view dump_worker = "folkmoot-dump-worker";

/// What the worker does with the word titles or texts: it locks itself in, reads a dump from standard input
/// and writes what is in it to standard output, a line of JSON for each page and, for texts, its tree in the
/// next line. It is started by DumpPages only. Gives the status to end with.
int run_dump_worker(const char* what);

} // namespace folkmoot::cli
