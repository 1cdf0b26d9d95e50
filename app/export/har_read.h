#pragma once

#include <memory>
#include <vector>

#include <QByteArray>
#include <QString>

#include "proxy/core/base/result.h"
#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// The entries of a HAR 1.2 file, as rows that come from `source`.
///
/// Shape   what harEntry() wrote comes back equal. Files of browsers and other tools are read too:
/// without `_gatehouse`, facts are taken from address, bodies and timings. The same file gives the
/// same ids.
/// Errors  Invalid: no JSON (with line and column), or no HAR (with the path of what is missing).
/// Nothing is read then.
/// Thread  any; meant for a worker.
Result<std::vector<std::unique_ptr<record::Exchange>>> readHar(const QByteArray& file,
                                                               const QString& source);

}  // namespace gatehouse::app
