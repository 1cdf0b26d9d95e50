# gatehouse_flags: language level, warnings and the sanitizers of the preset. Every target links it.
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(GATEHOUSE_CCACHE ccache)
if(GATEHOUSE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without these two ccache leaves alone what is compiled with a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${GATEHOUSE_CCACHE}")
endif()

# gatehouse_precompile(TARGET HEADERS...): headers that nearly every file of the target reads. A file still includes what
# it uses: -DGATEHOUSE_PCH=OFF shows what is missing.
option(GATEHOUSE_PCH "Precompiled headers" ON)
function(gatehouse_precompile target)
  if(GATEHOUSE_PCH AND NOT GATEHOUSE_FUZZ)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      target_compile_options(${target} PRIVATE -fpch-preprocess)
    endif()
  endif()
endfunction()

add_library(gatehouse_flags INTERFACE)
target_compile_features(gatehouse_flags INTERFACE cxx_std_20)
target_include_directories(gatehouse_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(gatehouse_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wno-missing-field-initializers -fno-omit-frame-pointer
  -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports false positives of these two inside optimised library code (GCC bugs 105329, 105562).
  target_compile_options(gatehouse_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
  # Once it optimises it also sees sizes in std::string's own code that the checks there rule out.
  if(GATEHOUSE_SANITIZE OR NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_compile_options(gatehouse_flags INTERFACE -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
  endif()
endif()
target_compile_definitions(gatehouse_flags INTERFACE GATEHOUSE_VERSION="${PROJECT_VERSION}")

find_program(GATEHOUSE_MOLD mold)
if(GATEHOUSE_MOLD AND NOT GATEHOUSE_FUZZ)
  target_link_options(gatehouse_flags INTERFACE -fuse-ld=mold)
endif()

if(GATEHOUSE_SANITIZE)
  target_compile_options(gatehouse_flags INTERFACE -fsanitize=${GATEHOUSE_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(gatehouse_flags INTERFACE -fsanitize=${GATEHOUSE_SANITIZE})
  if(GATEHOUSE_SANITIZE MATCHES "address,undefined")
    # What these look for before each access, the address sanitizer finds at the access. They are two fifths of the
    # compiler's time.
    target_compile_options(gatehouse_flags INTERFACE
      -fno-sanitize=null,alignment,object-size,vptr,pointer-overflow,nonnull-attribute,returns-nonnull-attribute)
  endif()
  if(GATEHOUSE_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(gatehouse_flags INTERFACE -Wno-tsan)  # fences inside Asio
  endif()
endif()

option(GATEHOUSE_LTO "Link-time optimisation" OFF)
if(GATEHOUSE_LTO)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()

# Profile-guided optimisation (docs/adr/0023): "collect" makes programs that count what runs, the folder they wrote
# (packaging/dev/profile fills it) makes programs that are laid out by it. The counts belong to files of the build folder by
# their names below it, so another folder can use them; a file that has changed since is compiled without.
set(GATEHOUSE_PROFILE "" CACHE STRING "collect, or the folder of a profile")
if(GATEHOUSE_PROFILE AND NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  message(FATAL_ERROR "GATEHOUSE_PROFILE needs g++")
elseif(GATEHOUSE_PROFILE STREQUAL "collect")
  set(gatehouse_profile -fprofile-generate -fprofile-update=prefer-atomic "-fprofile-dir=${CMAKE_BINARY_DIR}/profile"
    "-fprofile-prefix-path=${CMAKE_BINARY_DIR}")
  target_compile_options(gatehouse_flags INTERFACE ${gatehouse_profile})
  target_link_options(gatehouse_flags INTERFACE ${gatehouse_profile})
elseif(GATEHOUSE_PROFILE)
  set(gatehouse_profile "-fprofile-use=${GATEHOUSE_PROFILE}" "-fprofile-prefix-path=${CMAKE_BINARY_DIR}"
    -fprofile-partial-training -fprofile-correction -Wno-missing-profile -Wno-coverage-mismatch)
  target_compile_options(gatehouse_flags INTERFACE ${gatehouse_profile})
  target_link_options(gatehouse_flags INTERFACE ${gatehouse_profile})
endif()

# gatehouse_allocator: what our programs allocate with (docs/adr/0017). Never under a sanitizer, which brings its own.
option(GATEHOUSE_JEMALLOC "Programs allocate with jemalloc" ON)
add_library(gatehouse_allocator INTERFACE)
if(GATEHOUSE_JEMALLOC AND NOT GATEHOUSE_SANITIZE AND NOT GATEHOUSE_FUZZ)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(Jemalloc REQUIRED IMPORTED_TARGET jemalloc)
  target_link_libraries(gatehouse_allocator INTERFACE PkgConfig::Jemalloc)
  target_sources(gatehouse_allocator INTERFACE "${CMAKE_CURRENT_LIST_DIR}/jemalloc.cpp")
endif()
