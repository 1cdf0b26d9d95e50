#pragma once

#include <QString>

namespace gatehouse::app {

/// Where settings and log are when no option says so: the folder somebody chose in the first steps,
/// else the usual one of the desktop.
///
/// Shape   the choice is one line in "gatehouse/data-folder" of the user's folder of settings, so
///         that the window, its commands and a start at login all find the same data.
QString dataHome();
/// True: dataHome() was chosen, and is not there now, as a disk that is not mounted.
bool isDataHomeAway();
/// Makes `folder` the place of the next start. Nothing is moved. Returns what went wrong; empty:
/// nothing.
QString chooseDataHome(const QString& folder);

}  // namespace gatehouse::app
