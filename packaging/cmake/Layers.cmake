# gatehouse_sources(VAR FOLDER): every source below FOLDER. Globbing with CONFIGURE_DEPENDS: see docs/adr/0007.
function(gatehouse_sources variable folder)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/*.h")
  list(FILTER found EXCLUDE REGEX "/main\\.cpp$")
  set(${variable} ${found} PARENT_SCOPE)
endfunction()
