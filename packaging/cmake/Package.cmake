# What is installed where, and the two Debian packages: gatehouse (the window) and gatehouse-server. Made by
# packaging/linux/build-deb.sh.
include(GNUInstallDirs)
set(package_folder "${CMAKE_SOURCE_DIR}/packaging")
set(package_made "${CMAKE_BINARY_DIR}/package")

# gatehouse_compressed(FILE NAME FOLDER COMPONENT): installs FILE as FOLDER/NAME.gz, the same bytes each time.
find_program(GATEHOUSE_GZIP gzip REQUIRED)
function(gatehouse_compressed file name folder component)
  set(made "${package_made}/${component}/${name}.gz")
  execute_process(COMMAND "${GATEHOUSE_GZIP}" -9nc "${file}" OUTPUT_FILE "${made}" COMMAND_ERROR_IS_FATAL ANY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  install(FILES "${made}" DESTINATION "${folder}" COMPONENT ${component})
endfunction()

# gatehouse_documents(COMPONENT PACKAGE): what Debian asks of every package.
function(gatehouse_documents component package)
  file(MAKE_DIRECTORY "${package_made}/${component}")
  set(folder "${CMAKE_INSTALL_DATADIR}/doc/${package}")
  install(FILES "${package_folder}/linux/copyright" DESTINATION "${folder}" COMPONENT ${component})
  file(READ "${package_folder}/linux/changelog" changes)
  string(REGEX REPLACE "^gatehouse " "${package} " changes "${changes}")
  file(WRITE "${package_made}/${component}/changes" "${changes}")
  gatehouse_compressed("${package_made}/${component}/changes" changelog "${folder}" ${component})
  install(FILES "${CMAKE_SOURCE_DIR}/CHANGELOG.md" "${CMAKE_SOURCE_DIR}/README.md" DESTINATION "${folder}" COMPONENT ${component})
endfunction()

if(TARGET gatehouse-server)
  gatehouse_documents(server gatehouse-server)
  install(TARGETS gatehouse-server RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT server)
  gatehouse_compressed("${package_folder}/server/gatehouse-server.8" gatehouse-server.8 ${CMAKE_INSTALL_MANDIR}/man8 server)
  # The unit in the tree is for "make install" by hand; a package lives in /usr.
  file(READ "${package_folder}/server/gatehouse.service" unit)
  string(REPLACE "/usr/local/bin/" "/usr/bin/" unit "${unit}")
  file(WRITE "${package_made}/server/gatehouse-server.service" "${unit}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${package_folder}/server/gatehouse.service")
  install(FILES "${package_made}/server/gatehouse-server.service" DESTINATION lib/systemd/system COMPONENT server)
  install(FILES "${CMAKE_SOURCE_DIR}/resources/samples/sample-only.json" DESTINATION /etc/gatehouse
    RENAME gatehouse.json COMPONENT server)
  install(FILES "${package_folder}/server/gatehouse.env" DESTINATION /etc/gatehouse
    PERMISSIONS OWNER_READ OWNER_WRITE COMPONENT server)
endif()

if(TARGET gatehouse)
  set(id dev.gatehouse.Gatehouse)
  gatehouse_documents(desktop gatehouse)
  install(TARGETS gatehouse RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT desktop)
  gatehouse_compressed("${package_folder}/linux/gatehouse.1" gatehouse.1 ${CMAKE_INSTALL_MANDIR}/man1 desktop)
  install(FILES "${package_folder}/linux/${id}.desktop" DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT desktop)
  install(FILES "${package_folder}/linux/${id}.metainfo.xml" DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT desktop)
  install(FILES "${package_folder}/linux/${id}.svg" DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
    COMPONENT desktop)
  foreach(size 48 128 256)
    install(FILES "${package_folder}/linux/icons/${size}.png" RENAME ${id}.png COMPONENT desktop
      DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
  endforeach()
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gatehouse)
set(CPACK_PACKAGE_CONTACT "The Gatehouse developers <gatehouse@localhost>")
set(CPACK_PACKAGE_VENDOR Gatehouse)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY "${package_made}")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL "")
foreach(component desktop server)
  if(EXISTS "${package_made}/${component}")
    list(APPEND CPACK_COMPONENTS_ALL ${component})
  endif()
endforeach()
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME gatehouse)
set(CPACK_COMPONENT_DESKTOP_DESCRIPTION "AI gateway on your desk
Gatehouse passes calls of your programs on to AI providers and shows each of
them: arriving, streaming, counted and priced. Keys stay in the keychain.
This is the program with a window; gatehouse-server runs without one.")
# shlibdeps sees what is linked; plug-ins that are loaded by name it cannot see.
set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS "qt6-qpa-plugins, libqt6svg6, ca-certificates, tzdata")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "qt6-wayland, qt6-translations-l10n, gnome-keyring | kwalletmanager")
set(CPACK_DEBIAN_SERVER_PACKAGE_NAME gatehouse-server)
set(CPACK_COMPONENT_SERVER_DESCRIPTION "AI gateway for servers
Gatehouse passes calls on to AI providers, with keys, limits and a record of
each call with its tokens, time and cost. It reads one JSON file, reloads it
without dropping a call, and needs no window and no Qt.")
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "ca-certificates, tzdata")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA "${package_folder}/server/conffiles;${package_folder}/server/postinst")
include(CPack)
