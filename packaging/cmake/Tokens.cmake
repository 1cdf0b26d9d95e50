# The rank tables of proxy/core/tokens, made by packaging/tokens/fetch.sh; without them tokens are estimated.
set(GATEHOUSE_TOKENS "${CMAKE_SOURCE_DIR}/build/tokens" CACHE PATH "Folder of the rank tables")
file(GLOB token_tables CONFIGURE_DEPENDS "${GATEHOUSE_TOKENS}/*.bin")  # looked for anew when they come or go
foreach(table o200k_base cl100k_base letters)
  gatehouse_embed_bytes(gatehouse_core ${table} "${GATEHOUSE_TOKENS}/${table}.bin")
endforeach()
if(NOT token_tables)
  message(STATUS "No rank tables in ${GATEHOUSE_TOKENS}: tokens will be estimated (packaging/tokens/fetch.sh brings them)")
endif()
