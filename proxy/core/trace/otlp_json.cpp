#include <type_traits>
#include <utility>
#include <variant>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_writer.h"
#include "proxy/core/trace/otlp.h"

namespace gatehouse::trace {
namespace {

using dialect::JsonWriter;

constexpr std::int64_t kNanosAMicro = 1000;

void writeAttribute(JsonWriter& out, const Attribute& attribute)
{
    out.open('{');
    out.text("key", attribute.name);
    out.open("value", '{');
    if (const auto* text = std::get_if<std::string>(&attribute.value)) {
        out.text("stringValue", *text);
    } else if (const auto* whole = std::get_if<std::int64_t>(&attribute.value)) {
        out.text("intValue", number(*whole));
    } else if (const auto* real = std::get_if<double>(&attribute.value)) {
        out.real("doubleValue", *real);
    } else {
        out.flag("boolValue", std::get<bool>(attribute.value));
    }
    out.close('}');
    out.close('}');
}

void writeSpan(JsonWriter& out, const Span& span)
{
    out.open('{');
    out.text("traceId", span.traceId);
    out.text("spanId", span.spanId);
    out.textIf("parentSpanId", span.parentId);
    out.text("name", span.name);
    out.integer("kind", static_cast<std::int64_t>(span.kind));
    out.text("startTimeUnixNano", number(span.from * kNanosAMicro));
    out.text("endTimeUnixNano", number(span.to * kNanosAMicro));
    out.open("attributes", '[');
    for (const Attribute& each : span.attributes) writeAttribute(out, each);
    out.close(']');
    out.open("status", '{');
    if (!span.error.empty()) {
        out.integer("code", kErrorStatus);
        out.text("message", span.error);
    }
    out.close('}');
    out.close('}');
}

}  // namespace

std::string otlpJson(std::span<const Span> spans, std::string_view version)
{
    std::string text;
    JsonWriter out(text);
    out.open('{');
    out.open("resourceSpans", '[');
    out.open('{');
    out.open("resource", '{');
    out.open("attributes", '[');
    writeAttribute(out, {"service.name", std::string(kServiceName)});
    writeAttribute(out, {"service.version", std::string(version)});
    out.close(']');
    out.close('}');
    out.open("scopeSpans", '[');
    out.open('{');
    out.open("scope", '{');
    out.text("name", kServiceName);
    out.text("version", version);
    out.close('}');
    out.open("spans", '[');
    for (const Span& each : spans) writeSpan(out, each);
    out.close(']');
    out.close('}');
    out.close(']');
    out.close('}');
    out.close(']');
    out.close('}');
    return text;
}

}  // namespace gatehouse::trace
