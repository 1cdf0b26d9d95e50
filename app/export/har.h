#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// One entry of a HAR 1.2 log.
///
/// Shape   `request` is what the client sent, `response` what it got. What HAR has no place for
/// goes into `_gatehouse`, the times of a stream's events into `response._events`, so that
/// readHar() gives back an equal exchange. Units   milliseconds, as HAR has them; `_` fields in
/// microseconds. Source  HAR 1.2 (Odvarko, Jain, Davies), sections of the object types.
QJsonObject harEntry(const record::Exchange& exchange, const QString& baseUrl);

/// What stands before the first entry, and after the last one. Entries are parted by commas.
QByteArray harBegin();
QByteArray harEnd();

}  // namespace gatehouse::app
