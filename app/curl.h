#pragma once

#include <QString>

#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// The call of a client as a curl command that asks the gateway the same thing again.
///
/// Shape   quoted for a POSIX shell; body bytes are the same. Secrets stand as $GATEHOUSE_KEY.
/// Errors  a body that was cut or holds a zero byte cannot be repeated: a comment line says so.
QString curlCommand(const record::Exchange& exchange, const QString& baseUrl);

}  // namespace gatehouse::app
