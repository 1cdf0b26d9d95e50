#pragma once

#include <span>
#include <string>
#include <string_view>

#include "proxy/core/trace/span.h"

namespace gatehouse::trace {

inline constexpr std::string_view kServiceName = "gatehouse";
inline constexpr int kErrorStatus = 2;  ///< STATUS_CODE_ERROR

/// An ExportTraceServiceRequest of OpenTelemetry's protocol, in its two codings over HTTP.
///
/// Shape   one resource (service.name gatehouse), one scope. Texts that are no UTF-8 are mended,
///         as a collector would refuse all spans of the request.
/// Source  opentelemetry-proto: trace/v1/trace.proto, collector/trace/v1; the specification's
///         OTLP/HTTP for JSON (ids in hex, 64-bit numbers as texts).
std::string otlpJson(std::span<const Span> spans, std::string_view version);
std::string otlpProtobuf(std::span<const Span> spans, std::string_view version);

}  // namespace gatehouse::trace
