#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "proxy/core/record/record.h"

namespace gatehouse::trace {

using Value = std::variant<std::string, std::int64_t, double, bool>;

struct Attribute {
    std::string name;
    Value value;
};

enum class SpanKind : std::uint8_t { Server = 2, Client = 3 };  ///< numbers of the protocol

/// A piece of work, as OpenTelemetry has it.
struct Span {
    std::string traceId;   ///< 32 hex digits, lower
    std::string spanId;    ///< 16 hex digits, lower
    std::string parentId;  ///< likewise; empty: it is the first of its trace
    std::string name;
    SpanKind kind = SpanKind::Server;
    WallMicros from = 0;
    WallMicros to = 0;
    std::vector<Attribute> attributes;
    std::string error;  ///< what went wrong; empty: nothing
};

/// What is told of a call: one span, and below it one for each attempt where there were several.
///
/// Shape   ids are made of the call's own id, so a call that is told twice is the same span. Steps
///         of one universal request share a trace. The names gen_ai.* are those of Cloudflare's
///         export; labels of the call stand under their own names.
/// Errors  none; what is unknown has no attribute.
std::vector<Span> spansOf(const record::Exchange& call, bool withBodies);

}  // namespace gatehouse::trace
