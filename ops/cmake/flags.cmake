set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
set(CMAKE_BUILD_RPATH_USE_ORIGIN ON)

add_compile_options(
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough -Wunused -Wno-missing-designated-field-initializers -Wno-c23-extensions -Werror
  -fstack-protector-strong -fstack-clash-protection -fcf-protection
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=
  "SHELL:-Xclang -fno-pch-timestamp")
add_compile_definitions(_GLIBCXX_ASSERTIONS)
add_link_options(-fuse-ld=lld -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed)

if(FOLKMOOT_SANITIZE)
  add_compile_options(-fsanitize=${FOLKMOOT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${FOLKMOOT_SANITIZE})
  add_compile_definitions(FOLKMOOT_SANITIZED=1)
  if(FOLKMOOT_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
  endif()
else()
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()
