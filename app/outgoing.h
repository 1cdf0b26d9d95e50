#pragma once

#include <string>

#include <QNetworkProxy>

namespace gatehouse::app {

/// A proxy as the settings write it, "http://HOST:PORT" or "none", for the window's own calls.
QNetworkProxy proxyOf(const std::string& proxy);

}  // namespace gatehouse::app
