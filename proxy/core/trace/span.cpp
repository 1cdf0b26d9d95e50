#include "proxy/core/trace/span.h"

#include <utility>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/record/media.h"

namespace gatehouse::trace {
namespace {

constexpr std::size_t kTraceDigits = 32;
constexpr std::size_t kSpanDigits = 16;
constexpr double kPicos = 1e12;

std::string idOf(std::string_view of, std::size_t digits)
{
    return hex(sha256(of)).substr(0, digits);
}

/// Of several steps of one request: the same.
std::string traceIdOf(const record::Exchange& call)
{
    if (call.traceId.size() == kTraceDigits) return lower(call.traceId);
    return idOf(call.links.request.empty() ? call.id : call.links.request, kTraceDigits);
}

class Attributes {
public:
    explicit Attributes(std::vector<Attribute>& to) : to_(to) {}

    void text(std::string_view name, std::string_view value)
    {
        if (!value.empty()) to_.push_back({toUtf8(name), toUtf8(value)});
    }

    void whole(std::string_view name, std::int64_t value)
    {
        to_.push_back({std::string(name), value});
    }

    void count(std::string_view name, const chat::Usage::Count& value)
    {
        if (value) whole(name, *value);
    }

    void money(std::string_view name, const std::optional<PicoUsd>& cost)
    {
        if (cost) to_.push_back({std::string(name), static_cast<double>(cost->value) / kPicos});
    }

    void label(const record::Metadatum& entry)
    {
        Value value = toUtf8(entry.value);
        std::int64_t whole = 0;
        if (entry.kind == record::Metadatum::Kind::Bool) {
            value = entry.value == "true";
        } else if (entry.kind == record::Metadatum::Kind::Number && parseInt(entry.value, whole)) {
            value = whole;
        }
        to_.push_back({toUtf8(entry.name), std::move(value)});
    }

private:
    std::vector<Attribute>& to_;
};

void addUsage(Attributes& to, const chat::Usage& usage)
{
    to.count("gen_ai.usage.input_tokens", usage.input);
    to.count("gen_ai.usage.output_tokens", usage.output);
    to.count("gen_ai.usage.cache_read_input_tokens", usage.cacheRead);
    to.count("gen_ai.usage.reasoning_tokens", usage.reasoning);
}

std::string errorOf(const record::Exchange& call)
{
    if (call.outcome == record::Outcome::Ok) return {};
    if (!call.errorText.empty()) return call.errorText;
    return std::string(record::name(call.outcome));
}

/// What the client asked, and what it got.
void addBodies(Attributes& to, const record::Exchange& call)
{
    const auto& answer = call.deliveredBody.bytes.empty() ? call.responseBody : call.deliveredBody;
    if (!record::isBinary(call.requestBody.contentType))
        to.text("gen_ai.prompt_json", call.requestBody.bytes);
    if (!record::isBinary(answer.contentType)) to.text("gen_ai.completion_json", answer.bytes);
}

Span spanOf(const record::Exchange& call, bool withBodies)
{
    Span span;
    span.traceId = traceIdOf(call);
    span.spanId = idOf(call.id, kSpanDigits);
    span.parentId = call.parentSpan;
    span.name =
        cat(call.operation.empty() ? std::string_view("call") : std::string_view(call.operation),
            " ", call.modelAsked);
    span.name = toUtf8(trim(span.name));
    span.from = call.startedAt;
    span.to = call.startedAt + (call.endedAt > 0 ? call.endedAt : 0);
    span.error = toUtf8(errorOf(call));
    Attributes to(span.attributes);
    to.text("gen_ai.operation.name", call.operation);
    to.text("gen_ai.request.model", call.modelAsked.empty() ? call.modelSent : call.modelAsked);
    to.text("gen_ai.response.model", call.modelAnswered);
    to.text("gen_ai.model.provider", call.provider);
    to.text("gen_ai.response.finish_reason", call.finishReason);
    addUsage(to, call.usage);
    to.money("gen_ai.usage.cost", call.cost);
    if (call.status != 0) to.whole("http.response.status_code", call.status);
    to.text("http.request.method", call.method);
    to.text("error.type", call.errorCode);
    to.text("gatehouse.request_id", call.id);
    to.text("gatehouse.gateway", call.gateway);
    to.text("gatehouse.key", call.keyLabel);
    to.text("gatehouse.outcome", record::name(call.outcome));
    to.text("gatehouse.event_id", call.links.event);
    if (call.links.step >= 0) to.whole("gatehouse.step", call.links.step);
    to.text("gatehouse.route", call.route.id);
    to.text("gatehouse.prompt", call.prompt.name);
    if (call.cache.state != record::CacheState::Off)
        to.text("gatehouse.cache", record::name(call.cache.state));
    if (call.firstByteAt >= 0) to.whole("gatehouse.first_byte_us", call.firstByteAt);
    for (const auto& entry : call.metadata) to.label(entry);
    if (withBodies && !call.unlisted) addBodies(to, call);
    return span;
}

Span spanOf(const record::Exchange& call, const Span& parent, std::size_t place)
{
    const auto& attempt = call.attempts[place];
    Span span;
    span.traceId = parent.traceId;
    span.parentId = parent.spanId;
    span.spanId = idOf(cat(call.id, "/", number(static_cast<std::int64_t>(place))), kSpanDigits);
    span.name = cat("attempt ", attempt.provider);
    span.kind = SpanKind::Client;
    span.from = call.startedAt + attempt.startedAt;
    span.to = attempt.endedAt >= attempt.startedAt ? call.startedAt + attempt.endedAt : parent.to;
    if (attempt.status >= 400 || attempt.status == 0)
        span.error = toUtf8(attempt.errorText.empty() ? attempt.errorCode : attempt.errorText);
    Attributes to(span.attributes);
    to.text("gen_ai.request.model", attempt.model);
    to.text("gen_ai.model.provider", attempt.provider);
    addUsage(to, attempt.usage);
    to.money("gen_ai.usage.cost", attempt.cost);
    if (attempt.status != 0) to.whole("http.response.status_code", attempt.status);
    to.text("url.full", attempt.url);
    to.text("error.type", attempt.errorCode);
    return span;
}

}  // namespace

std::vector<Span> spansOf(const record::Exchange& call, bool withBodies)
{
    std::vector<Span> spans;
    spans.push_back(spanOf(call, withBodies));
    if (call.attempts.size() > 1) {
        for (std::size_t i = 0; i < call.attempts.size(); ++i)
            spans.push_back(spanOf(call, spans.front(), i));
    }
    return spans;
}

}  // namespace gatehouse::trace
