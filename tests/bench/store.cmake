# The store: its speed, and a demo store to look at the window with.
foreach(program store_bench make_store)
  add_executable(${program} ${CMAKE_CURRENT_LIST_DIR}/store/${program}.cpp)
  target_link_libraries(${program} PRIVATE gatehouse_test_support gatehouse_shell)
endforeach()
