#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include "proxy/core/record/record.h"
#include "proxy/core/record/redact.h"

namespace gatehouse::app {

// A recorded exchange as JSON and back, for files. Nothing is lost on the way: times stay in
// microseconds, money in pico-dollars, bodies that are no UTF-8 go as base64.
//
// Thread  any; meant for a worker.

/// Everything but the heads and bodies.
QJsonObject factsJson(const record::Exchange& exchange);
/// Errors  a fact of another type is left out, as if it had not been there.
void readFacts(const QJsonObject& facts, record::Exchange& exchange);

/// {"mimeType", "size", "text", "encoding": "base64", "_truncated"}; what does not apply is left
/// out.
QJsonObject bodyJson(const record::Body& body);
record::Body readBody(const QJsonObject& json);

/// "Name: value" lines as [{"name", "value"}].
QJsonArray headersJson(std::string_view lines);
std::string readHeaders(const QJsonArray& headers);

/// [{"at": µs, "size": bytes}]
QJsonArray eventsJson(const std::vector<record::EventMark>& events);
std::vector<record::EventMark> readEvents(const QJsonArray& json);

/// The heads lose what must not leave the machine; so do path, bodies and texts.
void redactForExport(record::Exchange& exchange, const record::Redactor& redactor);

}  // namespace gatehouse::app
