#pragma once

#include <QStringList>

namespace gatehouse::app {

/// Starts this program again, beside itself. For when the last thing it does is done: until then a
/// second start hands over to the first. False: it did not start.
bool startAgain(const QStringList& arguments);

}  // namespace gatehouse::app
