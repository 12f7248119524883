option(FOLKMOOT_TESTS "Build the tests" ON)
option(FOLKMOOT_FUZZ "Build the fuzzers (clang's libFuzzer)" OFF)
option(FOLKMOOT_TOGETHER "Compile several sources of a folder at a time: a whole build takes half as long" ON)
set(FOLKMOOT_ONLY "" CACHE STRING "Only these rooms, folders and sources of server/, and the tests that need no others. Empty: all")
set(FOLKMOOT_SANITIZE "" CACHE STRING "Sanitizers, comma separated: address,undefined or thread")

find_program(FOLKMOOT_CCACHE ccache)
if(FOLKMOOT_CCACHE)
  # A precompiled header is only shared through the cache when its time stamp and path play no part. What a source
  # includes is taken from the compiler's own list, which saves running the preprocessor first.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1
    ${FOLKMOOT_CCACHE})
endif()
