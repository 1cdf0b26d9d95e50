#pragma once

#include <string>
#include <vector>

#include <QStringList>

#include "proxy/core/config/config.h"
#include "proxy/shell/store/reader.h"

/// Models whose calls a budget cannot count, as nobody knows what they cost.
///
/// Thread  any.
namespace gatehouse::app {

/// Those that names of the user's own and redirects of limits lead to.
QStringList unpricedTargets(const config::Config& config);
/// Those that were called.
QStringList unpricedCalled(const store::Overview& overview);
/// "openai/new, mistral/x and 3 more".
QString modelsWords(QStringList models);

}  // namespace gatehouse::app
