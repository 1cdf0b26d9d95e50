# gatehouse_embed(TARGET NAME OUT FILES...): compiles text files into TARGET as a table of
# gatehouse::EmbeddedFile {name, text}, reachable as gatehouse::embedded::NAME(). No resource system needed.
function(gatehouse_embed target name)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp")
  add_custom_command(
    OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" -DNAME=${name} -DOUT=${source} "-DFILES=${ARGN}"
            -P "${CMAKE_SOURCE_DIR}/packaging/cmake/EmbedScript.cmake"
    DEPENDS ${ARGN} "${CMAKE_SOURCE_DIR}/packaging/cmake/EmbedScript.cmake"
    COMMENT "Embedding ${name}" VERBATIM)
  target_sources(${target} PRIVATE "${source}")
endfunction()
