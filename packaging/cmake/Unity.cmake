# gatehouse_unity(TARGET): its sources are compiled in groups of up to GATEHOUSE_UNITY_SIZE that cannot disturb one another
# (unity.py says how they are found, docs/adr/0035 why). Off in release, where every file must stand for itself.
# A word that becomes internal to two files of a group later is a "redefinition": configure again, and they part.
option(GATEHOUSE_UNITY "Compile sources in groups: a build from nothing takes a third of the time" OFF)
set(GATEHOUSE_UNITY_SIZE 8 CACHE STRING "Files in a group: eight for who edits them, more for a build that is made once")
find_package(Python3 QUIET COMPONENTS Interpreter)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/unity.py")

function(gatehouse_unity target)
  if(NOT GATEHOUSE_UNITY OR NOT Python3_FOUND)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "^${CMAKE_SOURCE_DIR}/.*\\.cpp$")
  execute_process(
    COMMAND "${Python3_EXECUTABLE}" "${CMAKE_SOURCE_DIR}/packaging/cmake/unity.py"
      "${CMAKE_BINARY_DIR}/unity/${target}.json" ${GATEHOUSE_UNITY_SIZE} ${sources}
    OUTPUT_VARIABLE rows OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE "\n" ";" rows "${rows}")
  set(path "")
  foreach(word IN LISTS rows)
    if(path STREQUAL "")
      set(path "${word}")
    else()
      set_source_files_properties("${path}" PROPERTIES UNITY_GROUP ${word})
      set(path "")
    endif()
  endforeach()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # A file inside another looks like a header to it, and a header must not have types of its own.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
