#pragma once

namespace folkmoot::cli {

/// The program `folkmoot`: reads its arguments, runs one command and gives the exit code: 0 done, 1 it could
/// not be done (one sentence on standard error says why), 2 arguments that make no sense.
int run(int count, char** arguments);

} // namespace folkmoot::cli
