#include "cli/program.hpp"

int main(int count, char** arguments) {
    return folkmoot::cli::run(count, arguments);
}
