# gatehouse_qt_flags: the strict Qt dialect. Only app/, ui/ and their tests link it.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Charts Svg)
add_library(gatehouse_qt_flags INTERFACE)
target_compile_definitions(gatehouse_qt_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_NO_KEYWORDS QT_NO_FOREACH
  QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_STRICT_ITERATORS)
